import {
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type PartyId,
  personTerm,
  type Refusal,
  type Reuses,
  refuse,
} from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { listMatters } from '../../store/list-matters.ts'
import { readerOf } from '../../store/read-trip.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight, mayReadPartOf, openDoor, type Seen } from '../door.ts'
import { newestKind } from '../newest-kind.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { leafShape, namedPartyShape, storedFileShape } from '../shapes.ts'
import type { Opened } from './open-matter.ts'
import { notePersonalRead } from './personal-read.ts'

const caseShape = z.object({
  matter: z.string(),
  title: z.string(),
  origin: namedPartyShape,
  openedAt: z.string(),
  files: z.array(storedFileShape),
})
export const earlierShape = z.object({
  cases: z.array(caseShape).describe('earlier matters of the same person, newest first, each paper once'),
  elsewhere: z
    .array(namedPartyShape.extend({ count: z.number() }))
    .describe('papers that came from another party and may not go where this matter goes: to be asked of it'),
  more: z.boolean().describe('there are earlier ones still, which are not looked at'),
})
export const takeEarlierShape = z.strictObject({ hashes: z.array(leafShape).min(1).max(30) })
type Earlier = z.output<typeof earlierShape>
type File = z.output<typeof storedFileShape>

/** Newest matters of one person that are looked at. */
const mostLookedAt = 50

/**
 * Papers of this person's earlier matters that may be used on this one. Nothing is looked for before the person consented
 * on this very matter; each matter that was opened up for it stands in the audit log, and so in that person's own list.
 */
