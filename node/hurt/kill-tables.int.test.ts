import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartyId } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { callerOf, startTestNode, type TestPerson } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { actorOf, introduce, ok, TestNode } from '../exchange/testing/test-node.ts'
import { Audit } from '../identity/audit.ts'
import { AnswerErasures } from '../jobs/answer-erasures.ts'
import { Timers } from '../jobs/timers.ts'
import { StandInPlatform } from '../platform/stand-in.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { atEveryBoundary } from './at-every-boundary.ts'
import { CommitBoundary, type Fate, fates, metStatements } from './commit-boundary.ts'
import { elsewhere } from './elsewhere.ts'
import { deedsAtDesk } from './works-of-desk.ts'
import { ExchangeOverLine, nextProcess } from './works-of-exchange.ts'
import { JournalOverLine } from './works-of-journal.ts'
import { NodeOverLine } from './works-of-node.ts'
import { deedsOfPeople, PeopleOverLine } from './works-of-people.ts'
import { PlatformOverLine } from './works-of-platform.ts'
import { isSent, type WritingStatement, writingStatements } from './writing-statements.ts'

const databases: FreshDatabase[] = []
const fresh = async () => {
  const database = await freshDatabase(inject)
  databases.push(database)
  return database.connection
}
afterAll(async () => {
  for (const database of databases) await database.drop()
})

const [ours, theirs]: [PartyId, PartyId] = ['360313', '430281']

