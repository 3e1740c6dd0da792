import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal, LianyuError, type PartyId, type Refusal } from '@lianyu/kernel'
import { generateSync } from 'otplib'
import { expect } from 'vitest'
import { Applicants } from '../identity/applicants.ts'
import { Departments } from '../identity/departments.ts'
import { People } from '../identity/people.ts'
import type { InIdentity, ReadIdentity } from '../identity/people-port.ts'
import { ProviderLinks } from '../identity/provider-links.ts'
import { SecondFactor } from '../identity/second-factor.ts'
import { Sessions } from '../identity/sessions.ts'
import { openSealing, type Sealing } from '../journal/seal.ts'
import { CalendarFeeds } from '../messages/calendar-feeds.ts'
import { RoutesOut } from '../messages/routes-out.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { readInOneTrip } from '../store/read-trip.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { Work } from './at-every-boundary.ts'
import { CommitBoundary } from './commit-boundary.ts'

const party: PartyId = '360322'
const from = { address: '192.0.2.1', agent: 'test' }
const desk = 'office'
const acting = { desk, role: 'officer' }
const routeKey = { desk: 'office', person: '', channel: 'wecom-robot' } as const
const wishes = { sorts: [], quietFrom: '', quietTo: '', redPasses: false, digestTimes: [] }

/** What a process makes over its connections, as `startNode` does. */
function partsOver(store: Store, sealing: Sealing, now: () => number) {
  const inIdentity: InIdentity = (party, work) => inParty(store, party, 'identity', work)
  const readIdentity: ReadIdentity = (party, reads) => readInOneTrip(store, party, 'identity', reads)
  const secondFactor = new SecondFactor(inIdentity, sealing, now)
  return {
    inIdentity,
    secondFactor,
    sessions: new Sessions(inIdentity, readIdentity, secondFactor, now),
    people: new People(inIdentity, now),
    links: new ProviderLinks(inIdentity, now),
    departments: new Departments(inIdentity, now),
    applicants: new Applicants(inIdentity, sealing, now),
    feeds: new CalendarFeeds(inIdentity, now),
    routes: new RoutesOut(store, sealing, { robotHosts: ['robots.example'], allowPrivateRobots: true }, now),
  }
}
type Parts = ReturnType<typeof partsOver>

/**
 * One thing that an administrator or a person does. `run` is done again as whoever heard nothing does it, and answers what
 * was acknowledged last; `check` sees that, over a process of its own.
 */
interface Deed {
  run(parts: Parts, who: Who): Promise<unknown>
  check(parts: Parts, who: Who, told: never): Promise<void>
}
interface Who {
  /** A person who is there. */
  person: string
  username: string
  /** Another user name each time, for who is not there yet. */
  other: string
  clock: { now: number }
}

const good = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}
const [oldPassword, newPassword] = ['a passphrase for tests 1', 'another passphrase for tests 2']
const rowsOf = (parts: Parts, text: string, ...values: string[]) =>
  parts.inIdentity(party, async (tx) => (await tx.query<{ n: number }>(text, [party, ...values])).rows[0]?.n)

