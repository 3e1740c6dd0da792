import { createHash } from 'node:crypto'
import {
  agreementContext,
  agreementKindId,
  agreementOf,
  isPartyId,
  isRefusal,
  type Matter,
  type MatterId,
  type Opens,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor, openDoorToAct, type Seen } from '../door.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { openMatter } from './open-matter.ts'

export interface OpenedPart {
  matter: MatterId
  name: string
  /** False where it was there before: asked again, nothing is opened twice. */
  opened: boolean
  queryCode?: string
  /** Why this one could not be opened; the others were. */
  refusal?: { code: string; zh: string; en: string }
}

/**
 * Opens every part of one thing. First the whole records which matters it will consist of, then each is opened under the id
 * that stands there: broken off anywhere, the same call goes on where it was, and asked twice it opens nothing twice. What
 * cannot be opened (no agreement with that place) is answered with its reason and can be tried again.
 */
export async function openParts(
  deps: NodeDeps,
  session: SignedIn,
  { command, matter: id }: { command: string; matter: MatterId },
): Promise<{ parts: OpenedPart[] } | Refusal> {
  const seen = await openDoorToAct(deps, session, id)
  if (isRefusal(seen)) return seen
  const { opens } = seen.kind.declaration
  if (opens === undefined) return refuse('node.not-found', { what: '清单 parts' })
  const { by } = seen.kind.declaration.opening
  if (!by.includes(session.acting.role)) {
    const step = seen.kind.labels.steps[opens.step] ?? seen.kind.labels.kind
    return refuse('step.role', { step, role: session.acting.role, needs: by })
  }
  const entries = await listed(deps, session, seen, opens)
  if (isRefusal(entries)) return entries
  const planned = idsIn(seen.matter, opens)
  if (planned.length === 0) {
    const ids = entries.slice(0, opens.parts.length).map((_, n) => `${session.party}:${idOf(command, n)}`)
    const data = Object.fromEntries(ids.map((one, n) => [opens.parts[n] as string, one]))
    // The node takes this step for the officer: which matters it will be is nothing that anybody types.
    const actor = { ...actorOf(session), role: 'system' }
    const step = await deps.journal.step({ party: session.party, actor, command, matter: id, step: opens.step, data })
    if (isRefusal(step)) return nameRefusal(step, deps.names, session.party)
    planned.push(...ids)
  }
  const parts: OpenedPart[] = []
  for (const [n, part] of planned.entries()) {
    const entry = entries[n]
    if (entry !== undefined) parts.push(await openPart(deps, session, seen, opens, part, entry))
  }
  return { parts }
}

type Entry = Readonly<Record<string, unknown>>

/** The entries of the list, each name once: a later one corrects. The order is that of the first. */
async function listed(
  deps: NodeDeps,
  session: SignedIn,
  { matter }: Seen,
  { list }: Opens,
): Promise<Entry[] | Refusal> {
  const listId = matter.shared.fields[list.field]
  if (typeof listId !== 'string') return refuse('node.not-found', { what: list.field }, list.field)
  const seen = await openDoor(deps, session, listId)
  if (isRefusal(seen)) return seen
  const found = new Map<string, Entry>()
  for (const { fields } of seen.matter.shared.adds[list.entry] ?? []) found.set(String(fields[list.name]), fields)
  return found.size > 0 ? [...found.values()] : refuse('node.not-found', { what: list.entry }, list.field)
}

function idsIn({ shared }: Matter, { parts }: Opens): MatterId[] {
  return parts.flatMap((part) => (typeof shared.fields[part] === 'string' ? [shared.fields[part] as MatterId] : []))
}

async function openPart(
  deps: NodeDeps,
  session: SignedIn,
  { matter }: Seen,
  opens: Opens,
  id: MatterId,
  entry: Entry,
): Promise<OpenedPart> {
  const name = String(entry[opens.list.name])
  if ((await deps.journal.get(session.party, id)) !== undefined) return { matter: id, name, opened: false }
  const whole: Entry = { ...matter.shared.fields, ...matter.overlay.fields }
  const taken = (from: Readonly<Record<string, string>>, values: Entry) =>
    Object.entries(from).flatMap(([field, of]) => (values[of] === undefined ? [] : [[field, values[of]] as const]))
  const data = Object.fromEntries([
    ...Object.entries(opens.fixed ?? {}),
    ...taken(opens.given, whole),
    ...taken(opens.entry, entry),
    [opens.link, matter.shared.matter],
  ])
  const other = entry[opens.list.party]
  const across = isPartyId(other) && other !== session.party
  const agreement = across ? await agreementWith(deps, session.party, other, opens.kind) : undefined
  if (across && agreement === undefined) {
    const { refusal, zh, en } = refuse('node.no-agreement-with', {
      party: deps.names.party(other),
      kind: deps.kinds.find(({ declaration }) => declaration.id === opens.kind)?.labels.kind ?? { zh: '', en: '' },
    })
    return { matter: id, name, opened: false, refusal: { code: refusal, zh, en } }
  }
  const command = id.slice(id.indexOf(':') + 1)
  const under = agreement === undefined ? {} : { agreement, parties: [session.party, other as PartyId].toSorted() }
  const answer = await openMatter(deps, session, { command, kind: opens.kind, matter: id, ...under, data })
  if (isRefusal(answer)) {
    return { matter: id, name, opened: false, refusal: { code: answer.refusal, zh: answer.zh, en: answer.en } }
  }
  return { matter: id, name, opened: true, ...(answer.queryCode === undefined ? {} : { queryCode: answer.queryCode }) }
}

/** The agreement in force with this party under which such a matter may be opened; the one with fewest parties. */
async function agreementWith(
  deps: NodeDeps,
  party: PartyId,
  other: PartyId,
  kind: string,
): Promise<MatterId | undefined> {
  const rows = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ id: MatterId }>('select id from matter where party = $1 and kind = $2 order by id limit 200', [
      party,
      agreementKindId,
    ]),
  )
  const held = await deps.journal.getMany(
    party,
    rows.rows.map(({ id }) => id),
  )
  const fit = [...held.values()]
    .map(({ shared }) => agreementContext(agreementOf(shared)))
    .filter((one) => one.inForce && !one.windingUp && one.parties.includes(other) && one.mayOpen(kind))
  return fit.toSorted((a, b) => a.parties.length - b.parties.length)[0]?.id
}

/** A UUIDv7 that follows from the command: its time, and bits of the command and the place. */
function idOf(command: string, n: number): string {
  const bytes = createHash('sha256').update(`part ${command} ${n}`).digest().subarray(0, 16)
  Buffer.from(command.replaceAll('-', '').slice(0, 12), 'hex').copy(bytes, 0)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
