import { instantOf, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { InIdentity } from '../identity/people-port.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { type ComposeDeps, composeDigest, composeNotices, composeTest } from './compose.ts'
import { Mailer } from './mail.ts'
import type { MessageOptions } from './options.ts'
import {
  type Claimed,
  claim,
  type Duties,
  forgetOld,
  mostTries,
  type Outcome,
  putOut,
  settle,
  spreadDigests,
  spreadNotices,
  takeForward,
  waitAfter,
} from './outbox.ts'
import { sendByRobot } from './robots.ts'
import { type RouteKey, type RouteRow, type RoutesOut, routeOf } from './routes-out.ts'
import type { Sent } from './sending.ts'
import { type Message, markdown, plainText, subjectOf } from './words.ts'

export interface MessengerDeps extends Omit<ComposeDeps, 'address'> {
  /** Where people reach the node: links begin with it. */
  addressOf: (party: PartyId) => Promise<string>
  store: Store
  journal: Pick<Journal, 'parties'>
  inIdentity: InIdentity
  routes: RoutesOut
  options: MessageOptions
  /** Milliseconds since 1970. */
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  /** While there is a reason to write nothing, messages wait. */
  barred?: () => unknown
}

const everyMs = 2_000
const forgottenAfterMs = 90 * 24 * 3_600_000

/**
 * Sends what desks and people chose to be told: spreads new notices over the ways out, and hands over what is due. A
 * message goes at least once: a process that dies between handing it over and writing that down leaves a lease, after
 * which it goes again with the same number in it.
 */
export class Messenger {
  readonly #deps: MessengerDeps
  readonly #mailer: Mailer | undefined
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false
  #forgottenAt = Number.NEGATIVE_INFINITY
  /** The clock at the turn before; a first turn does not know what it was when the process before ended. */
  #turnedAt = Number.POSITIVE_INFINITY

  constructor(deps: MessengerDeps) {
    this.#deps = deps
    this.#mailer = deps.options.mail === undefined ? undefined : new Mailer(deps.options.mail)
  }

  start(): void {
    const turn = () => {
      this.#running = this.turn()
        .catch((error: unknown) => this.#deps.onTrouble?.('sending messages', error))
        .finally(() => {
          if (!this.#stopped) this.#timer = setTimeout(turn, everyMs)
        })
    }
    turn()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
    this.#mailer?.close()
  }

  /** Spreads and sends everything that is due now, in every party. */
  async turn(): Promise<void> {
    const { journal, now } = this.#deps
    if (this.#deps.barred?.() !== undefined) return
    const forget = performance.now() - this.#forgottenAt > 24 * 3_600_000
    const setBack = now() < this.#turnedAt
    this.#turnedAt = now()
    for (const party of journal.parties()) {
      // One party's trouble keeps no other waiting.
      await this.#turnOf(party, forget, setBack).catch((error: unknown) =>
        this.#deps.onTrouble?.(`messages of ${party}`, error),
      )
    }
    if (forget) this.#forgottenAt = performance.now()
  }

  /** A message that says only that the way out works; goes at once, also in quiet hours. */
  async test(party: PartyId, key: RouteKey): Promise<{ id: string } | Refusal> {
    const { routes, store, now } = this.#deps
    const own = await routes.list(party, key.person === '' ? 'desks' : { person: key.person })
    if (!own.some(({ desk, channel }) => desk === key.desk && channel === key.channel)) {
      return refuse('message.no-route', {})
    }
    const id = newCommandId(now())
    const at = now()
    await inParty(store, party, 'app', (tx) =>
      putOut(tx, [{ ...key, cause: `test ${id}`, sort: 'test', red: false, due: at }], at),
    )
    return { id }
  }

  async #turnOf(party: PartyId, forget: boolean, setBack: boolean): Promise<void> {
    const { store, now, offsetMinutes } = this.#deps
    const inApp = <T>(work: (tx: Tx) => Promise<T>) => inParty(store, party, 'app', work)
    if (setBack) await inApp((tx) => takeForward(tx, now()))
    const due = await inApp((tx) => anythingDue(tx, now()))
    if (forget) await inApp((tx) => forgetOld(tx, now() - forgottenAfterMs))
    if (!due) return
    const duties = await this.#dutiesOf(party)
    while (!this.#stopped && (await inApp((tx) => spreadNotices(tx, duties, now(), offsetMinutes))) > 0);
    await inApp((tx) => spreadDigests(tx, now(), offsetMinutes))
    const passed: string[] = []
    while (!this.#stopped) {
      const found = await inApp((tx) => claim(tx, passed, now(), offsetMinutes))
      if (found === undefined) return
      const { desk, person, channel } = found.route
      // One go at each way out in a turn: a slow one keeps the others waiting no longer than that.
      passed.push(`${desk} ${person} ${channel}`)
      if (found.claimed.length > 0) await this.#send(party, found.route, found.claimed, duties)
    }
  }

  async #send(party: PartyId, row: RouteRow, claimed: Claimed[], duties: Duties): Promise<void> {
    const { store, now } = this.#deps
    const route = routeOf(row)
    const written = (ones: readonly Claimed[], outcome: Outcome) =>
      inParty(store, party, 'app', (tx) => settle(tx, route, ones, outcome, now()))
    for (const group of groupsOf(claimed)) {
      const composed = await this.#compose(party, route, group, duties)
      const told = composed?.told ?? []
      const nothing = group.filter((one) => !told.includes(one))
      if (nothing.length > 0) await written(nothing, { state: 'empty' })
      if (composed === undefined) continue
      const sent = await this.#handOver(party, row, composed.message)
      for (const one of told) await written([one], outcomeOf(sent, one.tries, now()))
      if (!sent.ok && sent.waitMs !== undefined) return
    }
  }

  async #compose(
    party: PartyId,
    route: RouteKey,
    group: readonly Claimed[],
    duties: Duties,
  ): Promise<{ message: Message; told: readonly Claimed[] } | undefined> {
    const [first] = group
    if (first === undefined) return undefined
    const deps = { ...this.#deps, address: await this.#deps.addressOf(party) }
    if (first.sort === 'test') return { message: composeTest(deps, first), told: [first] }
    return inParty(this.#deps.store, party, 'app', async (tx) => {
      const now = instantOf(this.#deps.now())
      if (first.sort !== 'digest') return composeNotices(deps, tx, route, group, duties, now)
      const message = await composeDigest(deps, tx, route, first, duties, now)
      return message && { message, told: [first] }
    })
  }

  async #handOver(party: PartyId, row: RouteRow, message: Message): Promise<Sent> {
    const { routes, options, now } = this.#deps
    const target = routes.targetOf(party, row)
    if (target === undefined) return { ok: false, again: false, trouble: 'unsealed' }
    if ('address' in target) {
      if (this.#mailer === undefined) return { ok: false, again: true, trouble: 'message.no-mail' }
      const { zh, en } = subjectOf(message)
      return this.#mailer.send({ to: target.address, subject: `${zh} ${en}`, text: plainText(message), id: message.id })
    }
    if (row.channel === 'mail') return { ok: false, again: false, trouble: 'unsealed' }
    return sendByRobot(row.channel, target, markdown(message), options, now())
  }

  /** The desks of everybody who works here now. */
  async #dutiesOf(party: PartyId): Promise<Duties> {
    const { rows } = await this.#deps.inIdentity(party, (tx) =>
      tx.query<{ person: string; desk: string }>(
        `select d.person, d.desk from person_desk d join person p on p.party = $1 and p.id = d.person
         where d.party = $1 and p.disabled_at is null`,
        [party],
      ),
    )
    const duties = new Map<string, Set<string>>()
    for (const { person, desk } of rows) duties.set(person, (duties.get(person) ?? new Set()).add(desk))
    return duties
  }
}

