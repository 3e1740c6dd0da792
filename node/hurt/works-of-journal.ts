import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { defineKind, isRefusal, type Kind, kindOf, type MatterId, type PartyId, usccCheck } from '@lianyu/kernel'
import { allComputations, allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import { expect } from 'vitest'
import { authoredBallot } from '../../kernel/lifecycle/fixtures/ballot-kind.ts'
import { FileStore } from '../files/file-store.ts'
import { Audit } from '../identity/audit.ts'
import { AnswerErasures } from '../jobs/answer-erasures.ts'
import { OpenSeals } from '../jobs/open-seals.ts'
import { TellLosses } from '../jobs/tell-losses.ts'
import { projections } from '../journal/rebuild.ts'
import { sha256Node } from '../journal/sha256.ts'
import {
  command,
  done,
  introduce,
  officer,
  projectionRows,
  type TestJournal,
  testJournal,
} from '../journal/test-journal.ts'
import type { Journal } from '../journal/types.ts'
import { putNotices } from '../messages/put-notices.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { Work } from './at-every-boundary.ts'
import { CommitBoundary } from './commit-boundary.ts'

const party: PartyId = '360322'
const wan = 1_000_000
const kinds = allKinds(sha256Node)
const ballot: Kind = kindOf(defineKind(authoredBallot))
const byHash = kindsByHash([...kinds, ballot])
const office = officer(party, 'enterprise-office')
const head = officer(party, 'enterprise-office', 'approver')
const finance = officer(party, 'finance')
const window = officer(party, 'service-window')

/** One journal over a line, opened again over the same database and folder each time its process is killed. */
export class JournalOverLine {
  readonly #connection: PostgresConnection
  readonly #folder = mkdtempSync(join(tmpdir(), 'lianyu-lined-journal-'))
  readonly #files = new FileStore(this.#folder)
  /** Sees what stands there without disturbing the line. */
  readonly #plain: Store
  #line!: CommitBoundary
  #test!: TestJournal
  #to!: PostgresConnection
  #enterprises = 0
  #others = 360400

  constructor(connection: PostgresConnection) {
    this.#connection = connection
    this.#plain = openStore({ schema: connection })
  }

  async open(): Promise<this> {
    this.#line = await CommitBoundary.open(this.#connection)
    this.#to = { ...this.#line.connection }
    this.#test = await testJournal(this.#to, {
      dataDir: this.#folder,
      kinds: { byId: (id) => (id === 'ballot' ? ballot : kindById(kinds, id)), byHash },
      indicators: allIndicators,
      months: allMonths,
      computations: allComputations,
    })
    await this.#test.journal.addParty(introduce(party))
    await new Audit(this.#test.journal, () => Date.parse('2026-11-20T08:24:00Z')).begin(party, '示例')
    return this
  }

  async close(): Promise<void> {
    for await (const found of this.#test.journal.verify(party)) expect(found).not.toHaveProperty('fault')
    await this.#test.close()
    await this.#plain.close()
    await this.#line.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  work(prepare: () => Promise<() => Promise<unknown>>, check: () => Promise<void>): Work {
    return {
      line: () => this.#line,
      prepare,
      begin: async () => {
        await this.#line.close()
        this.#line = await CommitBoundary.open(this.#connection)
        // Every connection from here on goes this way.
        Object.assign(this.#to, this.#line.connection)
        await this.#test.crash()
      },
      check,
    }
  }

  get journal(): Journal {
    return this.#test.journal
  }

  get store(): Store {
    return this.#test.store
  }

  /** Past the line. */
  get plain(): Store {
    return this.#plain
  }

  readonly kindsByHash = byHash

  #opens(kind: string, actor: typeof office, data: Record<string, unknown>, id = command()) {
    return done(this.#test.journal.open({ party, actor, command: id, kind, data }))
  }

  #step(matter: MatterId, step: string, actor: typeof office, data: Record<string, unknown> = {}, id = command()) {
    return done(this.#test.journal.step({ party, actor, command: id, matter, step, data }))
  }

  async #adds(matter: MatterId, step: string) {
    return (await this.#test.journal.get(party, matter))?.shared.adds[step] ?? []
  }

  /** A grant is decided, and reserved in the account of another matter, by one command. */
  async booking(): Promise<Work> {
    const { matter: fund } = await this.#opens('policy-fund', finance, { name: '示例账' })
    await this.#step(fund, 'allot', finance, { pot: '示例', allotFen: 1000 * wan, paperNo: '示例1号' })
    const terms = { basis: '示例', period: 'once', way: 'direct', pot: '示例', amountFen: wan, validFrom: '2026-01-01' }
    const { matter: policy } = await this.#opens('policy', office, { name: '示例', ground: '示例', ...terms })
    await this.#step(policy, 'set-clause', office, { clause: 1, what: 'zone', compare: 'is' })
    await this.#step(policy, 'submit-policy', office, { submittedNote: '示例' })
    const fair = { fairNo: '示例1号', fairOn: '2026-01-05' }
    await this.#step(policy, 'pass-review', officer(party, 'market-regulation'), fair)
    await this.#step(policy, 'publish-policy', head, { paperNo: '示例1号', validUntil: '2027-12-31' })
    let grant: MatterId
    return this.work(
      async () => {
        const code = `91360322MA${String(++this.#enterprises).padStart(7, '0')}`
        const named = {
          name: `示例公司${this.#enterprises}`,
          uscc: code + usccCheck(code),
          sector: 'industry',
          zone: true,
        }
        const { matter: enterprise } = await this.#opens('enterprise', office, named)
        this.#test.at('2026-11-02T02:00:00.000Z')
        grant = (await this.#opens('policy-grant', office, { policy, enterprise, way: 'direct' })).matter
        await this.#step(grant, 'check-grant', office)
        await this.#step(grant, 'post-grant', head, { contact: '示例' })
        this.#test.at('2026-11-20T02:00:00.000Z')
        const id = command()
        return () => this.#step(grant, 'decide-grant', head, { decisionNo: '示例决1号' }, id)
      },
      async () => {
        const reserved = (await this.#adds(fund, 'reserve')).filter(({ fields }) => fields.grant === grant)
        expect(reserved).toHaveLength(1)
        expect((await this.#test.journal.get(party, grant))?.shared.tracks.main?.stage).toBe('decided')
      },
    )
  }

  /** What a matter says of a person is erased, and the file that it named with it. */
  erasure(): Work {
    let guide: MatterId | undefined
    let matter: MatterId
    let hash: string
    return this.work(
      async () => {
        const kept = await this.#files.keep(party, Readable.from([Buffer.from(`%PDF-1.7 ${command()}`)]))
        if (isRefusal(kept)) throw new Error(kept.en)
        hash = kept.hash
        const person = {
          applicantName: '示例申请人',
          applicantId: '11010519491231002X',
          applicantPhone: '13800000000',
          application: [{ ...kept, name: '示例.pdf' }],
        }
        guide ??= (await this.#opens('one-thing-guide', window, { name: '示例', sample: true })).matter
        const opened = await this.#opens('one-thing', window, { itemName: '示例', sample: true, guide, ...person })
        matter = opened.matter
        const leaf = opened.facts[0]?.leaf ?? ''
        const id = command()
        return async () => {
          const { journal, store } = this.#test
          const ground = '本人撤回同意'
          await done(journal.erase({ party, actor: window, command: id, matter, leaf, part: 'personal', ground }))
          const now = () => Date.parse('2026-11-20T08:30:00Z')
          await new AnswerErasures({ store, journal, files: this.#files, audit: new Audit(journal, now), now }).take(
            party,
            matter,
          )
        }
      },
      async () => {
        expect(await this.#adds(matter, 'erase')).toHaveLength(1)
        expect((await this.#test.journal.get(party, matter))?.overlay.fields).not.toHaveProperty('applicantName')
        expect(await this.#files.read(party, hash)).toBeUndefined()
        const text = `select (select count(*) from entry e where e.party = $1 and e.matter = $2 and e.personal is not null)
          + (select count(*) from erased_file f where f.party = $1) + (select count(*) from file_use u where u.party = $1) as n`
        const { rows } = await inParty(this.#plain, party, 'app', (tx) =>
          tx.query<{ n: number }>(text, [party, matter]),
        )
        expect(rows[0]?.n).toBe(0)
      },
    )
  }

  /** A vote is cast sealed, and opened when the whole says so. */
  sealed(): Work {
    let matter: MatterId
    return this.work(
      async () => {
        matter = (await this.#opens('ballot', officer(party, 'desk'), { name: '示例' })).matter
        const [cast, opens] = [command(), command()]
        const juror = officer(party, 'desk')
        return async () => {
          const { journal, store } = this.#test
          await this.#step(matter, 'cast', juror, { juror: '示例评委', vote: '示例票' }, cast)
          await this.#step(matter, 'open-all', juror, {}, opens)
          const now = () => Date.parse('2026-11-20T08:30:00Z')
          const steps = new Set(['open-all', 'tell'])
          await new OpenSeals({ store, journal, kindsByHash: () => ballot, steps, now }).take(party, matter)
        }
      },
      async () => {
        expect(await this.#adds(matter, 'cast')).toMatchObject([{ fields: { juror: '示例评委', vote: '示例票' } }])
        const text = 'select count(*) as n from sealed_entry where party = $1'
        const { rows } = await inParty(this.#plain, party, 'app', (tx) => tx.query<{ n: number }>(text, [party]))
        expect(rows[0]?.n).toBe(0)
        expect(await this.#test.journal.facts(party, matter)).toHaveLength(4)
      },
    )
  }

  /** Something of every sort that is counted, sealed or erased. */
  async fill(): Promise<void> {
    for (const prepare of [await this.booking(), this.erasure(), this.sealed()]) await (await prepare.prepare(''))()
  }

  /** Everything that follows from the logs is made again, and is as it was. */
  rebuild(): Work {
    return this.#same(async () => {
      for await (const _ of this.#test.journal.rebuild(party));
    })
  }

  /** A release that counts otherwise than the one before counts again at its start. */
  recount(): Work {
    return this.#same(async () => {
      await inParty(this.#plain, party, 'app', (tx) =>
        tx.query("update indicator_basis set digest = 'of another release' where party = $1", [party]),
      )
      await this.#test.crash()
    })
  }

  #same(run: () => Promise<void>): Work {
    let before: Record<string, string[]>
    const rows = () => projectionRows(this.#plain, party, projections)
    return this.work(
      async () => {
        before = await rows()
        return run
      },
      async () => expect(await rows()).toEqual(before),
    )
  }

  /** What was lost for good is told to the administrators, once. */
  losses(): Work {
    let cause: string
    return this.work(
      async () => {
        const [origin, what, from, to] = [`${party}/${command()}/1`, 'entries', 3, 7] as const
        const at = '2026-11-20T08:00:00.000Z'
        cause = `lost ${origin} ${what} ${from} ${at}`
        return async () => {
          const { journal, store } = this.#test
          const now = () => Date.parse('2026-11-20T08:30:00Z')
          const found = {
            parties: () => [party],
            losses: () => [{ party, origin, what, from, to, at }],
            readOnly: () => undefined,
          }
          const telling = new TellLosses({ store, audit: new Audit(journal, now), journal: found, now })
          telling.look()
          await telling.stop()
        }
      },
      async () => {
        expect(await this.#told(cause)).toBe(1)
      },
    )
  }

  /** A notice stands once, however often its cause is looked at. */
  notices(): Work {
    let cause: string
    return this.work(
      async () => {
        cause = `test ${command()}`
        const notice = { desk: 'office', matter: `${party}:${command()}`, what: 'leader', facts: {}, cause }
        const now = () => Date.parse('2026-11-20T08:30:00Z')
        return () => putNotices({ store: this.#test.store, now }, party, [notice])
      },
      async () => expect(await this.#told(cause)).toBe(1),
    )
  }

  async #told(cause: string): Promise<number | undefined> {
    const text = 'select count(*) as n from notice where party = $1 and cause = $2'
    const { rows } = await inParty(this.#plain, party, 'app', (tx) => tx.query<{ n: number }>(text, [party, cause]))
    return rows[0]?.n
  }

  /** Another party begins on this node, with one log of each sort. */
  parties(): Work {
    let other: PartyId
    return this.work(
      async () => {
        other = String(++this.#others)
        return () => this.#test.journal.addParty(introduce(other))
      },
      async () => {
        expect(this.#test.journal.parties()).toContain(other)
        const text = 'select origin from head where party = $1'
        const { rows } = await inParty(this.#plain, other, 'app', (tx) => tx.query<{ origin: string }>(text, [other]))
        expect(new Set(rows.map(({ origin }) => origin)).size).toBe(rows.length)
        await done(
          this.#test.journal.open({
            party: other,
            actor: officer(other, 'service-window'),
            command: command(),
            kind: 'one-thing-guide',
            data: { name: '示例', sample: true },
          }),
        )
      },
    )
  }
}
