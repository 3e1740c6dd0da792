import {
  type Asking,
  isRefusal,
  type Kind,
  keyedMatterId,
  type Matter,
  type MatterId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { z } from 'zod'
import type { SignedInApplicant } from '../../identity/applicants.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { newestKind } from '../newest-kind.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { textShape } from '../shapes.ts'
import { askedOf, askedShape, filledIn } from './asked.ts'
import { commandFor, officerOf } from './pseudonyms.ts'

export const askingShape = z.object({
  matter: z.string(),
  label: textShape,
  says: textShape,
  title: z.string(),
  sample: z.boolean(),
  until: z.string().nullable().describe('the last day'),
  asks: z.array(askedShape),
  each: z
    .array(z.object({ value: z.string(), label: textShape, answeredAt: z.string().nullable() }))
    .describe('what is answered about, and when this applicant last did; never what was said'),
})
export type AskingShown = z.output<typeof askingShape>

const most = 20

interface OpenOne {
  asking: Asking
  kind: Kind
  matter: Matter
  /** The applicant's own matter in the register. */
  as: MatterId
}

const askingOf = (deps: Pick<NodeDeps, 'packs'>): Asking[] => deps.packs.flatMap(({ asking }) => asking ?? [])

/** What this applicant is asked about now; nothing where nothing is open or they are none of those who are asked. */
export async function listAsking(deps: NodeDeps, who: SignedInApplicant): Promise<AskingShown[]> {
  const found: AskingShown[] = []
  for (const asking of askingOf(deps)) {
    const as = await registeredAs(deps, who, asking)
    // Who is not in the register is told so where they would answer, and by no empty page.
    if (isRefusal(as)) continue
    const { rows } = await inParty(deps.store, who.party, 'app', (tx) =>
      tx.query<{ id: MatterId }>(
        'select id from matter_now where party = $1 and kind = $2 order by changed_second desc, id limit $3',
        [who.party, asking.kind, most],
      ),
    )
    for (const { id } of rows) {
      const open = await openFor(deps, who, id, asking, as)
      if (open !== undefined) found.push(shownOf(deps, open))
    }
  }
  return found
}

export interface AnswerAsked {
  command: string
  matter: MatterId
  /** What is answered about. */
  about: string
  data: Record<string, unknown>
}

/** Adds the applicant's entry; sent again by the same command it is the same one, by another it corrects. */
export async function answerAsking(
  deps: NodeDeps,
  who: SignedInApplicant,
  { command, matter, about, data }: AnswerAsked,
): Promise<AskingShown | Refusal> {
  const notHere = refuse('node.not-found', { what: '评议 survey' })
  const held = await deps.journal.get(who.party, matter)
  const name = held && deps.kindsByHash(held.shared.kind)?.declaration.id
  const asking = askingOf(deps).find(({ kind }) => kind === name)
  if (asking === undefined) return notHere
  const as = await registeredAs(deps, who, asking)
  if (isRefusal(as)) return as
  const open = await openFor(deps, who, matter, asking, as)
  if (open === undefined) return refuse('applicant.not-offered', {})
  if (!asking.each.of.includes(about)) return refuse('node.not-found', { what: '部门 department' }, 'about')
  const typed = await filledIn(deps, who, open.kind, asking.asks, data)
  if (isRefusal(typed)) return typed
  const answer = await deps.journal.step({
    party: who.party,
    actor: {
      party: who.party,
      desk: asking.desk,
      role: 'applicant',
      officer: officerOf(deps.querySecret, who.applicant, matter),
    },
    command: commandFor(deps.querySecret, who.applicant, command, `${asking.step} ${matter}`),
    matter,
    step: asking.step,
    data: {
      ...typed,
      [asking.as.field]: as,
      [asking.each.field]: about,
      [asking.key]: await keyOf(deps, who, as, about),
    },
  })
  if (isRefusal(answer)) return nameRefusal(answer, deps.names, who.party)
  return shownOf(deps, { ...open, matter: (await deps.journal.get(who.party, matter)) ?? open.matter })
}

/** As people read it in a list, and never the same for two firms of one name. */
async function keyOf(deps: NodeDeps, { party, uscc = '' }: SignedInApplicant, as: MatterId, about: string) {
  const own = await deps.journal.get(party, as)
  const title = own && deps.kindsByHash(own.shared.kind)?.declaration.title
  const name = title === undefined ? '' : String(own?.shared.fields[title] ?? '')
  return `${name}（${uscc.slice(-4)}）评${deps.names.desk(party, about).zh}`
}

/** The applicant's own matter in the register, by the credit code that their provider vouches for. */
async function registeredAs(
  deps: NodeDeps,
  { party, sort, uscc }: SignedInApplicant,
  { who, label, desk, as }: Asking,
): Promise<MatterId | Refusal> {
  if (!who.includes(sort) || uscc === undefined) {
    return refuse('applicant.not-for-you', { label, firms: who.includes('firm') })
  }
  const id = keyedMatterId(party, as.kind, [uscc])
  const matter = await deps.journal.get(party, id)
  const kind = matter && deps.kindsByHash(matter.shared.kind)
  const stage = kind && matter.shared.tracks[kind.declaration.main]?.stage
  if (stage === undefined || !as.stages.includes(stage)) {
    const keeper = newestKind(deps, as.kind)?.declaration.opening.at[0]
    return refuse('applicant.not-registered', { office: deps.names.desk(party, keeper ?? desk) })
  }
  return id
}

/** Where the step may be taken in the role, and the last day is not over. */
async function openFor(
  deps: NodeDeps,
  { party }: SignedInApplicant,
  id: MatterId,
  asking: Asking,
  as: MatterId,
): Promise<OpenOne | undefined> {
  const matter = await deps.journal.get(party, id)
  const kind = matter && deps.kindsByHash(matter.shared.kind)
  const step = kind?.declaration.open[asking.step]
  if (matter === undefined || kind === undefined || step === undefined || matter.shared.trial) return undefined
  const stage = matter.shared.tracks[kind.declaration.main]?.stage ?? ''
  const until = matter.shared.fields[asking.until]
  if (!step.by.includes('applicant') || step.during?.includes(stage) === false) return undefined
  if (matter.shared.origin !== party || (typeof until === 'string' && until < deps.today())) return undefined
  return { asking, kind, matter, as }
}

function shownOf(deps: NodeDeps, { asking, kind, matter: { shared }, as }: OpenOne): AskingShown {
  const entries = (shared.adds[asking.step] ?? []).filter(({ fields }) => fields[asking.as.field] === as)
  const { origin, fields } = shared
  return {
    matter: shared.matter,
    label: asking.label,
    says: asking.says,
    title: String(fields[kind.declaration.title] ?? ''),
    sample: fields[asking.sample] === true,
    until: typeof fields[asking.until] === 'string' ? (fields[asking.until] as string) : null,
    asks: askedOf(kind, asking.asks),
    each: asking.each.of.map((value) => ({
      value,
      label: deps.names.desk(origin, value),
      answeredAt: entries.findLast((entry) => entry.fields[asking.each.field] === value)?.at ?? null,
    })),
  }
}
