import {
  agreementKindId,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type PartyId,
  PLACED_TERM,
  phaseOfMatter,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { placeField, placeOf } from '../../journal/place-of.ts'
import { listMatters } from '../../store/list-matters.ts'
import type { MatterRow } from '../../store/list-rows.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { type NamedParty, stageLabel } from '../matters/matter-rows.ts'

export interface MapPoint {
  matter: MatterId
  kind: string
  title: string
  sample: boolean
  lon: number
  lat: number
  stage: string
  stageLabel: Text
  /** How far along, in words that kinds have in common. */
  phase?: string
  light: MatterRow['light']
  others: NamedParty[]
}

export interface MapView {
  region: PartyId
  center: [lon: number, lat: number] | null
  outlines: { type: 'FeatureCollection'; features: unknown[] }
  points: MapPoint[]
  /** There are more matters with a place than are shown. */
  more: boolean
  waiting: { party: PartyId; name: Text; count: number; center: [lon: number, lat: number] | null }[]
  sources: Text[]
}

/** More points than that are a carpet, not a map. */
const mostPoints = 500

/** Where things are: matters with a place, on the outlines that the node has, and for whom the party waits. */
export async function mapOf(deps: NodeDeps, session: SignedIn): Promise<MapView> {
  const { party } = session
  const [{ points, more }, waiting] = await Promise.all([
    pointsOf(deps, session),
    inParty(deps.store, party, 'app', waitingFor),
  ])
  const centers = deps.regions?.centers ?? {}
  return {
    region: party,
    center: centers[party] ?? null,
    outlines: deps.regions?.outlines ?? { type: 'FeatureCollection', features: [] },
    points,
    more,
    waiting: waiting.map((row) => ({ ...row, name: deps.names.party(row.party), center: centers[row.party] ?? null })),
    sources: deps.regions === undefined ? [] : [deps.regions.source],
  }
}

/** Matters that have a place, of these kinds or of all that the person may see. */
export async function pointsOf(
  deps: NodeDeps,
  session: SignedIn,
  only?: readonly string[],
): Promise<{ points: MapPoint[]; more: boolean }> {
  const { party } = session
  const placed = kindsInSight(deps, session).filter(
    (kind) =>
      kind.declaration.id !== agreementKindId &&
      placeField(kind) !== undefined &&
      (only?.includes(kind.declaration.id) ?? true),
  )
  const { rows, more } = await inParty(deps.store, party, 'app', (tx) => rowsOf(deps, tx, placed))
  const matters = await deps.journal.getMany(
    party,
    rows.map(({ id }) => id),
  )
  return { points: rows.flatMap((row) => pointOf(deps, party, row, matters.get(row.id)) ?? []), more }
}

/** Those with a place by their term: most matters of a large county may have none. The latest changed come first. */
async function rowsOf(deps: NodeDeps, tx: Tx, kinds: Kind[]): Promise<{ rows: MatterRow[]; more: boolean }> {
  const ids = [...new Set(kinds.map((kind) => kind.declaration.id))]
  if (ids.length === 0) return { rows: [], more: false }
  const query = { kinds: ids, terms: [PLACED_TERM], now: deps.instant(), limit: mostPoints }
  const page = await listMatters(tx, query, mostPoints)
  return isRefusal(page) ? { rows: [], more: false } : { rows: page.rows, more: page.next !== undefined }
}

// `holder_party <> party` in so many words: the index `track_elsewhere` holds only those.
/** Tracks that others hold and some desk of ours waits for, by who holds them. */
async function waitingFor(tx: Tx): Promise<{ party: PartyId; count: number }[]> {
  const text = `select t.holder_party as party, count(*) as count from track t
    where t.party = $1 and t.awaited_by is not null and t.holder_party <> t.party group by t.holder_party order by t.holder_party`
  return (await tx.query<{ party: PartyId; count: number }>(text, [tx.party], 'waiting on the map')).rows
}

function pointOf(deps: NodeDeps, party: PartyId, row: MatterRow, matter: Matter | undefined): MapPoint | undefined {
  const kind = deps.kindsByHash(row.kindHash)
  const place = kind && matter && placeOf(kind, matter.shared.fields)
  if (matter === undefined || kind === undefined || place === undefined) return undefined
  const rule = deps.packs.find((pack) => pack.id === kind.pack)?.phases?.[row.kind]
  const phase = rule && phaseOfMatter(rule, row.stage, matter.shared.fields)
  return {
    matter: row.id,
    kind: row.kind,
    title: row.title,
    sample: row.sample,
    ...place,
    stage: row.stage,
    stageLabel: stageLabel(kind, kind.declaration.main, row.stage),
    ...(phase === undefined ? {} : { phase }),
    light: row.light,
    others: matter.shared.parties
      .filter((other) => other !== party)
      .map((other) => ({ party: other, name: deps.names.party(other) })),
  }
}
