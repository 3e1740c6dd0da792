import {
  type ApplicantAct,
  type Applying,
  availableSteps,
  type Envelope,
  isRefusal,
  issuedPapers,
  type Kind,
  type Matter,
  type MatterId,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { z } from 'zod'
import type { SignedInApplicant } from '../../identity/applicants.ts'
import { sha256Node } from '../../journal/sha256.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { describe, pointingTo, shown } from '../public/describe.ts'
import type { Found } from '../public/find-by-code.ts'
import { withQueryCodes } from '../query-codes.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { storedFileShape, textShape } from '../shapes.ts'
import { stepDesk } from '../step-context.ts'
import { askedOf, askedShape, filledIn, fixedFor } from './asked.ts'
import { applyingOf } from './catalogue.ts'
import { commandFor, officerOf } from './pseudonyms.ts'

const actShape = z.object({
  act: z.string(),
  about: z.string().describe('the matter it is taken on'),
  label: textShape,
  says: textShape,
  asks: z.array(askedShape),
})
const paperRequestShape = z.object({
  matter: z.string(),
  title: z.string(),
  stage: textShape,
  keeper: textShape.nullable(),
  preview: z.string().nullable().describe('where it may be seen before it travels'),
  acts: z.array(actShape),
})
export const ownShape = z.object({
  matter: z.string(),
  openedAt: z.string(),
  queryCode: z.string().nullable().describe('follows it without signing in'),
  standing: shown,
  acts: z.array(actShape),
  linked: z.array(paperRequestShape),
  given: z.array(storedFileShape).describe('papers handed in by the applicant'),
  issued: z.array(storedFileShape.extend({ label: textShape, state: z.enum(['valid', 'replaced', 'revoked']) })),
})
export type Own = z.output<typeof ownShape>

interface Row {
  matter: MatterId
  command: string
  opened_at: string
}
interface Held extends Found {
  row: Row
  applying: Applying
}

const most = 20

/** What this applicant opened here, the newest first, a page at a time; nothing of anybody else's can come into it. */
export async function listOwn(
  deps: NodeDeps,
  who: SignedInApplicant,
  cursor: string | undefined,
): Promise<{ items: Own[]; next: string | null } | Refusal> {
  const of = 'own'
  const after = cursor === undefined ? undefined : readCursor(cursor, of, 'timestamptz', 1)
  if (isRefusal(after)) return after
  const { rows } = await inParty(deps.store, who.party, 'app', (tx) =>
    tx.query<Row>(
      `select matter, command, opened_at from applicant_matter where party = $1 and applicant = $2
         and ($3::timestamptz is null or (opened_at, matter) < ($3::timestamptz, $4))
       order by opened_at desc, matter desc limit $5`,
      [who.party, who.applicant, after?.value ?? null, after?.key[0] ?? null, most + 1],
    ),
  )
  const page = rows.slice(0, most)
  const last = page.at(-1)
  const held = await Promise.all(page.map((row) => holdRow(deps, who, row)))
  return {
    items: await Promise.all(held.flatMap((one) => (one === undefined ? [] : [describeOwn(deps, who, one)]))),
    next:
      rows.length > most && last !== undefined ? writeCursor({ of, value: last.opened_at, key: [last.matter] }) : null,
  }
}

/** One of the applicant's own; the same answer for what is not here and what is somebody else's. */
export async function holdOwn(deps: NodeDeps, who: SignedInApplicant, matter: MatterId): Promise<Held | Refusal> {
  const { rows } = await inParty(deps.store, who.party, 'app', (tx) =>
    tx.query<Row>(
      'select matter, command, opened_at from applicant_matter where party = $1 and applicant = $2 and matter = $3',
      [who.party, who.applicant, matter],
    ),
  )
  const [row] = rows
  return (row && (await holdRow(deps, who, row))) ?? refuse('node.not-found', { what: '办件 case' })
}

async function holdRow(deps: NodeDeps, { party }: SignedInApplicant, row: Row): Promise<Held | undefined> {
  const matter = await deps.journal.get(party, row.matter)
  const kind = matter && deps.kindsByHash(matter.shared.kind)
  const applying = kind && applyingOf(deps).find((one) => one.kind === kind.declaration.id)
  // Noted, and never opened: its command was broken off or refused.
  if (matter === undefined || kind === undefined || applying === undefined) return undefined
  return { party, id: row.matter, kind, matter, row, applying }
}

export async function describeOwn(deps: NodeDeps, who: SignedInApplicant, held: Held): Promise<Own> {
  const { row, kind, matter, applying } = held
  const standing = await describe(deps, held)
  const { codes } = withQueryCodes(kind, row.command, {}, deps.querySecret, sha256Node)
  const linked = await linkedOf(deps, held)
  return {
    matter: held.id,
    openedAt: row.opened_at,
    queryCode: Object.values(codes)[0] ?? null,
    standing,
    acts: standing.ended ? [] : await actsOn(deps, who, held, applying, held),
    linked: await Promise.all(
      linked.map(async (one) => ({
        matter: one.id,
        title: String(one.matter.shared.fields[one.kind.declaration.title] ?? ''),
        stage: stageOf(one.kind, one.matter),
        ...(await previewAt(deps, one)),
        acts: await actsOn(deps, who, held, applying, one),
      })),
    ),
    given: filesIn(kind, matter, [
      ...applying.asks.map(({ field }) => field),
      ...applying.acts.flatMap(({ asks }) => (asks ?? []).map(({ field }) => field)),
    ]),
    issued: issuedPapers(kind, matter).flatMap(({ issues, step, entry, state }) => {
      const own = matter.overlay.adds[step]?.find(({ leaf }) => leaf === entry.leaf)
      const file = asFile(own?.fields[issues.file] ?? entry.fields[issues.file])
      const label = deps.packs.flatMap((pack) => pack.papers ?? []).find(({ id }) => id === issues.paper)?.label
      return file === undefined ? [] : [{ ...file, label: label ?? kind.labels.kind, state }]
    }),
  }
}

function stageOf(kind: Kind, { shared }: Matter) {
  const { main } = kind.declaration
  const stage = shared.tracks[main]?.stage ?? ''
  return kind.labels.stages[`${main}.${stage}`] ?? { zh: stage, en: stage }
}

/** The matters that point to this one and on which its applicant has a say. */
async function linkedOf(deps: NodeDeps, { party, id, applying }: Held): Promise<Found[]> {
  const wanted = applying.acts.flatMap(({ on }) => (on === undefined ? [] : [on]))
  if (wanted.length === 0) return []
  return (await pointingTo(deps, { party, id })).filter(({ kind, matter: { shared } }) =>
    wanted.some(
      ({ kind: of, by }) => kind.declaration.id === of && shared.fields[by] === id && shared.origin === party,
    ),
  )
}

/** Where a paper that waits to be looked at can be seen: on its keeper's node, by the request's own code. */
async function previewAt(deps: NodeDeps, { party, kind, matter }: Found) {
  const { declaration } = kind
  const holder = matter.shared.tracks[declaration.main]?.holder.party
  const keeper = holder === undefined || holder === party ? null : deps.names.party(holder)
  const stage = matter.shared.tracks[declaration.main]?.stage ?? ''
  const shows = Object.values(declaration.open).some((step) => step.shows !== undefined && step.during?.includes(stage))
  if (!shows || holder === undefined) return { keeper, preview: null }
  const command = (await envelopesOf(deps, party, matter.shared.matter)).find(({ step }) => step === 'open')?.command
  const code = command && Object.values(withQueryCodes(kind, command, {}, deps.querySecret, sha256Node).codes)[0]
  const own = deps.journal.parties().includes(holder)
  const node = own ? '' : deps.exchange.cards(party).find((card) => card.party === holder)?.node
  const at = node === undefined || code === undefined ? null : `${node.replace(/\/+$/, '')}/q/${code}`
  return { keeper, preview: at }
}

async function envelopesOf(deps: NodeDeps, party: PartyId, matter: MatterId): Promise<Envelope[]> {
  const facts = await deps.journal.facts(party, matter)
  return facts.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope)
}

