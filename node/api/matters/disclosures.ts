import {
  agreementKindId,
  agreementOf,
  audienceOf,
  type Envelope,
  type Instant,
  isStoredFile,
  type MatterId,
  type PartContent,
  type PartyId,
  purposesOf,
  type Text,
} from '@lianyu/kernel'
import { auditMatter } from '../../identity/audit.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import type { Seen } from '../door.ts'
import type { NamedParty } from './matter-rows.ts'

/** How something personal was shown: looked at here, a paper fetched, taken out as evidence, or handed to another party. */
export type DisclosureHow = 'looked' | 'file' | 'exported' | 'sent'

/** To whom, for what, when. Never who in person: a desk answers for its officers. */
export interface Disclosure {
  how: DisclosureHow
  party: NamedParty
  /** Of the own party; which desk of another looked is in that party's own list. */
  desk: Text | null
  purpose: Text
  count: number
  /** Newest first, the last fifty. */
  times: Instant[]
}

export interface Disclosures {
  /** Whose list it is: each party keeps its own, and a person may ask each. */
  by: NamedParty
  at: Instant
  items: Disclosure[]
}

const timesShown = 50
/** So many lines of the audit log are read at most, newest first. */
const linesRead = 5_000
const text = new TextDecoder()
const saltBytes = 32

/**
 * Who was shown what a matter says of a person, when and for what, as one party knows it: from the looks in its audit log,
 * and from the personal parts that travelled, by the agreement's audience and purposes.
 * @source 个人信息保护法 art. 44, 45, 55, 56
 */
export async function disclosuresOf(
  deps: NodeDeps,
  party: PartyId,
  seen: Pick<Seen, 'matter' | 'kind'>,
): Promise<Disclosures> {
  const id = seen.matter.shared.matter
  const facts = (await deps.journal.facts(party, id)).map(({ bytes, parts }) => ({
    envelope: JSON.parse(text.decode(bytes)) as Envelope,
    personal: parts.personal && (JSON.parse(text.decode(parts.personal.bytes)) as PartContent),
  }))
  const found = new Map<string, Disclosure>()
  const add = (one: Omit<Disclosure, 'count' | 'times'>, at: Instant) => {
    const key = [one.how, one.party.party, one.desk?.zh, one.purpose.zh].join('\n')
    const line = found.get(key) ?? { ...one, count: 0, times: [] }
    line.count += 1
    line.times.push(at)
    found.set(key, line)
  }
  const named = (other: PartyId): NamedParty => ({ party: other, name: deps.names.party(other) })
  const label = seen.kind.labels.kind
  const handling: Text = { zh: `办理本件（${label.zh}）`, en: `Handling this matter (${label.en})` }
  const files = facts.flatMap(({ personal }) => filesIn(personal))
  for (const { how, desk, at } of await looks(deps, party, id, files)) {
    add({ how, party: named(party), desk: deps.names.desk(party, desk), purpose: handling }, at)
  }
  for (const { envelope, to, purposes } of await travelled(deps, party, seen, facts)) {
    for (const other of to) {
      for (const purpose of purposes) {
        add({ how: 'sent', party: named(other), desk: null, purpose }, envelope.at)
      }
    }
  }
  const items = [...found.values()].map((one) => {
    return { ...one, times: one.times.sort().reverse().slice(0, timesShown) }
  })
  return { by: named(party), at: deps.instant(), items: items.sort(newestFirst) }
}

function newestFirst(a: Disclosure, b: Disclosure): number {
  return (b.times[0] ?? '') < (a.times[0] ?? '') ? -1 : 1
}

interface Look {
  how: DisclosureHow
  desk: string
  at: Instant
}

/** Looks that the party's own audit log holds. A line names the matter or a file, so only lines with such a name are read. */
async function looks(deps: NodeDeps, party: PartyId, id: MatterId, files: readonly string[]): Promise<Look[]> {
  const needles = [id, ...files].map((one) => Buffer.from(one))
  const { rows } = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ bytes: Uint8Array; internal: Uint8Array }>(
      `select e.bytes, e.internal from entry e join head h on h.party = $1 and h.log = e.log
        where e.party = $1 and e.matter = $2 and h.scope = 'audit' and e.internal is not null
          and exists (select from unnest($3::bytea[]) as n(needle) where position(n.needle in e.internal) > 0)
        order by e.log desc, e.idx desc limit $4`,
      [tx.party, auditMatter(party), needles, linesRead],
      'looks at a matter',
    ),
  )
  return rows.flatMap(({ bytes, internal }) => {
    const { by, at, step } = JSON.parse(text.decode(bytes)) as Envelope
    const { fields = {} } = JSON.parse(text.decode(internal.subarray(saltBytes))) as PartContent
    const how = howOf(step, fields, id, files)
    return how === undefined ? [] : [{ how, desk: by.desk, at }]
  })
}

function howOf(step: string, fields: Record<string, unknown>, id: MatterId, files: readonly string[]) {
  if (step === 'personal-read' && fields.personalReadAbout === id) return 'looked' as const
  if (step === 'file-read' && files.includes(String(fields.fileReadAbout))) return 'file' as const
  const exported = step === 'exported' && fields.exportedAbout === id
  return exported && String(fields.exportedNote).includes('personal') ? ('exported' as const) : undefined
}

/** Personal parts that other parties may hold: who reads them under the agreement, and for what purpose. */
async function travelled(
  deps: NodeDeps,
  party: PartyId,
  { matter: { shared } }: Pick<Seen, 'matter'>,
  facts: readonly { envelope: Envelope }[],
) {
  if (shared.agreement === undefined) return []
  const held = await deps.journal.get(party, shared.agreement)
  if (held === undefined || deps.kindsByHash(held.shared.kind)?.declaration.id !== agreementKindId) return []
  const agreement = agreementOf(held.shared)
  return facts.flatMap(({ envelope }) => {
    if (envelope.parts.personal === undefined) return []
    const readers = audienceOf(agreement, shared.parties, envelope, 'personal', deps.kindsByHash)
    const purposes = purposesOf(agreement, envelope, deps.kindsByHash).map((purpose) => ({ zh: purpose, en: purpose }))
    const to = readers.filter((reader) => reader !== envelope.by.party)
    return [{ envelope, to, purposes: purposes.length > 0 ? purposes : [unnamed] }]
  })
}

const unnamed: Text = { zh: '协议没有写明用途', en: 'The agreement names no purpose' }

function filesIn(part: PartContent | undefined): string[] {
  return Object.values(part?.fields ?? {}).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => (isStoredFile(one) ? [one.hash] : [])),
  )
}