describe('at every commit, whether it is not persisted, its answer lost, or the process killed before or after', () => {
  describe('of two nodes that share', () => {
    let here: TestNode
    let there: TestNode
    let line: CommitBoundary
    let agreement: string

    async function begin(): Promise<void> {
      await line.close()
      line = await CommitBoundary.open(database)
      here = await nextProcess(here, line)
    }
    let database: Awaited<ReturnType<typeof fresh>>

    beforeAll(async () => {
      database = await fresh()
      line = await CommitBoundary.open(database)
      here = await new TestNode(line.connection, [ours]).start()
      there = await new TestNode(await fresh(), [theirs]).start()
      await introduce([here, there])
      agreement = await here.draft(ours, [ours, theirs])
      for (let i = 0; i < 2; i++) await look(() => there.exchange.look(theirs, ours))
      await look(() => here.exchange.look(ours, theirs))
    })
    afterAll(async () => {
      await here?.stop()
      await line?.close()
      await there?.stop()
      for (const node of [here, there]) await node?.remove()
    })

    /** So much later that nobody waits after a failure. */
    async function look(one: () => Promise<unknown>): Promise<void> {
      here.aheadMs += 61_000
      there.aheadMs += 61_000
      await one()
    }
    const said = (node: TestNode, party: PartyId, name: string) =>
      node.comments(party, agreement).then((all) => all.filter((words) => words === name).length)
    /** The last size of a log that a node holds, and the last that this party vouched for there. */
    const vouched = (node: TestNode, party: PartyId, origin: string, by: PartyId) =>
      node.in(party, async (tx) => {
        const text = `select h.size, (select max(c.size) from cosignature c where c.party = $1 and c.log = h.log and c.by_party = $3)
          as vouched from head h where h.party = $1 and h.origin = $2`
        const { rows } = await tx.query<{ size: number; vouched: number }>(text, [party, origin, by])
        return rows[0]
      })
    async function expectOneHistory(name: string, writer: PartyId, reader: PartyId): Promise<void> {
      const origin = `${writer}/${agreement}/1`
      expect([name, await said(here, ours, name), await said(there, theirs, name)]).toEqual([name, 1, 1])
      const sizes = [await vouched(here, ours, origin, reader), await vouched(there, theirs, origin, reader)]
      const { size } = sizes[0] as { size: number }
      expect([name, ...sizes]).toEqual([name, { size, vouched: size }, { size, vouched: size }])
      expect(await there.exchange.quarantineList(theirs)).toEqual([])
      expect(await here.exchange.quarantineList(ours)).toEqual([])
    }
    async function expectWhole(): Promise<void> {
      for await (const found of here.journal.verify(ours)) expect(found).not.toHaveProperty('fault')
    }

    it('a pull is applied once, and vouched for', async () => {
      const met = await atEveryBoundary({
        line: () => line,
        prepare: async (name) => {
          await there.comment(theirs, agreement, name)
          return () => look(() => here.exchange.look(ours, theirs))
        },
        begin,
        check: (name) => expectOneHistory(name, theirs, ours),
      })
      expect(met).toBeGreaterThanOrEqual(2 * fates.length)
      await expectWhole()
    })

    it('a log that is begun here is begun once, and taken over there', async () => {
      let opened = ''
      const met = await atEveryBoundary({
        line: () => line,
        prepare: async () => {
          const open = here.drafting(ours, [ours, theirs])
          return async () => {
            opened = await open(here)
            await look(() => there.exchange.look(theirs, ours))
          }
        },
        begin,
        check: async (name) => {
          for (const [node, party] of [[here, ours] as const, [there, theirs] as const])
            expect([name, (await node.journal.facts(party, opened)).length]).toEqual([name, 1])
        },
      })
      expect(met).toBeGreaterThanOrEqual(3 * fates.length)
      await expectWhole()
    })

    it('a log that is begun there is taken over here', async () => {
      let opened = ''
      const met = await atEveryBoundary({
        line: () => line,
        prepare: async () => {
          opened = await there.draft(theirs, [ours, theirs])
          return () => look(() => here.exchange.look(ours, theirs))
        },
        begin,
        check: async (name) => {
          expect([name, (await here.journal.facts(ours, opened)).length]).toEqual([name, 1])
          expect(await here.exchange.quarantineList(ours)).toEqual([])
        },
      })
      expect(met).toBeGreaterThanOrEqual(3 * fates.length)
      await expectWhole()
    })

    it('an erasure that a peer asks for is done, and answered once', async () => {
      await new Audit(here.journal, () => Date.now()).begin(ours, '示例')
      let leaf = ''
      await atEveryBoundary({
        line: () => line,
        prepare: async (done) => {
          const name = `erased ${done}`
          const comment = { party: theirs, actor: actorOf(theirs), matter: agreement }
          const command = () => newCommandId(Date.now())
          const data = { comment: name }
          const said = ok(await there.journal.step({ ...comment, command: command(), step: 'comment', data }))
          leaf = said.facts[0]?.leaf ?? ''
          await look(() => here.exchange.look(ours, theirs))
          ok(await there.journal.erase({ ...comment, command: command(), leaf, part: 'shared', ground: '示例' }))
          return async () => {
            await look(() => here.exchange.look(ours, theirs))
            const now = () => Date.now()
            const { store, journal, files } = here
            await new AnswerErasures({ store, journal, files, audit: new Audit(journal, now), now }).take(
              ours,
              agreement,
            )
          }
        },
        begin,
        check: async (name) => {
          const { erase = [], erased = [] } = (await here.journal.get(ours, agreement))?.shared.adds ?? {}
          const of = (all: readonly { by: string; fields: Record<string, unknown> }[]) =>
            all.filter(({ fields }) => fields.leaf === leaf).map(({ by }) => by)
          expect([name, of(erase), of(erased)]).toEqual([name, [theirs], [ours]])
          expect(await said(here, ours, `erased ${name}`)).toBe(0)
        },
      }).then((met) => expect(met).toBeGreaterThanOrEqual(2 * fates.length))
      await expectWhole()
    })

    it('a fact is written once, signed, and the peer’s word for it kept', async () => {
      const met = await atEveryBoundary({
        line: () => line,
        prepare: async (done) => {
          const name = `own ${done}`
          const comment = { party: ours, actor: actorOf(ours), command: newCommandId(Date.now()), matter: agreement }
          return async () => {
            ok(await here.journal.step({ ...comment, step: 'comment', data: { comment: name } }))
            await look(() => there.exchange.look(theirs, ours))
          }
        },
        begin,
        check: (name) => expectOneHistory(`own ${name}`, ours, theirs),
      })
      expect(met).toBeGreaterThanOrEqual(3 * fates.length)
      await expectWhole()
    })
  })

  describe('of a node and a peer that it must not believe', () => {
    let exchange: ExchangeOverLine
    beforeAll(async () => {
      exchange = await new ExchangeOverLine(await fresh()).open()
    })
    afterAll(() => exchange?.close())
    it('its card is made anew, one serial further', async () => {
      expect(await atEveryBoundary(exchange.card())).toBeGreaterThanOrEqual(fates.length)
    })
    it('a peer is trusted', async () => {
      expect(await atEveryBoundary(exchange.pinned())).toBeGreaterThanOrEqual(fates.length)
    })
    it('a peer is trusted no more', async () => {
      expect(await atEveryBoundary(exchange.unpinned())).toBeGreaterThanOrEqual(fates.length)
    })
    it('a log is let go on at a word and put aside again, which is told', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(exchange.quarantine())).toBeGreaterThanOrEqual(4 * fates.length)
    })
  })

  describe('of a journal', () => {
    let journal: JournalOverLine
    beforeAll(async () => {
      journal = await new JournalOverLine(await fresh()).open()
    })
    afterAll(() => journal?.close())
    it('what is decided is booked in another matter’s account, once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(await journal.booking())).toBeGreaterThanOrEqual(fates.length)
    })
    it('what is erased is gone with its file, asked for once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.erasure())).toBeGreaterThanOrEqual(2 * fates.length)
    })
    it('a sealed entry is kept, opened once, and kept no more', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.sealed())).toBeGreaterThanOrEqual(4 * fates.length)
    })
  })

  describe('of a journal that makes again what follows from its logs', () => {
    let journal: JournalOverLine
    beforeAll(async () => {
      journal = await new JournalOverLine(await fresh()).open()
      await journal.fill()
    })
    afterAll(() => journal?.close())
    it('it is as it was', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.rebuild())).toBeGreaterThanOrEqual(3 * fates.length)
    })
    it('another release counts anew', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.recount())).toBeGreaterThanOrEqual(3 * fates.length)
    })
    it('a notice stands once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.notices())).toBeGreaterThanOrEqual(fates.length)
    })
    it('another party begins, once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.parties())).toBeGreaterThanOrEqual(fates.length)
    })
    it('what was lost for good is told once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(journal.losses())).toBeGreaterThanOrEqual(2 * fates.length)
    })
  })

  describe('of people, their sessions and what they set', () => {
    let people: PeopleOverLine
    beforeAll(async () => {
      people = await new PeopleOverLine(await fresh()).open()
    })
    afterAll(() => people?.close())
    it.each(Object.keys(deedsOfPeople))('%s', { timeout: 600_000 }, async (deed) => {
      expect(await atEveryBoundary(people.workOf(deed))).toBeGreaterThanOrEqual(fates.length)
    })
  })

  describe('of a whole node, its own jobs running beside it', () => {
    let node: NodeOverLine
    beforeAll(async () => {
      node = await new NodeOverLine(await fresh()).open()
    })
    afterAll(() => node?.close())
    it('every part of one thing is opened, once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(node.parts())).toBeGreaterThanOrEqual(3 * fates.length)
    })
    it('a message goes out, and again only under its number', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(node.messages())).toBeGreaterThanOrEqual(3 * fates.length)
    })
    it('a digest goes out once for each of its times', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(await node.digests())).toBeGreaterThanOrEqual(3 * fates.length)
    })
    it('each row of a workbook is written, once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(node.imports())).toBeGreaterThanOrEqual(5 * fates.length)
    })
  })

  describe('of a whole node, at its desks', () => {
    let node: NodeOverLine
    beforeAll(async () => {
      node = await new NodeOverLine(await fresh()).open()
    })
    afterAll(() => node?.close())
    it.each(Object.entries(deedsAtDesk))('%s', { timeout: 600_000 }, async (_, deed) => {
      expect(await atEveryBoundary({ ...deed(node), again: 1 })).toBeGreaterThanOrEqual(fates.length)
    })
  })

  describe('of cases that are kept on a province’s platform too', () => {
    let journal: JournalOverLine
    let platform: StandInPlatform
    let over: PlatformOverLine
    beforeAll(async () => {
      platform = await new StandInPlatform({ name: '示例省平台', now: Date.now }).start()
      journal = await new JournalOverLine(await fresh()).open()
      over = new PlatformOverLine(journal, platform)
    })
    afterAll(async () => {
      await journal?.close()
      await platform?.stop()
    })
    it('ours has one number there, and says it once', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(over.told())).toBeGreaterThanOrEqual(4 * fates.length)
    })
    it('theirs is one case here', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(over.taken())).toBeGreaterThanOrEqual(4 * fates.length)
    })
    it('what could not be taken at first is told later', { timeout: 600_000 }, async () => {
      expect(await atEveryBoundary(over.toldLater())).toBeGreaterThanOrEqual(5 * fates.length)
    })
  })

  it('a rung fires once', async () => {
    const database = await fresh()
    let line = await CommitBoundary.open(database)
    let store: Store | undefined
    const open = () => {
      store = openStore({ schema: line.connection, connections: { app: 2 } })
    }
    open()
    const now = Date.parse('2026-11-20T01:00:00.000Z')
    const at = new Date(now).toISOString()
    const plain = openStore({ schema: database })
    await atEveryBoundary({
      line: () => line,
      prepare: async (name) => {
        await inParty(plain, ours, 'app', (tx) =>
          tx.query(
            `insert into track (party, matter, track, kind, stage, holder_party, holder_desk, charged_party, since,
               amber_at, red_at, clock, rungs, rung_at)
             values ($1, $2, 'land', 'project', 'applied', $1, 'natural-resources', $1, $3, $3, $3, 'c', $4, $3)`,
            [ours, `${ours}:${name}`, at, JSON.stringify([{ id: 'remind', at, what: 'remind' }])],
          ),
        )
        return () => new Timers({ store: store as Store, journal: { parties: () => [ours] }, now: () => now }).fireDue()
      },
      async begin() {
        await line.close()
        void store?.close().catch(() => {})
        line = await CommitBoundary.open(database)
        open()
      },
      async check(name) {
        const { rows } = await inParty(plain, ours, 'app', (tx) =>
          tx.query<{ n: number }>('select count(*) as n from notice where party = $1 and matter = $2', [
            ours,
            `${ours}:${name}`,
          ]),
        )
        expect([name, rows[0]?.n]).toEqual([name, 1])
      },
    }).then((met) => expect(met).toBe(fates.length))
    await Promise.all([store?.close(), plain.close()])
    await line.close()
  })

  it('an upload is kept whole, and known', async () => {
    const database = await fresh()
    const dataDir = mkdtempSync(join(tmpdir(), 'lianyu-upload-'))
    const window: TestPerson = { party: '360322', desk: 'service-window', role: 'officer' }
    let line = await CommitBoundary.open(database)
    const first = await startTestNode(line.connection, [window], { dataDir })
    const { cookie } = await first.as(window)
    let node: RunningNode = first
    const contents = new Map<string, Buffer>()
    let hash = ''
    const met = await atEveryBoundary({
      line: () => line,
      prepare: async (name) => {
        const bytes = Buffer.from(`%PDF-1.7\n% ${name}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
        contents.set(name, bytes)
        const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'sample.pdf' }
        return async () => {
          const answer = await callerOf(node, cookie).send('PUT', '/api/files', bytes, headers)
          if (answer.status === 200) hash = answer.body.hash
        }
      },
      async begin() {
        await line.close()
        void node.stop().catch(() => {})
        line = await CommitBoundary.open(database)
        const { host, port, user, database: name } = line.connection
        const url = `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`
        node = await startNode({ dataDir, host: '127.0.0.1', port: 0, database: url, logLevel: 'silent' })
      },
      async check(name) {
        const { status, bytes } = await callerOf(node, cookie).bytes(`/api/files/${hash}`)
        expect([name, status]).toEqual([name, 200])
        expect(bytes.equals(contents.get(name) as Buffer)).toBe(true)
      },
    })
    expect(met).toBeGreaterThanOrEqual(fates.length)
    await node.stop()
    await line.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  // Last: what the works above have met is counted here.
  it('no statement that writes is left out: each has met every fate, or is named with where else it is tried', () => {
    const isMet = (one: WritingStatement, fate: Fate) => [...metStatements[fate]].some((sent) => isSent(one, sent))
    const source = writingStatements()
    const missing = source
      .map((one) => ({ ...one, unmet: fates.filter((fate) => !isMet(one, fate)) }))
      .filter(({ unmet }) => unmet.length > 0)
    const named = Object.entries(elsewhere).flatMap(([file, starts]) =>
      Object.keys(starts).map((text) => ({ file, text })),
    )
    const is = (name: WritingStatement) => (one: WritingStatement) =>
      name.file === one.file && one.text.startsWith(name.text)
    expect(missing.filter((one) => !named.some((name) => is(name)(one)))).toEqual([])
    expect(named.filter((name) => !source.some(is(name)))).toEqual([])
  })
})
