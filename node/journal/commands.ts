import { hash } from 'node:crypto'
import {
  agreementContext,
  agreementKindId,
  type Books,
  type Computes,
  canonicalText,
  decide,
  draftContext,
  erase,
  erased,
  type Fact,
  type FactDraft,
  isRefusal,
  isUuidV7,
  type Kind,
  keyedIdOf,
  keyedMatterId,
  type LogId,
  logFor,
  type MatterId,
  mattersLookedAt,
  type OpenInput,
  open,
  type PartyId,
  type Refusal,
  refuse,
  share,
  stepText,
  unseal,
} from '@lianyu/kernel'
import { auditMatterOf, isAudit } from './audit-matter.ts'
import { agreementOfHeld, type ContextSources, checkCarried, contextFor } from './context-for.ts'
import type { Drafted } from './draft-batch.ts'
import type { Job } from './log-writer.ts'
import type { HeldMatter } from './matter-cache.ts'
import type { EraseCommand, ErasedCommand, OpenCommand, ShareCommand, StepCommand, UnsealCommand } from './types.ts'

/** A command with the log it goes to: `home`, `audit`, or an agreement's shared log. */
export interface Routed extends Job {
  scope: string
}

type Sources = Omit<ContextSources, 'actor' | 'command' | 'superior'>

/** @returns the refusal of a command id that is no UUIDv7: it stands in the envelope for ever */
export function checkCommandId(command: string): Refusal | undefined {
  return isUuidV7(command) ? undefined : refuse('command.bad-id', { command: String(command).slice(0, 80) })
}

export function openJob(sources: Sources, c: OpenCommand): Routed | Refusal {
  const kind = sources.engine.kinds.byId(c.kind)
  if (kind === undefined) {
    return refuse('journal.no-kind', { kind: c.kind.slice(0, 80) }, 'kind')
  }
  const audit = kind.declaration.id === 'audit'
  const keyed = keyedIdOf(kind, c.party, c.data)
  if (isRefusal(keyed)) return keyed
  const matter = c.matter ?? keyed ?? (audit ? auditMatterOf(c.party) : `${c.party}:${c.command}`)
  const { computes } = kind.declaration.opening
  const looks = Object.values(mattersLookedAt(computes, c.party, c.data))
  // An agreement's first fact begins the log that it stands in.
  const draft = kind.declaration.id === agreementKindId
  const under = draft ? matter : c.agreement
  const parties = c.parties ?? (draft ? partiesNamed(c.data) : undefined)
  const input: OpenInput = {
    matter,
    data: c.data,
    ...(parties ? { parties } : {}),
    ...(c.trial ? { trial: true } : {}),
  }
  return {
    matter,
    reads: under === undefined || draft ? looks : [under, ...looks],
    fresh: matter === `${c.party}:${c.command}`,
    scope: audit ? 'audit' : (under ?? 'home'),
    command: c.command,
    input: digest(['open', c.kind, matter, c.agreement, c.parties, c.asked ?? c.data, ...(c.trial ? ['trial'] : [])]),
    decide: ({ held, other, context }) => {
      // What a peer wrote under this id opens nothing.
      if (held !== undefined && held.folded.shared.first !== '') {
        if (keyed === undefined) return refuse('journal.matter-exists', { matter })
        const { labels, declaration } = held.kind
        const title = held.folded.shared.fields[declaration.title]
        return refuse('matter.kept-once', { kind: labels.kind, title: typeof title === 'string' ? title : matter })
      }
      const agreement = draft || under === undefined ? undefined : agreementOfHeld(other(under))
      if (under !== undefined && !draft && agreement === undefined) {
        return refuse('journal.no-matter', { matter: under }, 'agreement')
      }
      const beginning = draft ? draftContext(matter, parties ?? [c.party]) : agreement && agreementContext(agreement)
      const drafts = open(kind, input, contextFor({ ...sources, ...c }, context, undefined, beginning, { other }))
      return carried(sources, agreement, { kind, drafts })
    },
  }
}

/** An agreement's form names its parties; `open` checks them. */
function partiesNamed({ parties }: OpenCommand['data']): PartyId[] | undefined {
  return Array.isArray(parties) && parties.every((party) => typeof party === 'string') ? parties : undefined
}

