import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartyId } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { callerOf, startTestNode, type TestPerson } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { actorOf, introduce, ok, TestNode } from '../exchange/testing/test-node.ts'
import { Timers } from '../jobs/timers.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { CommitBoundary, fates } from './commit-boundary.ts'

/** What is done over a line whose commits meet their fate. */
interface Work {
  line: () => CommitBoundary
  /** Something new to do; answers how it is done. The same is done again afterwards, as whoever heard nothing does. */
  prepare(name: string): Promise<() => Promise<unknown>>
  /** The process was killed: another one begins on what is there. */
  begin(): Promise<void>
  check(name: string): Promise<void>
}

/** Every boundary with every fate, one after another on the same node; answers how many there were. */
async function atEveryBoundary(work: Work): Promise<number> {
  let met = 0
  for (const fate of fates) {
    for (let nth = 1; ; nth++) {
      const name = `${fate} ${nth}`
      const run = await work.prepare(name)
      const due = work.line().arm(nth, fate)
      const running = run().catch(() => {})
      const fell = await Promise.race([due.then(() => true), running.then(() => false)])
      if (fate.startsWith('killed') && fell) await work.begin()
      else await running
      work.line().disarm()
      // Whoever heard nothing asks again; a look that comes too soon after a failed one waits, so there is a third.
      for (let again = 0; again < 3; again++) await run().catch(() => {})
      await work.check(name)
      // Fewer commits than that: every boundary of this fate has been met.
      if (!fell) break
      met += 1
    }
  }
  return met
}

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
      const [dead, { port }] = [here.app, here]
      dead.server.closeAllConnections()
      dead.server.close()
      await line.close()
      const { connection, folder } = here
      const [killed, next] = [here, new TestNode(connection, [ours])]
      void killed.exchange.stop().catch(() => {})
      line = await CommitBoundary.open(database)
      Object.assign(next, { connection: line.connection, folder, files: killed.files, port, aheadMs: killed.aheadMs })
      here = await next.start()
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
})