export const deedsOfPeople: Record<string, Deed> = {
  'a person is added once': {
    run: ({ people }, { other }) => people.add(party, { username: other, title: '示例', duties: [acting] }),
    async check(parts, { other }) {
      const found = (await parts.people.list(party)).filter(({ username }) => username === other)
      expect(found).toMatchObject([{ title: '示例', duties: [acting] }])
    },
  },
  'a person’s title and duties are as they were changed': {
    async run({ people }, { person, other }) {
      const duties = [acting, { desk, role: 'leader' }]
      good(await people.change(party, person, { title: other, disabled: false, duties }))
    },
    async check({ people }, { person, other }) {
      const found = (await people.list(party)).find(({ id }) => id === person)
      expect(found).toMatchObject({ title: other, disabledAt: null })
      expect(found?.duties).toHaveLength(2)
    },
  },
  'a password that was reset and told is good, and misses are forgotten': {
    async run({ people, sessions }, { person, username }) {
      await sessions.lockOut.missed(party, username, from.address)
      return good(await people.resetPassword(party, person)).password
    },
    async check(parts, { username }, told: string) {
      expect(isRefusal(await parts.sessions.signIn(party, username, told, from))).toBe(false)
      expect(
        await rowsOf(parts, 'select count(*) as n from attempt where party = $1 and username = $2', username),
      ).toBe(0)
    },
  },
  'a password that was changed is the changed one, and the session that was told goes on': {
    async run({ sessions }, { username }) {
      for (const current of [oldPassword, newPassword]) {
        const begun = await sessions.signIn(party, username, current, from)
        if (isRefusal(begun)) continue
        const { token } = good(await sessions.changePassword(begun.session, current, newPassword))
        return token
      }
      throw new Error('neither the password before nor the one after is good')
    },
    async check({ sessions }, { username }, told: string) {
      expect(await sessions.read(party, told)).toMatchObject({ username })
      expect(isRefusal(await sessions.signIn(party, username, oldPassword, from))).toBe(true)
      expect(isRefusal(await sessions.signIn(party, username, newPassword, from))).toBe(false)
    },
  },
  'a session that was told is there, acts as was asked, and is the only one once the others were ended': {
    async run({ sessions, people }, who) {
      good(await people.change(party, who.person, { duties: [acting, { desk, role: 'leader' }] }))
      const begun = good(await sessions.beginFor(party, who.person, from))
      who.clock.now += 61_000
      good(await sessions.actAs(begun.session, { desk, role: 'leader' }))
      expect(await sessions.read(party, begun.token)).toMatchObject({ acting: { role: 'leader' } })
      return (await sessions.rotate(begun.session)).token
    },
    async check({ sessions }, { person }, told: string) {
      expect(await sessions.read(party, told)).toMatchObject({ acting: { role: 'leader' } })
      expect(await sessions.list(party, person)).toHaveLength(1)
    },
  },
  'a session that was ended stays ended, by itself, by its person, or for good': {
    async run({ sessions }, who) {
      const ways: ((one: { token: string; session: Parameters<Sessions['signOut']>[0] }) => Promise<unknown>)[] = [
        ({ session }) => sessions.signOut(session),
        async ({ session }) =>
          good(await sessions.revoke(party, who.person, session.tokenHash.toString('hex').slice(0, 24))),
        () => sessions.end(party, who.person),
        async ({ token }) => {
          who.clock.now += 31 * 60_000
          expect(await sessions.read(party, token)).toBeUndefined()
        },
      ]
      const ended: string[] = []
      for (const end of ways) {
        const begun = good(await sessions.beginFor(party, who.person, from))
        await end(begun)
        ended.push(begun.token)
      }
      return ended
    },
    async check({ sessions }, _, told: string[]) {
      expect(told).toHaveLength(4)
      for (const token of told) expect(await sessions.read(party, token)).toBeUndefined()
    },
  },
  'a second factor is in force with the codes that were told, each good once': {
    async run({ secondFactor }, { person, clock }) {
      await secondFactor.turnOff(party, person)
      const { secret } = good(await secondFactor.begin(party, person, '示例'))
      const code = () => generateSync({ secret, epoch: Math.floor(clock.now / 1000) })
      const [used] = good(await secondFactor.confirm(party, person, code())) as [string]
      clock.now += 60_000
      expect(await secondFactor.check(party, person, code())).toBe('passed')
      expect(await secondFactor.check(party, person, used)).toBe('passed')
      return { used, left: await secondFactor.renewCodes(party, person) }
    },
    async check({ secondFactor }, { person }, told: { used: string; left: string[] }) {
      expect(await secondFactor.status(party, person)).toEqual({ on: true, recoveryLeft: 10 })
      const [left] = told.left as [string]
      const answers = [told.used, left, left].map((code) => () => secondFactor.check(party, person, code))
      const said: string[] = []
      for (const answer of answers) said.push(await answer())
      expect(said).toEqual(['wrong', 'passed', 'wrong'])
      await secondFactor.turnOff(party, person)
      expect(await secondFactor.status(party, person)).toEqual({ on: false, recoveryLeft: 0 })
    },
  },
  'the roles that want a second factor are those that were said': {
    run: ({ secondFactor }, { other }) => secondFactor.want(party, [other, 'auditor']),
    async check({ secondFactor }, { other }) {
      expect(await secondFactor.wanted(party)).toEqual([other, 'auditor'].sort())
      await secondFactor.want(party, [])
    },
  },
  'a provider’s subject is linked once, or not any more': {
    async run({ links }, { person, other }) {
      const link = (subject: string) => links.link(party, { person, issuer: 'https://id.example', subject }, 'o1')
      good(await link(`${other} before`))
      await links.unlink(party, person)
      good(await link(other))
    },
    async check({ links }, { person, other }) {
      const subjects = (await links.list(party)).filter((one) => one.person === person)
      expect(subjects).toMatchObject([{ subject: other }])
    },
  },
  'a department and its desks are as they were put': {
    async run({ departments }, { other }) {
      const name = { zh: other, en: other }
      await departments.putDepartment(party, other, name)
      await departments.putDesk(party, { id: `${other}.a`, department: other, label: name })
      await departments.putDesk(party, { id: `${other}.b`, department: other, label: name })
      await departments.closeDesk(party, `${other}.b`)
    },
    async check({ departments }, { other }) {
      const found = (await departments.list(party)).find(({ id }) => id === other)
      expect(found?.desks.map(({ closed }) => closed)).toEqual([false, true])
    },
  },
  'an applicant’s session is there while it lasts, and not after its end': {
    async run({ applicants }, { other, clock }) {
      const who = { party, issuer: 'https://id.example', subject: other, said: { name: '示例' } }
      const begin = () => applicants.begin(other, who)
      const [ended, left] = [await begin(), await begin()]
      const session = await applicants.read(party, ended)
      if (session === undefined) throw new Error('not there')
      await applicants.end(session)
      clock.now += 61_000
      await applicants.read(party, left)
      const idle = await begin()
      clock.now += 31 * 60_000
      await applicants.read(party, idle)
      return { gone: [ended, left, idle], token: await begin() }
    },
    async check({ applicants }, { other }, told: { gone: string[]; token: string }) {
      expect(await applicants.read(party, told.token)).toMatchObject({ applicant: other })
      for (const token of told.gone) expect(await applicants.read(party, token)).toBeUndefined()
    },
  },
  'a calendar’s address that was told opens, one that was revoked does not': {
    async run({ feeds }, { person }) {
      good(await feeds.make(party, person, acting))
      for (const { id } of await feeds.list(party, person)) await feeds.revoke(party, person, id)
      return good(await feeds.make(party, person, acting)).token
    },
    async check({ feeds }, { person }, told: string) {
      expect(await feeds.ownerOf(told, [party])).toMatchObject({ person })
      expect(await feeds.list(party, person)).toHaveLength(1)
    },
  },
  'a way out for messages is there once, or not any more': {
    async run({ routes }) {
      const url = 'https://robots.example/cgi-bin/webhook/send?key=kkkkkkkkkkkkkkkkkkkkkkkk'
      good(await routes.put(party, routeKey, { ...wishes }, { url } as never, 'o1'))
      await routes.remove(party, routeKey)
      good(await routes.put(party, routeKey, { ...wishes }, { url } as never, 'o1'))
      good(await routes.put(party, routeKey, { ...wishes, redPasses: true }, undefined, 'o1'))
    },
    async check({ routes }) {
      expect(await routes.list(party, 'desks')).toMatchObject([{ channel: 'wecom-robot', redPasses: true }])
    },
  },
  'what began while the clock was ahead is ended once it is set back, in both tables': {
    async run({ sessions, applicants }, { person, other, clock }) {
      const before = await sessions.beginFor(party, person, from)
      clock.now += 20 * 60_000
      const ahead = good(await sessions.beginFor(party, person, from)).token
      const outside = { party, issuer: 'https://id.example', subject: other, said: {} }
      const applicant = await applicants.begin(other, outside)
      clock.now -= 20 * 60_000
      await sessions.endAhead(party)
      await applicants.endAhead(party)
      return { ahead, applicant, before: good(before).token }
    },
    async check({ sessions, applicants }, _, told: { ahead: string; applicant: string; before: string }) {
      expect(await sessions.read(party, told.ahead)).toBeUndefined()
      expect(await applicants.read(party, told.applicant)).toBeUndefined()
      expect(await sessions.read(party, told.before)).toBeDefined()
    },
  },
  'misses count, are taken back from a time to come, and are forgotten': {
    async run({ sessions }, { other, clock }) {
      await sessions.lockOut.unlock(party, other)
      clock.now += 3_600_000
      await sessions.lockOut.missed(party, other, from.address)
      clock.now -= 3_600_000
      // Any attempt looks: a miss from a time to come counts as made now.
      await sessions.lockOut.attempt(party, other, async () => undefined)
    },
    async check(parts, { other, clock }) {
      const at = new Date(clock.now).toISOString()
      const text = 'select count(*) as n from attempt where party = $1 and username = $2 and at <= $3'
      expect(await rowsOf(parts, text, other, at)).toBe(1)
    },
  },
}

