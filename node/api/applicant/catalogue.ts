import {
  type AppliedFor,
  type Applying,
  agreementContext,
  agreementOf,
  type Kind,
  type Matter,
  type MatterId,
  type PartyId,
  type SharedState,
  type VersionsOn,
} from '@lianyu/kernel'
import { z } from 'zod'
import { agreementFor } from '../../platform/agreement-for.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { versionsToday } from '../matters/taken-from.ts'
import { newestKind } from '../newest-kind.ts'
import { onePerNode } from '../one-per-node.ts'
import { Remembered } from '../remembered.ts'
import { sayValue } from '../say/say-value.ts'
import { textShape } from '../shapes.ts'
import { askedOf, askedShape } from './asked.ts'

const guideShape = z.object({
  id: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  sample: z.boolean(),
  online: z.boolean().describe('false: at a window only'),
  keeper: textShape.describe('which place decides it'),
  shown: z.array(z.object({ field: z.string(), label: textShape, value: textShape })),
  papers: z.array(z.object({ name: z.string(), hadFrom: z.string().nullable().describe('need not be brought') })),
  coming: z
    .object({ day: z.string(), version: z.number() })
    .nullable()
    .describe('a revision that begins later; until then what stands here holds, and nothing where it is the first'),
})
export type Guide = z.output<typeof guideShape>

export const offerShape = z.array(
  z.object({
    kind: z.string(),
    label: textShape,
    who: z.array(z.enum(['person', 'firm'])),
    asks: z.array(askedShape),
    guides: z.array(guideShape).nullable().describe('null: the form is all there is'),
  }),
)

const mostGuides = 500
const keptMs = 10_000
const keptOffers = onePerNode((_: NodeDeps) => new Remembered<Offer>(keptMs))
export type Offer = z.output<typeof offerShape>

export const applyingOf = (deps: Pick<NodeDeps, 'packs'>): Applying[] =>
  deps.packs.flatMap(({ applying }) => applying ?? [])

/** What may be applied for in a party, as anybody may read it. Kept for ten seconds: strangers cost no reading of a catalogue. */
export function offerOf(deps: NodeDeps, party: PartyId): Promise<Offer> {
  return keptOffers(deps).of(party, () => readOffer(deps, party))
}

async function readOffer(deps: NodeDeps, party: PartyId): Promise<Offer> {
  return Promise.all(
    applyingOf(deps).map(async (applying) => {
      const { kind: id, label, who, asks, catalogue } = applying
      const kind = newestKind(deps, id) as Kind
      return {
        kind: id,
        label,
        who,
        asks: askedOf(kind, asks),
        guides: catalogue === undefined ? null : await guidesOf(deps, party, id, catalogue),
      }
    }),
  )
}

async function guidesOf(deps: NodeDeps, party: PartyId, kind: string, catalogue: AppliedFor): Promise<Guide[]> {
  const { rows } = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ id: MatterId }>(
      `select id from matter where party = $1 and kind = $2 order by title, id limit ${mostGuides}`,
      [party, catalogue.kind],
    ),
  )
  const matters = await deps.journal.getMany(
    party,
    rows.map(({ id }) => id),
  )
  const agreements = new Map<PartyId, Promise<AgreementContext | undefined>>()
  const guides: Guide[] = []
  for (const { id } of rows) {
    const matter = matters.get(id)
    const of = matter && deps.kindsByHash(matter.shared.kind)
    if (matter === undefined || of === undefined || !inUse(deps, kind, of, matter)) continue
    const { origin } = matter.shared
    if (!agreements.has(origin)) agreements.set(origin, agreementWith(deps, party, origin, kind))
    const agreement = origin === party ? undefined : await agreements.get(origin)
    const mayReceive =
      agreement === undefined ? origin === party : receives(deps, party, kind, catalogue, matter, agreement)
    const versions = await versionsToday(deps, party, of, matter)
    guides.push(guideOf(deps, catalogue, of, versions?.held?.state ?? matter.shared, mayReceive, versions?.coming))
  }
  return guides
}

type AgreementContext = ReturnType<typeof agreementContext>

async function agreementWith(deps: NodeDeps, party: PartyId, other: PartyId, kind: string) {
  const id = other === party ? undefined : await agreementFor(deps, deps.kindsByHash, party, other, kind)
  const agreement = id === undefined ? undefined : await deps.journal.get(party, id)
  return agreement && agreementContext(agreementOf(agreement.shared))
}

/** The right to receive it, where the kind needs one: what would be refused in the end is not offered. */
function receives(
  deps: NodeDeps,
  party: PartyId,
  kind: string,
  catalogue: AppliedFor,
  { shared }: Matter,
  agreement: AgreementContext,
): boolean {
  const right = newestKind(deps, kind)?.declaration.opening.right
  if (right === undefined) return true
  const about = shared.fields[catalogue.code]
  const granted = { right, from: shared.origin, about: typeof about === 'string' ? about : '' }
  return agreement.grants?.(kind, granted, party) === true
}

/** At a stage from which a matter may take it over. */
function inUse(deps: NodeDeps, kind: string, of: Kind, { shared }: Matter): boolean {
  const takes = newestKind(deps, kind)?.declaration.opening.takes
  return takes?.stages.includes(shared.tracks[of.declaration.main]?.stage ?? '') ?? true
}

/** @param coming  a version that begins later; the first of all is not applied for before its day */
function guideOf(
  deps: NodeDeps,
  catalogue: AppliedFor,
  kind: Kind,
  shared: SharedState,
  agreed: boolean,
  coming: VersionsOn['coming'],
): Guide {
  const { fields } = shared
  const begun = coming === undefined || coming.version > 1
  const { online, papers } = catalogue
  const words = { names: deps.names, offsetMinutes: deps.offsetMinutes }
  const rows = Array.isArray(fields[papers.field]) ? (fields[papers.field] as Record<string, unknown>[]) : []
  return {
    id: shared.matter,
    title: String(fields[kind.declaration.title] ?? ''),
    code: typeof fields[catalogue.code] === 'string' ? (fields[catalogue.code] as string) : null,
    sample: fields[catalogue.sample] === true,
    online: agreed && begun && [fields[online.field]].flat().includes(online.contains),
    keeper: deps.names.party(shared.origin),
    shown: catalogue.shows.flatMap((field) => {
      const label = kind.labels.fields[field]
      if (label === undefined || fields[field] === undefined || fields[field] === null) return []
      return [{ field, label: { zh: label.zh, en: label.en }, value: sayValue(kind, field, fields[field], words) }]
    }),
    papers: rows.map((row) => ({
      name: String(row[papers.name] ?? ''),
      hadFrom:
        typeof row[papers.hadFrom] === 'string' && row[papers.hadFrom] !== '' ? (row[papers.hadFrom] as string) : null,
    })),
    coming: coming ?? null,
  }
}
