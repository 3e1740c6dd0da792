import {
  askedOf,
  type Enquiry,
  enquiryData,
  isRefusal,
  type Kind,
  type PartyId,
  type Publication,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { columnsOf } from '../../journal/kind-columns.ts'
import { countMatters } from '../../store/list-matters.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { newestKind } from '../newest-kind.ts'
import { readingOf } from '../readings.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { commandOfTicket } from './enquiry-ticket.ts'
import { type Entry, findEntry, titleOf } from './published.ts'

const longest = { paragraph: 500, other: 100 }
const link = /https?:|:\/\/|www\.|\[url|<a\s/i

/** What came of an enquiry: nothing that tells who else asked. */
export interface Taken {
  title: string
  /** By when its office owes an answer, where a clock says so. */
  due: string | null
}

/** An enquiry about a published entry, opened as a matter by the party whose page it is. One ticket, one enquiry. */
export async function takeEnquiry(
  deps: NodeDeps,
  party: PartyId,
  publication: Publication,
  asked: { about: string; ticket: string; data: Record<string, string> },
): Promise<Taken | Refusal> {
  const { enquiry } = publication
  const entry = await findEntry(deps, party, publication, asked.about)
  const kind = enquiry && newestKind(deps, enquiry.kind)
  if (enquiry === undefined || kind === undefined || entry === undefined) {
    return refuse('node.not-found', { what: '公开项目 published entry' }, 'about')
  }
  const command = commandOfTicket(deps.querySecret, party, asked.ticket, deps.now())
  if (isRefusal(command)) return command
  const typed = typedIn(kind, enquiry, asked.data)
  if (isRefusal(typed)) return typed
  // The answer of an enquiry that was taken is given again, however many have come since.
  const before = await deps.journal.get(party, `${party}:${command}`)
  if (before === undefined && (await tooManyWait(deps, party, enquiry, kind)))
    return refuse('public.too-many-waiting', {})
  const day = before === undefined ? deps.today() : String(before.shared.fields[todayIn(enquiry) ?? ''] ?? deps.today())
  const receipt = await deps.journal.open({
    party,
    actor: { party, desk: enquiry.desk, role: enquiry.role, officer: 'public' },
    command,
    kind: enquiry.kind,
    data: { ...enquiryData(enquiry, asShown(entry), day), ...typed },
  })
  if (isRefusal(receipt)) return nameRefusal(receipt, deps.names, party)
  const matter = await deps.journal.get(party, receipt.matter)
  const main = matter?.shared.tracks[kind.declaration.main]
  const reading = main && readingOf(deps, kind, kind.declaration.main, main)
  return { title: titleOf(entry), due: reading?.due ?? null }
}

const asShown = ({ id, matter }: Entry) => ({ id, fields: matter.shared.fields })

const todayIn = (enquiry: Enquiry) => Object.entries(enquiry.with).find(([, from]) => from === '$today')?.[0]

/** Only what the form asks, each of a length that somebody writes by hand, and no addresses to press. */
function typedIn(kind: Kind, enquiry: Enquiry, data: Record<string, string>): Record<string, unknown> | Refusal {
  const asks = askedOf(enquiry)
  const typed: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(data)) {
    const at = `data.${field}`
    const label = kind.labels.fields[field]
    if (label === undefined || !asks.some((one) => one.field === field)) {
      return refuse('public.not-asked', { field: field.slice(0, 60) }, at)
    }
    const words = value.trim()
    const most = kind.declaration.fields[field]?.type === 'paragraph' ? longest.paragraph : longest.other
    if ([...words].length > most) return refuse('public.too-long', { label, most }, at)
    if (link.test(words)) return refuse('public.no-links', { label }, at)
    if (words !== '') typed[field] = words
  }
  for (const { field, required } of asks) {
    if (!required || typed[field] !== undefined) continue
    const label = kind.labels.fields[field] ?? { zh: field, en: field }
    return refuse('field.required', { label }, `data.${field}`)
  }
  return typed
}

/** A flood fills no ledger: what is not read yet has its bound, which no number of addresses gets round. */
async function tooManyWait(deps: NodeDeps, party: PartyId, enquiry: Enquiry, kind: Kind): Promise<boolean> {
  const { declaration } = kind
  const slot = columnsOf(kind).slots.get(enquiry.known.column)
  const stage = declaration.tracks[declaration.main]?.start
  if (slot === undefined || stage === undefined) return true
  const { count } = await inParty(deps.store, party, 'app', (tx) =>
    countMatters(
      tx,
      { kinds: [enquiry.kind], stage, columns: { [slot]: { equals: enquiry.known.value } }, now: deps.instant() },
      enquiry.most,
    ),
  )
  return count >= enquiry.most
}