/** People of one party over a line, and the work that a deed of theirs is. */
export class PeopleOverLine {
  readonly #connection: PostgresConnection
  readonly #folder = mkdtempSync(join(tmpdir(), 'lianyu-people-'))
  readonly #clock = { now: Date.parse('2026-11-20T01:00:00Z') }
  #line!: CommitBoundary
  #store!: Store
  #sealing!: Sealing
  #parts!: Parts
  #plainStore!: Store
  #plain!: Parts
  #people = 0

  constructor(connection: PostgresConnection) {
    this.#connection = connection
  }

  async open(): Promise<this> {
    const now = () => this.#clock.now
    this.#sealing = await openSealing({ folder: this.#folder })
    this.#plainStore = openStore({ schema: this.#connection })
    this.#plain = partsOver(this.#plainStore, this.#sealing, now)
    await inParty(this.#plainStore, party, 'app', (tx) =>
      tx.query(
        `insert into party_self (party, name_zh, name_en, level, form, created_at) values ($1, $2, $2, $3, $4, $5)`,
        [party, '示例', 'county', 'government', new Date(now()).toISOString()],
      ),
    )
    await this.#plain.departments.putDepartment(party, desk, { zh: desk, en: desk })
    await this.#plain.departments.putDesk(party, { id: desk, department: desk, label: { zh: desk, en: desk } })
    await this.#begin()
    return this
  }

