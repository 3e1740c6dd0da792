import {
  agreementKindId,
  agreementOf,
  audienceOf,
  type Envelope,
  type Instant,
  type MatterId,
  type PartyId,
  purposesOf,
  purposeText,
  type Text,
} from '@lianyu/kernel'
import { inParty, type Tx } from '../../store/transaction.ts'
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
/** Who looked without signing in: by the query code, and by what only the person knows. */
const publicDesk = 'public'
const ownPage: Text = { zh: '凭查询码和证件号码后四位', en: 'by the query code and the end of the number' }
/** Facts of one matter that say something of a person, at most; oldest first, as they travelled. */
const saidRead = 1_000
const text = new TextDecoder()

/**
 * Who was shown what a matter says of a person, when and for what, as one party knows it: from the looks in its audit log,
 * and from the personal parts that travelled, by the agreement's audience and purposes. Read from rows of this matter
 * alone (`disclosure`), so it costs no more where the logs are long.
 * @source 个人信息保护法 art. 44, 45, 55, 56
 */
export async function disclosuresOf(
  deps: NodeDeps,
  party: PartyId,
  seen: Pick<Seen, 'matter' | 'kind'>,
): Promise<Disclosures> {
  const id = seen.matter.shared.matter
  const { looks, said } = await inParty(deps.store, party, 'app', async (tx) => ({
    looks: await looksAt(tx, id),
    said: await saidOf(tx, id),
  }))
  const found = new Map<string, Disclosure>()
  const named = (other: PartyId): NamedParty => ({ party: other, name: deps.names.party(other) })
  const label = seen.kind.labels.kind
  const purpose: Text = { zh: `办理本件（${label.zh}）`, en: `Handling this matter (${label.en})` }
  const items: Disclosure[] = looks.map(({ how, desk, count, times }) => {
    const by = desk === publicDesk ? ownPage : deps.names.desk(party, desk)
    return { how, party: named(party), desk: by, purpose, count, times }
  })
  for (const { at, to, purposes } of await travelled(deps, party, seen, said)) {
    for (const other of to) {
      for (const one of purposes) {
        const key = `${other}\n${one.zh}`
        const line = found.get(key) ?? {
          how: 'sent',
          party: named(other),
          desk: null,
          purpose: one,
          count: 0,
          times: [],
        }
        line.count += 1
        line.times.push(at)
        found.set(key, line)
      }
    }
  }
  for (const line of found.values()) {
    items.push({ ...line, times: line.times.sort().reverse().slice(0, timesShown) })
  }
  return { by: named(party), at: deps.instant(), items: items.sort(newestFirst) }
}

function newestFirst(a: Disclosure, b: Disclosure): number {
  return (b.times[0] ?? '') < (a.times[0] ?? '') ? -1 : 1
}

interface Looks {
  how: Exclude<DisclosureHow, 'sent'>
  desk: string
  count: number
  times: Instant[]
}

/** Looks of each sort and desk, with the newest times of each. */
async function looksAt(tx: Tx, id: MatterId): Promise<Looks[]> {
  type Row = { how: Looks['how']; desk: string; at: string; count: number }
  const { rows } = await tx.query<Row>(
    `select l.how, l.desk, l.at, l.count from (
        select d.how, d.desk, d.at, count(*) over (partition by d.how, d.desk) as count,
          row_number() over (partition by d.how, d.desk order by d.at desc, d.log desc, d.idx desc) as place
        from disclosure d where d.party = $1 and d.matter = $2 and d.how <> 'said') l
      where l.place <= $3 order by l.how, l.desk, l.place`,
    [tx.party, id, timesShown],
    'looks at a matter',
  )
  const byKey = Map.groupBy(rows, ({ how, desk }) => `${how} ${desk}`)
  return [...byKey.values()].map((some) => {
    const { how, desk, count } = some[0] as Row
    return { how, desk, count: Number(count), times: some.map(({ at }) => at) }
  })
}

/** Envelopes of the facts that say something of a person; it may have been erased since. */
async function saidOf(tx: Tx, id: MatterId): Promise<Envelope[]> {
  const { rows } = await tx.query<{ bytes: Uint8Array }>(
    `select e.bytes from disclosure d join entry e on e.party = $1 and e.log = d.log and e.idx = d.idx
      where d.party = $1 and d.matter = $2 and d.how = 'said' order by d.at, d.log, d.idx limit $3`,
    [tx.party, id, saidRead],
    'facts that speak of a person',
  )
  return rows.map(({ bytes }) => JSON.parse(text.decode(bytes)) as Envelope)
}

/** Personal parts that other parties may hold: who reads them under the agreement, and for what purpose. */
async function travelled(
  deps: NodeDeps,
  party: PartyId,
  { kind, matter: { shared } }: Pick<Seen, 'kind' | 'matter'>,
  said: readonly Envelope[],
) {
  if (shared.agreement === undefined) return []
  const held = await deps.journal.get(party, shared.agreement)
  if (held === undefined || deps.kindsByHash(held.shared.kind)?.declaration.id !== agreementKindId) return []
  const agreement = agreementOf(held.shared)
  return said.map((envelope) => {
    const readers = audienceOf(agreement, shared.parties, envelope, 'personal', deps.kindsByHash)
    const purposes = purposesOf(agreement, envelope, deps.kindsByHash).map((purpose) => purposeText(kind, purpose))
    const to = readers.filter((reader) => reader !== envelope.by.party)
    return { at: envelope.at, to, purposes: purposes.length > 0 ? purposes : [unnamed] }
  })
}

const unnamed: Text = { zh: '协议没有写明用途', en: 'The agreement names no purpose' }