export async function earlierPapers(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<Earlier | Refusal> {
  const found = await findEarlier(deps, session, id)
  if (isRefusal(found)) return found
  const has = new Set(filesOf(found.here.matter, found.reuses).map(({ hash }) => hash))
  const cases = found.cases
    .map((one) => ({ ...one, files: one.files.filter(({ hash }) => !has.has(hash)) }))
    .filter(({ files }) => files.length > 0)
  for (const { matter } of cases) await notePersonalRead(deps, session, matter)
  return { cases, elsewhere: found.elsewhere, more: found.more }
}

/** Brings the chosen papers to this matter, by the step that brings papers there: it travels as any other paper of it. */
export async function takeEarlier(
  deps: NodeDeps,
  session: SignedIn,
  { command, matter: id, hashes }: { command: string; matter: MatterId; hashes: string[] },
): Promise<Opened | Refusal> {
  const here = await reusable(deps, session, id)
  if (isRefusal(here)) return here
  const { step, files: field, what, from: where } = here.reuses.takes
  const asked = { party: session.party, actor: actorOf(session), command, matter: id, step, asked: { hashes } }
  // What was done stays done: a consent that was taken back since, or a paper erased, makes no other answer of it.
  const before = await deps.journal.steppedBefore({ ...asked, data: {} })
  if (before !== undefined) return isRefusal(before) ? nameRefusal(before, deps.names, session.party) : before
  const found = await findEarlier(deps, session, id)
  if (isRefusal(found)) return found
  const wanted = new Set(hashes)
  const from = found.cases.filter(({ files }) => files.some(({ hash }) => wanted.has(hash)))
  const files = from.flatMap((one) => one.files.filter(({ hash }) => wanted.has(hash)))
  if (files.length < wanted.size) return refuse('earlier.not-offered', {}, 'hashes')
  // Whoever takes one without having looked has seen that it is there all the same.
  for (const { matter } of from) await notePersonalRead(deps, session, matter)
  // Names of files may name persons: what is shared says how many, and where they are from stays here.
  const said = from.map(({ title, openedAt, matter }) => `${title}（${openedAt.slice(0, 10)}，${matter}）`).join('；')
  const answer = await deps.journal.step({
    ...asked,
    data: { [field]: files, [what]: `以前交过的材料 ${files.length} 份，经申请人同意取用`, [where]: said },
  })
  return isRefusal(answer) ? nameRefusal(answer, deps.names, session.party) : answer
}

interface Found {
  here: Seen
  reuses: Reuses
  cases: Earlier['cases']
  elsewhere: Earlier['elsewhere']
  more: boolean
}

/** The matter, where its kind uses papers of earlier ones and its persons are this duty's business. */
async function reusable(
  deps: NodeDeps,
  session: SignedIn,
  id: MatterId,
): Promise<(Seen & { reuses: Reuses }) | Refusal> {
  const here = await openDoor(deps, session, id)
  if (isRefusal(here)) return here
  const { shared } = here.matter
  const { reuses } = here.kind
  if (reuses === undefined || shared.origin !== session.party || shared.trial) return refuse('earlier.not-here', {})
  // To whom the matter's persons are nothing, the matter's papers are not here either.
  if (!mayReadPartOf(deps, session, here.kind, here.matter, 'personal')) {
    return refuse('node.not-found', { what: '以前交过的材料 earlier papers' })
  }
  return { ...here, reuses }
}

async function findEarlier(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<Found | Refusal> {
  const here = await reusable(deps, session, id)
  if (isRefusal(here)) return here
  const { party } = session
  const { reuses } = here
  if (!consents(here.matter, reuses, party)) return refuse('earlier.no-consent', {})
  const who = personOf(here.matter, reuses)
  if (who === undefined) return refuse('earlier.no-number', {})
  const { rows, more } = await mattersOf(deps, session, who)
  const accept = here.kind.declaration.fields[reuses.takes.files]?.accept ?? []
  const seenAlready = new Set<string>()
  const cases: Earlier['cases'] = []
  const elsewhere = new Map<PartyId, number>()
  const held = await deps.journal.getMany(party, rows)
  const gone = await erasedOf(
    deps,
    party,
    [...held.values()].flatMap((one) => allFiles(deps, one)),
  )
  for (const matter of rows.flatMap((one) => held.get(one) ?? [])) {
    const kind = deps.kindsByHash(matter.shared.kind)
    const own = kind && reusesOf(deps, kind)
    if (matter.shared.matter === id || matter.shared.trial || kind === undefined || own === undefined) continue
    if (!mayReadPartOf(deps, session, kind, matter, 'personal') || personOf(matter, own) !== who) continue
    const files = filesOf(matter, own).filter(
      ({ hash, type }) => accept.includes(type) && !gone.has(hash) && !seenAlready.has(hash),
    )
    const { origin } = matter.shared
    const mayGo = mayTravel(matter, here.matter, party)
    if (mayGo) for (const { hash } of files) seenAlready.add(hash)
    if (!mayGo && files.length > 0) elsewhere.set(origin, (elsewhere.get(origin) ?? 0) + files.length)
    if (mayGo && files.length > 0) {
      cases.push({
        matter: matter.shared.matter,
        title: String(matter.shared.fields[kind.declaration.title] ?? ''),
        origin: { party: origin, name: deps.names.party(origin) },
        openedAt: matter.shared.openedAt,
        files,
      })
    }
  }
  const named = [...elsewhere].map(([other, count]) => ({ party: other, name: deps.names.party(other), count }))
  return { here, reuses, cases, elsewhere: named, more }
}

/** What was taken in here goes with its owner's consent; what another party took in, only to who had it with that matter. */
function mayTravel({ shared }: Matter, { shared: to }: Matter, party: PartyId): boolean {
  return shared.origin === party || to.parties.every((other) => shared.parties.includes(other))
}

/** The last word counts, said at this party's own window. */
function consents({ shared }: Matter, { consent }: Reuses, party: PartyId): boolean {
  const said = (shared.adds[consent.step] ?? []).filter(({ by }) => by === party).at(-1)
  return said?.fields[consent.says] === consent.given
}

function personOf({ overlay }: Matter, { who }: Reuses): string | undefined {
  for (const field of who) {
    const term = personTerm(overlay.fields[field])
    if (term !== undefined) return term
  }
  return undefined
}

async function mattersOf(deps: NodeDeps, session: SignedIn, who: string): Promise<{ rows: MatterId[]; more: boolean }> {
  const kinds = kindsInSight(deps, session).filter(({ reuses }) => reuses !== undefined)
  const query = { kinds: [...new Set(kinds.map(({ declaration }) => declaration.id))], now: deps.instant() }
  if (query.kinds.length === 0) return { rows: [], more: false }
  const page = await listMatters(readerOf(deps.store, session.party), {
    ...query,
    terms: [who],
    sort: 'opened',
    descending: true,
    limit: mostLookedAt,
  })
  // A query of ours, without a cursor.
  if (isRefusal(page)) return { rows: [], more: false }
  return { rows: page.rows.map(({ id }) => id), more: page.next !== undefined }
}

const reusesOf = (deps: NodeDeps, { declaration }: Kind) => newestKind(deps, declaration.id)?.reuses

function allFiles(deps: NodeDeps, matter: Matter): string[] {
  const kind = deps.kindsByHash(matter.shared.kind)
  const own = kind && reusesOf(deps, kind)
  return own === undefined ? [] : filesOf(matter, own).map(({ hash }) => hash)
}

function filesOf({ overlay }: Matter, { papers }: Reuses): File[] {
  const places = [overlay.fields, ...Object.values(overlay.adds).flatMap((adds) => adds.map(({ fields }) => fields))]
  const files = places.flatMap((values) => papers.flatMap((field) => [values[field]].flat().flatMap(asFile)))
  return [...new Map(files.map((file) => [file.hash, file])).values()]
}

function asFile(value: unknown): File[] {
  const read = storedFileShape.safeParse(value)
  return read.success ? [read.data] : []
}

async function erasedOf(deps: NodeDeps, party: PartyId, hashes: string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ hash: string }>(
      'select f.hash from file f where f.party = $1 and f.hash = any($2::text[]) and f.erased_at is not null',
      [party, hashes],
    ),
  )
  return new Set(rows.map(({ hash }) => hash))
}