  async #begin(): Promise<void> {
    this.#line = await CommitBoundary.open(this.#connection)
    this.#store = openStore({ schema: this.#line.connection, connections: { app: 2, identity: 2 } })
    this.#parts = partsOver(this.#store, this.#sealing, () => this.#clock.now)
  }

  workOf(title: string): Work {
    const deed = deedsOfPeople[title] as Deed
    let who: Who
    let told: { answer: unknown } | undefined
    return {
      line: () => this.#line,
      prepare: async () => {
        const name = `p${++this.#people}`
        const { id } = good(
          await this.#plain.people.add(party, { username: name, title: name, duties: [acting], password: oldPassword }),
        )
        who = { person: id, username: name, other: `${name}-other`, clock: this.#clock }
        told = undefined
        return async () => {
          // Whoever was told asks no more: what they were told must hold.
          told ??= { answer: await deed.run(this.#parts, who) }
        }
      },
      begin: async () => {
        await this.#line.close()
        void this.#store.close().catch(() => {})
        await this.#begin()
      },
      check: async () => {
        // What a process believes of sessions is its own: a new one looks at the table.
        const fresh = partsOver(this.#plainStore, this.#sealing, () => this.#clock.now)
        if (told === undefined) throw new Error('never answered')
        await deed.check(fresh, who, told.answer as never)
      },
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#store.close(), this.#plainStore.close()])
    await this.#line.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
