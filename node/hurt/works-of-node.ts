import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal, LianyuError, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { expect } from 'vitest'
import type { NodeDeps } from '../api/deps.ts'
import { openParts } from '../api/matters/open-parts.ts'
import { agreeOn, done, officeOf } from '../api/test-agreement.ts'
import { liling, startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { type Aim, aimOf } from '../excel/aim.ts'
import { importRunsOf } from '../excel/import-runs.ts'
import { Imports } from '../excel/imports.ts'
import type { SignedIn } from '../identity/session.ts'
import { StandInRobots } from '../messages/stand-in-robots.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { Work } from './at-every-boundary.ts'
import { CommitBoundary } from './commit-boundary.ts'

const party: PartyId = xiangdong
const window = { party, desk: 'service-window', role: 'officer' }
const projects = { party, desk: 'project-office', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const person = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
const route = { desk: 'office', person: '', channel: 'wecom-robot' } as const
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const good = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}
const urlOf = ({ host, port, user, database }: PostgresConnection) =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`

/** A whole node over a line, its own jobs running beside what a test asks for; another on the same folder after each kill. */
export class NodeOverLine {
  readonly #connection: PostgresConnection
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'lianyu-lined-node-'))
  readonly #plain: Store
  readonly #clock = { now: Date.parse('2026-11-20T02:00:00Z') }
  readonly #robots = new StandInRobots({ key: 'k'.repeat(32), secret: 's'.repeat(40), now: () => this.#clock.now })
  #line!: CommitBoundary
  #node!: RunningNode
  #list!: MatterId
  #instruction!: MatterId
  #workbooks = 0

  constructor(connection: PostgresConnection) {
    this.#connection = connection
    this.#plain = openStore({ schema: connection })
  }

  get #options() {
    const messages = { robotHosts: [this.#robots.host], allowPrivateRobots: true, address: 'https://node.example.org' }
    return { dataDir: this.#dataDir, now: () => this.#clock.now, messages, logLevel: 'silent' as const }
  }

  /** Of the process that lives now. */
  get deps(): NodeDeps {
    return this.#node.deps
  }

  /** Somebody's instruction, for what is done to a matter. */
  get instruction(): MatterId {
    return this.#instruction
  }

  get now(): number {
    return this.#clock.now
  }

  /** So much later that nobody waits after a failure, and nobody's lease holds. */
  later(byMs = 11 * minuteMs): void {
    this.#clock.now += byMs
  }

  async open(): Promise<this> {
    await this.#robots.start()
    this.#line = await CommitBoundary.open(this.#connection)
    const people = [window, projects, there, ...[xiangdong, liling].flatMap(officeOf)]
    const node: TestNode = await startTestNode(this.#line.connection, people, this.#options)
    this.#node = node
    await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
    const own = await node.as(window)
    const guide = { kind: 'one-thing-guide', data: { name: '示例开办饭店', sample: true } }
    this.#list = done(await own.send('POST', '/api/matters', guide)).body.matter
    for (const partName of ['示例食品经营许可', '示例户外招牌备案']) {
      const data = { partName, partNature: 'service', partHandler: liling }
      done(await own.send('POST', `/api/matters/${this.#list}/steps/add-part`, { data }))
    }
    const told = { subject: '示例批示', wording: '示例', leaderRole: '示例职务' }
    const office = await node.as({ party, desk: 'office', role: 'officer' })
    const opened = done(await office.send('POST', '/api/matters', { kind: 'instruction', data: told }))
    this.#instruction = opened.body.matter
    const wishes = { sorts: ['late' as const], quietFrom: '', quietTo: '', redPasses: false, digestTimes: [] }
    const target = { url: this.#robots.webhook('wecom-robot') }
    good((await node.deps.routesOut.put(party, route, wishes, target as never, 'o1')) ?? undefined)
    return this
  }

  async close(): Promise<void> {
    for await (const found of this.#node.deps.journal.verify(party)) expect(found).not.toHaveProperty('fault')
    await this.#node.stop()
    await this.#line.close()
    await this.#plain.close()
    await this.#robots.stop()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  work(prepare: () => Promise<() => Promise<unknown>>, check: () => Promise<void>): Work {
    return {
      line: () => this.#line,
      prepare,
      begin: async () => {
        const killed = this.#node
        await this.#line.close()
        this.#line = await CommitBoundary.open(this.#connection)
        void killed.stop().catch(() => {})
        const database = urlOf(this.#line.connection)
        this.#node = await startNode({ ...this.#options, host: '127.0.0.1', port: 0, database })
      },
      check,
    }
  }

  /** As somebody who has just signed in. */
  async session(who: { desk: string; role: string }): Promise<SignedIn> {
    const { people, sessions } = this.#node.deps
    const id = (await people.idOf(party, `${who.desk}.${who.role}`)) as string
    return good(await sessions.beginFor(party, id, { address: '192.0.2.1', agent: 'test' })).session
  }

  /** What a statement counts, asked past the line. */
  async count(text: string, ...values: unknown[]): Promise<number> {
    const { rows } = await inParty(this.#plain, party, 'app', (tx) => tx.query<{ n: number }>(text, [party, ...values]))
    return rows[0]?.n ?? 0
  }

  /** A row that no step makes, past the line. */
  async put(text: string, ...values: unknown[]): Promise<void> {
    await inParty(this.#plain, party, 'app', (tx) => tx.query(text, [party, ...values]))
  }

  /** One thing of two cases: all are opened, each once, under the ids that the whole names. */
  parts(): Work {
    let thing: MatterId
    return this.work(
      async () => {
        const session = await this.session(window)
        const actor = { party, ...session.acting, officer: session.officer }
        const data = { itemName: '示例开办饭店', guide: this.#list, sample: true, ...person }
        const opening = { party, actor, command: newCommandId(Date.now()), kind: 'one-thing', data }
        thing = good(await this.#node.deps.journal.open(opening)).matter
        const command = newCommandId(Date.now())
        return async () => {
          const { parts } = good(await openParts(this.#node.deps, session, { command, matter: thing }))
          const refused = parts.find(({ refusal }) => refusal !== undefined)
          if (refused !== undefined) throw new Error(refused.refusal?.en)
        }
      },
      async () => {
        const cases =
          "select count(*) as n from matter where party = $1 and kind = 'service-case' and id = any($2::text[])"
        const held = await this.#node.deps.journal.get(party, thing)
        const ids = Object.values(held?.shared.fields ?? {}).filter(
          (value): value is string =>
            typeof value === 'string' && value.startsWith(`${party}:`) && value !== this.#list,
        )
        expect(ids).toHaveLength(2)
        expect(await this.count(cases, ids)).toBe(2)
        expect(
          await this.count(
            'select count(*) as n from relation where party = $1 and other = $2 and name = $3',
            thing,
            'partOf',
          ),
        ).toBe(2)
      },
    )
  }

  /** A notice goes to a robot: one message, which is sent; sent again only under the same number. */
  messages(): Work {
    let cause: string
    return this.work(
      async () => {
        this.#robots.received.length = 0
        const id = newCommandId(this.#clock.now)
        cause = `notice ${id}`
        const at = new Date(this.#clock.now).toISOString()
        const facts = JSON.stringify({ track: 'main', holder: { party, desk: 'office' } })
        await inParty(this.#plain, party, 'app', (tx) =>
          tx.query(
            'insert into notice (party, id, desk, matter, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)',
            [party, id, 'office', this.#instruction, 'leader', facts, at, `test ${id}`],
          ),
        )
        return async () => {
          // Later than the lease of whoever had it in hand.
          this.#clock.now += 5 * minuteMs + 1000
          await this.#node.deps.messenger.turn()
        }
      },
      async () => {
        const out = "select count(*) as n from message_out where party = $1 and cause = $2 and state = 'sent'"
        expect(await this.count(out, cause)).toBe(1)
        expect(await this.count('select count(*) as n from message_out where party = $1 and cause = $2', cause)).toBe(1)
        const numbers = this.#robots.received.map(
          ({ body }) => /Message: (\w+)/.exec(body.markdown?.content ?? '')?.[1],
        )
        expect(new Set(numbers).size).toBe(1)
        expect(numbers.length).toBeLessThanOrEqual(2)
      },
    )
  }

  /** A robot that is told at nine: one message for that moment, whichever process was there. */
  async digests(): Promise<Work> {
    const daily = { desk: 'project-office', person: '', channel: 'wecom-robot' } as const
    const wishes = { sorts: [], quietFrom: '', quietTo: '', redPasses: false, digestTimes: ['09:00'] }
    const target = { url: this.#robots.webhook('wecom-robot') }
    good((await this.deps.routesOut.put(party, daily, wishes, target as never, 'o1')) ?? undefined)
    const text =
      "select count(*) as n from message_out where party = $1 and desk = 'project-office' and sort = 'digest'"
    let before: number
    return this.work(
      async () => {
        before = await this.count(text)
        // Ten o’clock of another day.
        this.#clock.now = (Math.ceil(this.#clock.now / dayMs) + 1) * dayMs + 120 * minuteMs
        return async () => {
          this.#clock.now += 5 * minuteMs + 1000
          await this.deps.messenger.turn()
        }
      },
      async () => expect(await this.count(text)).toBe(before + 1),
    )
  }

  /** A workbook of two rows is read, checked and written. */
  imports(): Work {
    let names: string[]
    const work = this.work(
      async () => {
        this.#workbooks += 1
        names = [1, 2].map((n) => `示例项目 ${this.#workbooks} ${n}`)
        const lines = names.map((one) => `${one},示例投资方,电子信息`)
        const bytes = Buffer.from(['项目名称,投资方,产业链', ...lines].join('\n'))
        const session = await this.session(projects)
        return async () => {
          const { deps } = this.#node
          const imports = new Imports(deps)
          const aim = good<Aim>(aimOf(deps, session, 'project', ''))
          const { id } = good(await imports.read(session, aim, '台账.csv', bytes))
          const { run } = good(await imports.find(session, id))
          const refused = await importRunsOf(deps).start(session, run)
          // What was written by the run before is there: nothing is left for this one.
          if (refused?.refusal === 'import.nothing-ready') return
          if (refused !== undefined) throw new LianyuError(refused)
          await importRunsOf(deps).settled(id)
        }
      },
      async () => {
        const text =
          "select count(*) as n from matter where party = $1 and kind = 'project' and title = any($2::text[])"
        expect(await this.count(text, names)).toBe(2)
      },
    )
    // Reading a workbook is what takes its time, and nothing of it waits after it failed.
    return { ...work, again: 1 }
  }
}