const isDone = async (deps: NodeDeps, { party, id }: Found, command: string) =>
  (await envelopesOf(deps, party, id)).some((envelope) => envelope.command === command)

/** What the kernel lets the applicant do now, of what their pack offers. */
async function actsOn(
  deps: NodeDeps,
  who: SignedInApplicant,
  held: Held,
  applying: Applying,
  about: Found,
): Promise<z.output<typeof actShape>[]> {
  const offered = await offeredOn(deps, who, held, applying, about)
  return offered.map(({ id, label, says, asks }) => ({
    act: id,
    about: about.id,
    label,
    says,
    asks: askedOf(about.kind, asks ?? []),
  }))
}

async function offeredOn(
  deps: NodeDeps,
  who: SignedInApplicant,
  held: Held,
  { acts }: Applying,
  { id, kind, matter }: Found,
): Promise<ApplicantAct[]> {
  const session = asSession(deps, who, held)
  const context = await (await stepDesk(deps, session)).contextFor(kind, matter)
  const may = new Set(availableSteps(kind, matter, context).flatMap((one) => (one.may ? [one.step] : [])))
  const fits = acts.filter(
    ({ on, step }) => (on === undefined ? id === held.id : on.kind === kind.declaration.id) && may.has(step),
  )
  return fits.filter(({ unless }) => !fits.some((other) => unless?.includes(other.id)))
}