export function stepJob(sources: Sources, c: StepCommand, found: HeldMatter): Routed {
  const { agreement } = found.folded.shared
  const shared = logFor(found.kind, found.folded, c.step) === 'shared' && agreement !== undefined
  const { computes, books } = stepOf(found.kind, c.step)
  const values = { ...found.folded.shared.fields, ...found.folded.overlay.fields, ...c.data }
  const looks = Object.values(mattersLookedAt(computes, c.party, values))
  const account = books && keyedMatterId(c.party, books.kind, [])
  return {
    matter: c.matter,
    reads: [...(agreement === undefined || agreement === c.matter ? [] : [agreement]), ...looks],
    ...(account ? { writes: [account] } : {}),
    scope: isAudit(c.matter) ? 'audit' : shared ? agreement : 'home',
    command: c.command,
    input: digest(['step', c.matter, c.step, c.version, c.to, withoutSealed(found, c)]),
    decide: ({ held, other, lastInLog, context }) => {
      if (held === undefined) {
        return refuse('journal.no-matter', { matter: c.matter })
      }
      if (held.folded.shared.agreement !== agreement) {
        return refuse('journal.meanwhile-shared', { matter: c.matter })
      }
      const terms = agreementOfHeld(termsOf(c.matter, agreement, held, other))
      const drafts = decide(
        held.kind,
        held.folded,
        c.step,
        { data: c.data, ...(c.version === undefined ? {} : { version: c.version }), ...(c.to ? { to: c.to } : {}) },
        contextFor({ ...sources, ...c }, context, held, terms && agreementContext(terms), { other }),
      )
      if (books === undefined || account === undefined || isRefusal(drafts)) {
        return carried(sources, shared ? terms : undefined, { kind: held.kind, drafts })
      }
      const entry = book(sources, c, {
        books,
        account,
        held,
        drafts,
        into: other(account),
        context: lastInLog(account),
      })
      return isRefusal(entry) ? entry : { kind: held.kind, drafts, also: [entry] }
    },
  }
}

/** The entry that the step makes in the account, decided as the account stands after the commands before this one. */
function book(
  sources: Sources,
  c: StepCommand,
  { books, account, held, drafts, into, context }: Booking,
): NonNullable<Drafted['also']>[number] | Refusal {
  if (into === undefined || into.folded.shared.first === '') {
    const kind = sources.engine.kinds.byId(books.kind)?.labels.kind ?? { zh: books.kind, en: books.kind }
    return refuse('step.no-account', { step: stepText(held.kind, c.step), kind })
  }
  const typed = drafts.map(({ parts }) => parts.shared?.fields ?? {})
  const values: Record<string, unknown> = Object.assign({}, held.folded.shared.fields, ...typed)
  const data = Object.fromEntries(
    Object.entries(books.with).flatMap(([field, from]) => {
      const value = from === '$matter' ? c.matter : values[from]
      return value === undefined || value === null ? [] : [[field, value]]
    }),
  )
  const given = contextFor({ ...sources, ...c }, context, into, undefined, { bookedBy: c.matter })
  const entry = decide(into.kind, into.folded, books.step, { data }, given)
  return isRefusal(entry) ? entry : { matter: account, kind: into.kind, drafts: entry }
}

interface Booking {
  books: Books
  account: MatterId
  held: HeldMatter
  drafts: FactDraft[]
  into: HeldMatter | undefined
  context: Parameters<typeof contextFor>[1]
}

function stepOf({ declaration }: Kind, step: string): { computes?: Computes; books?: Books } {
  for (const { steps } of Object.values(declaration.tracks)) {
    if (Object.hasOwn(steps, step)) return steps[step] ?? {}
  }
  return (Object.hasOwn(declaration.open, step) && declaration.open[step]) || {}
}

/** A digest has no salt: of a ballot among a few it would tell which. */
function withoutSealed({ kind }: HeldMatter, { step, asked, data }: StepCommand): StepCommand['data'] {
  const said = asked ?? data
  const sealed = kind.declaration.open[step]?.sealed?.fields
  return sealed ? Object.fromEntries(Object.entries(said).filter(([field]) => !sealed.includes(field))) : said
}

/** Opens a sealed entry of this party; the fact goes where the entry stands. */
export function unsealJob(sources: Sources, c: UnsealCommand, found: HeldMatter): Routed {
  const { agreement } = found.folded.shared
  return {
    matter: c.matter,
    reads: agreement === undefined || agreement === c.matter ? [] : [agreement],
    scope: agreement ?? 'home',
    command: c.command,
    input: digest(['unseal', c.matter, c.leaf]),
    decide: ({ held, other, context }) => {
      if (held === undefined) return refuse('journal.no-matter', { matter: c.matter })
      const terms = agreementOfHeld(termsOf(c.matter, agreement, held, other))
      const under = terms && agreementContext(terms)
      const drafts = unseal(held.kind, held.folded, c, contextFor({ ...sources, ...c }, context, held, under))
      return carried(sources, terms, { kind: held.kind, drafts })
    },
  }
}

