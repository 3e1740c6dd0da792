import { dayNumber, type Kind, type MatterId, nextStage, type PartyId, type Text, type WallShare } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { readTotals } from '../indicators/read-totals.ts'
import { indicatorsOf } from '../indicators/words.ts'
import { type MapPoint, pointsOf } from '../map/map-of.ts'
import { stageLabel } from '../matters/matter-rows.ts'
import { type TrackRow, trackRows } from '../workbench/track-rows.ts'
import { type Published, publishedOf } from './published.ts'
import { type AcrossRow, acrossRows } from './sides.ts'
import { desksOf, wallTracks } from './wall-tracks.ts'
import { type WallWork, workOf } from './work-of.ts'

/** As a person reads it from six metres: one answer for the whole screen, made of short walks and totals. */
export interface WallView {
  party: PartyId
  name: Text
  now: string
  today: string
  /** 参观模式: what follows then holds nothing of what is late, of who holds it, and no amount that was not published. */
  visitor: boolean
  /** Something among what is shown is a sample. */
  sample: boolean
  points: WallPoint[]
  stages: { stage: string; label: Text; count: number }[]
  /** Days to the end of the year, today not counted. */
  yearEnd: number
  promised: { matter: MatterId; title: string; what: Text; day: string; days: number }[]
  across: AcrossRow[]
  /** How many there are in all, of which `across` holds the most urgent. */
  acrossCount: number
  peers: { party: PartyId; name: Text; state: string; lastSeenAt: string | null }[]
  published: Published | null
  /** Absent in visitor mode. */
  work?: WallWork
}

export type WallPoint = Omit<MapPoint, 'light' | 'phase'> & { light?: MapPoint['light'] }

const shown = { promised: 4, awaited: 50, across: 8 }

/** What the wall's kinds are, of those that the person may see. */
export function wallKinds(deps: Pick<NodeDeps, 'kinds' | 'packs'>, session: SignedIn): string[] {
  const seen = new Set(kindsInSight(deps, session).map(({ declaration }) => declaration.id))
  return [...new Set(deps.packs.flatMap(({ wall }) => wall?.kinds ?? []))].filter((id) => seen.has(id))
}

export async function wallOf(deps: NodeDeps, session: SignedIn, visitor: boolean): Promise<WallView> {
  const { party } = session
  const now = deps.instant()
  const inSight = kindsInSight(deps, session)
  const kinds = wallKinds(deps, session)
  const everyKind = [...new Set(inSight.map(({ declaration }) => declaration.id))]
  const board = deps.packs.map(({ wall }) => wall?.board).find((one) => one !== undefined && kinds.includes(one.kind))
  const read = await inParty(deps.store, party, 'app', async (tx) => {
    const desks = await desksOf(tx)
    const stages = promisedStages(inSight.filter(({ declaration }) => declaration.id === board?.kind))
    return {
      desks,
      stages: await stagesOf(deps, tx, board),
      promised: await wallTracks(
        tx,
        desks,
        { what: 'promised', kinds, stages: [...stages.keys()] },
        now,
        shown.promised,
      ),
      promises: stages,
      awaited: await wallTracks(tx, desks, { what: 'awaited', kinds: everyKind }, now, shown.awaited),
    }
  })
  const points = board === undefined ? [] : (await pointsOf(deps, session, [board.kind])).points
  const shared = points.filter(({ others }) => others.length > 0).map(({ matter }) => matter)
  const across = await acrossRows(deps, session, [...read.awaited.map(({ matter }) => matter), ...shared], visitor)
  const work = visitor ? undefined : await workOf(deps, session, read.desks, kinds, everyKind)
  const promised = (await trackRows(deps, session, read.promised)).flatMap((row) => promiseOf(deps, row, read.promises))
  return {
    party,
    name: deps.names.party(party),
    now,
    today: deps.today(),
    visitor,
    sample:
      points.some((one) => one.sample) ||
      across.some((one) => one.sample) ||
      (work?.late ?? []).some((one) => one.sample),
    points: points.map(({ light, phase: _, ...point }) => (visitor ? point : { ...point, light })),
    stages: read.stages,
    yearEnd: dayNumber(`${deps.today().slice(0, 4)}-12-31`) - dayNumber(deps.today()),
    promised,
    across: across.slice(0, shown.across),
    acrossCount: across.length,
    peers: await peersOf(deps, party),
    published: await publishedOf(deps, session),
    ...(work === undefined ? {} : { work }),
  }
}

/** How many stand at each stage of the board's kind, in the order of its declaration: read from the totals. */
async function stagesOf(deps: NodeDeps, tx: Tx, board: WallShare['board']): Promise<WallView['stages']> {
  const kind = deps.kinds.find(({ declaration }) => declaration.id === board?.kind)
  const indicator = indicatorsOf(deps).find(({ id }) => id === board?.standing)
  if (kind === undefined || indicator === undefined) return []
  const { main, tracks } = kind.declaration
  const counted = new Map<string, number>()
  for (const sample of [false, true]) {
    const rows = await readTotals(tx, { indicator, by: 'stage', sample, from: '', to: '' })
    for (const { key, amount } of rows) counted.set(key, (counted.get(key) ?? 0) + amount)
  }
  return Object.keys(tracks[main]?.stages ?? {}).flatMap((stage) => {
    const count = counted.get(stage) ?? 0
    return count === 0 ? [] : [{ stage, label: stageLabel(kind, main, stage), count }]
  })
}

/** Stages whose clock runs to a promised day, `${kind} ${track} ${stage}`, with the stage that was promised. */
function promisedStages(kinds: readonly Kind[]): Map<string, Text> {
  const found = new Map<string, Text>()
  for (const kind of kinds) {
    for (const [track, { stages }] of Object.entries(kind.declaration.tracks)) {
      for (const [stage, { clock }] of Object.entries(stages)) {
        if (typeof clock?.budget !== 'object' || !('until' in clock.budget)) continue
        const next = nextStage(kind.declaration, track, stage)
        found.set(`${kind.declaration.id} ${track} ${stage}`, stageLabel(kind, track, next ?? stage))
      }
    }
  }
  return found
}

function promiseOf(
  deps: NodeDeps,
  row: TrackRow | undefined,
  promises: ReadonlyMap<string, Text>,
): WallView['promised'] {
  if (row?.reading == null) return []
  const { matter, title, reading } = row
  const what = promises.get(`${row.kind} ${row.track} ${row.stage}`) ?? row.stageLabel
  return [{ matter, title, what, day: reading.due, days: dayNumber(reading.due) - dayNumber(deps.today()) }]
}

/** Neighbours on other nodes with whom something is shared. */
async function peersOf({ exchange, names }: NodeDeps, party: PartyId): Promise<WallView['peers']> {
  return (await exchange.peers(party))
    .filter(({ local, logs, state }) => !local && (logs.length > 0 || state === 'quarantined'))
    .map((peer) => ({
      party: peer.party,
      name: names.party(peer.party),
      state: peer.state,
      lastSeenAt: peer.lastSeenAt ?? null,
    }))
}