/** A quiet node asks one question a turn. */
async function anythingDue(tx: Tx, now: number): Promise<boolean> {
  const { rows } = await tx.query<{ due: boolean }>(
    `select exists (select from notice n where n.party = $1 and not n.spread)
       or exists (select from message_out o where o.party = $1 and o.state = 'waiting' and o.due_at <= $2)
       or exists (select from message_route r where r.party = $1 and r.digest_times <> '[]') as due`,
    [tx.party, instantOf(now)],
    'messages-due',
  )
  return rows[0]?.due === true
}

/** Notices that are due together, as after quiet hours, come in one message, also by mail. Digests and tests stand alone. */
function groupsOf(claimed: readonly Claimed[]): Claimed[][] {
  const isNotice = ({ cause }: Claimed) => cause.startsWith('notice ')
  const notices = claimed.filter(isNotice)
  const alone = claimed.filter((one) => !isNotice(one)).map((one) => [one])
  return [...(notices.length > 0 ? [notices] : []), ...alone]
}

function outcomeOf(sent: Sent, tries: number, now: number): Outcome {
  if (sent.ok) return { state: 'sent' }
  const { trouble, again, waitMs } = sent
  if (!again || tries >= mostTries) return { state: 'failed', trouble }
  return {
    state: 'waiting',
    trouble,
    dueAt: now + Math.max(waitMs ?? 0, waitAfter(tries)),
    ...(waitMs === undefined ? {} : { waitUntil: now + waitMs }),
  }
}