/** The applicant at the desk that receives what they open: the role is theirs alone, and so is the id, for this matter. */
function asSession(deps: NodeDeps, { party, applicant, tokenHash }: SignedInApplicant, { id, applying }: Held) {
  const officer = officerOf(deps.querySecret, applicant, id)
  const acting = { desk: applying.desk, role: 'applicant' }
  const none = { username: '', title: '', duties: [], mustChange: false, mustEnrol: false, way: 'provider' as const }
  return { party, officer, acting, tokenHash, ...none }
}

export interface ActAsked {
  command: string
  matter: MatterId
  act: string
  about: MatterId
  data: Record<string, unknown>
}

/** Carries out one act, where it is offered now; then what goes with it. The same command again does nothing twice. */
export async function actOn(deps: NodeDeps, who: SignedInApplicant, asked: ActAsked): Promise<Own | Refusal> {
  const held = await holdOwn(deps, who, asked.matter)
  if (isRefusal(held)) return held
  const about = asked.about === held.id ? held : (await linkedOf(deps, held)).find(({ id }) => id === asked.about)
  if (about === undefined) return refuse('node.not-found', { what: '办件 case' }, 'about')
  const act = held.applying.acts.find(
    ({ id, on }) => id === asked.act && (on === undefined ? about === held : on.kind === about.kind.declaration.id),
  )
  if (act === undefined) return refuse('applicant.not-offered', {}, 'act')
  const typed = await filledIn(deps, who, about.kind, act.asks ?? [], asked.data)
  if (isRefusal(typed)) return typed
  const { party, officer, acting } = asSession(deps, who, held)
  const commandOf = (step: string) =>
    commandFor(deps.querySecret, who.applicant, asked.command, `${asked.act} ${step} ${about.id}`)
  // After the end nothing new is taken; what the end itself came of is answered again.
  if (about === held && (await describe(deps, held)).ended && !(await isDone(deps, about, commandOf(act.step)))) {
    return refuse('applicant.not-offered', {}, 'act')
  }
  const take = (step: string, data: Record<string, unknown>) =>
    deps.journal.step({
      party,
      actor: { party, ...acting, officer },
      command: commandOf(step),
      matter: about.id,
      step,
      data,
    })
  const answer = await take(act.step, { ...typed, ...fixedFor(deps, act.fixed) })
  if (isRefusal(answer)) return nameRefusal(answer, deps.names, party)
  if (act.also !== undefined) {
    const { step, fixed } = act.also
    const now = (await deps.journal.get(party, about.id)) ?? about.matter
    const context = await (await stepDesk(deps, asSession(deps, who, held))).contextFor(about.kind, now)
    if (availableSteps(about.kind, now, context).some((one) => one.may && one.step === step)) {
      const also = await take(step, fixedFor(deps, fixed))
      if (isRefusal(also)) return nameRefusal(also, deps.names, party)
    }
  }
  const after = await holdOwn(deps, who, held.id)
  return isRefusal(after) ? after : describeOwn(deps, who, after)
}

type File = z.output<typeof storedFileShape>
function asFile(value: unknown): File | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { hash, name, type, size } = value as Record<string, unknown>
  if (typeof hash !== 'string' || typeof name !== 'string' || typeof type !== 'string') return undefined
  return { hash, name, type, size: Number(size) }
}

/** Files of these fields in the matter and in its add-only entries. */
function filesIn({ declaration }: Kind, { overlay }: Matter, fields: readonly string[]): File[] {
  const places = [overlay.fields, ...Object.values(overlay.adds).flatMap((adds) => adds.map((one) => one.fields))]
  const wanted = fields.filter((field) => declaration.fields[field]?.type === 'files')
  const files = places.flatMap((values) => wanted.flatMap((field) => [values[field]].flat().map(asFile)))
  return [...new Map(files.flatMap((file) => (file === undefined ? [] : [[file.hash, file] as const]))).values()]
}