/** @param checkpoint  the home log's signed note, covering the matter's last fact */
export function shareJob(sources: Sources, c: ShareCommand, checkpoint: string): Routed {
  return {
    matter: c.matter,
    whole: true,
    reads: [c.agreement],
    scope: c.agreement,
    command: c.command,
    input: digest(['share', c.matter, c.agreement, c.parties]),
    decide: ({ held, other, context }) => {
      const terms = agreementOfHeld(other(c.agreement))
      if (held === undefined || terms === undefined) {
        return refuse('journal.no-matter', { matter: held === undefined ? c.matter : c.agreement })
      }
      const input = { checkpoint, ...(c.parties ? { parties: c.parties } : {}) }
      const under = agreementContext(terms)
      const drafts = share(held.kind, held.folded, input, contextFor({ ...sources, ...c }, context, held, under))
      return carried(sources, terms, { kind: held.kind, drafts })
    },
  }
}

/** @param target  the fact whose part goes, with the number of the log that holds it */
export function eraseJob(
  sources: Sources,
  c: EraseCommand,
  found: HeldMatter,
  target: Fact & { logNumber: number },
): Routed {
  const { agreement } = found.folded.shared
  const shared = agreement !== undefined && target.log.split('/')[1] !== 'home'
  return {
    matter: c.matter,
    reads: agreement === undefined || agreement === c.matter ? [] : [agreement],
    scope: shared ? agreement : 'home',
    command: c.command,
    input: digest(['erase', c.matter, c.leaf, c.part, c.ground]),
    decide: ({ held, other, context }) => {
      if (held === undefined) {
        return refuse('journal.no-matter', { matter: c.matter })
      }
      const terms = agreementOfHeld(termsOf(c.matter, agreement, held, other))
      const input = { target, part: c.part, ground: c.ground }
      const under = terms && agreementContext(terms)
      const drafts = erase(held.kind, held.folded, input, contextFor({ ...sources, ...c }, context, held, under))
      const erases = [{ log: target.logNumber, idx: target.index, part: c.part }]
      return carried(sources, shared ? terms : undefined, { kind: held.kind, drafts, erases })
    },
  }
}

/** @param log  the log that the asking fact stands in: the answer goes where it is read by the same parties */
export function erasedJob(sources: Sources, c: ErasedCommand, found: HeldMatter, log: LogId): Routed {
  const { agreement } = found.folded.shared
  const shared = agreement !== undefined && log.split('/')[1] !== 'home'
  return {
    matter: c.matter,
    reads: agreement === undefined || agreement === c.matter ? [] : [agreement],
    scope: shared ? agreement : 'home',
    command: c.command,
    input: digest(['erased', c.matter, c.asked, c.leaf, c.part]),
    decide: ({ held, other, context }) => {
      if (held === undefined) return refuse('journal.no-matter', { matter: c.matter })
      const terms = agreementOfHeld(termsOf(c.matter, agreement, held, other))
      const under = terms && agreementContext(terms)
      const input = { asked: c.asked, target: c.leaf, part: c.part }
      const drafts = erased(held.kind, held.folded, input, contextFor({ ...sources, ...c }, context, held, under))
      return carried(sources, shared ? terms : undefined, { kind: held.kind, drafts })
    },
  }
}

function termsOf(
  matter: MatterId,
  agreement: MatterId | undefined,
  held: HeldMatter,
  other: (matter: MatterId) => HeldMatter | undefined,
): HeldMatter | undefined {
  return agreement === undefined ? undefined : agreement === matter ? held : other(agreement)
}

function carried(
  { engine }: Sources,
  agreement: ReturnType<typeof agreementOfHeld>,
  { kind, drafts, erases }: Omit<Drafted, 'drafts'> & { drafts: Drafted['drafts'] | Refusal },
): Drafted | Refusal {
  return isRefusal(drafts) ? drafts : checkCarried(engine, agreement, { kind, drafts, ...(erases ? { erases } : {}) })
}

/** What the same command must say again to count as the same: a digest of its canonical form. */
function digest(input: (string | number | object | undefined)[]): Uint8Array {
  const text = canonicalText(input.map((one) => one ?? null))
  return Buffer.from(hash('sha256', text, 'binary').slice(0, 16), 'latin1')
}
