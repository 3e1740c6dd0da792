import { LianyuError, type MatterId } from '@lianyu/kernel'
import type { inject } from 'vitest'
import { freshDatabase } from '../../../scripts/test-postgres.ts'
import { newCommandId } from '../../command-id.ts'
import { actorOf, introduce, ok, TestNode } from '../testing/test-node.ts'

const [A, B] = ['360313', '430281'] as const

/** What a node that was away took over, and what each entry of it cost: this process alone, both nodes in it, no database. */
export interface TakenOver {
  entries: number
  ms: number
  cpuUs: number
}

/** Two nodes with an agreement in force, of which the second can be away while the first goes on. */
export async function awayAndBack(injected: typeof inject) {
  const databases = [await freshDatabase(injected), await freshDatabase(injected)]
  const [here, there] = (await Promise.all(
    databases.map(({ connection }, at) => new TestNode(connection, [[A, B][at] as string]).start()),
  )) as [TestNode, TestNode]
  await introduce([here, there])
  const agreement = await agree(here, there)
  const origin = `${A}/${agreement}/1`

  const write = async (count: number, one: (n: number) => Promise<unknown>) => {
    for (let at = 0; at < count; at += 500) {
      await Promise.all(Array.from({ length: Math.min(500, count - at) }, (_, n) => one(at + n)))
    }
  }
  const sizeAt = (node: TestNode, party: string) =>
    node.in(party, async (tx) => {
      const text = 'select size from head where party = $1 and origin = $2'
      return (await tx.query<{ size: number }>(text, [party, origin])).rows[0]?.size ?? 0
    })

  return {
    agreement,
    /** Comments on the one matter that everything stands under. */
    onOneMatter: (count: number) => write(count, (n) => here.comment(A, agreement, `积压 ${n}`)),
    /** Letters, each opened and nothing else. */
    onManyMatters: (count: number) =>
      write(count, async (n) => {
        const command = newCommandId(Date.now())
        const data = { subject: `示例事由 ${n}`, recipient: B, request: '请协助' }
        const parties = [A, B].sort()
        ok(await here.journal.open({ party: A, actor: actorOf(A), command, kind: 'letter', agreement, parties, data }))
      }),
    leave: () => there.stop(),
    /** Comes back, and answers when it holds all that the other wrote. */
    async comeBack(): Promise<TakenOver> {
      const target = await sizeAt(here, A)
      await there.start()
      const held = await sizeAt(there, B)
      const cpu = process.cpuUsage()
      const began = performance.now()
      await new Promise<void>((settle) => {
        const unlisten = there.journal.onCommit(({ log, size }) => {
          if (log !== origin || size < target) return
          unlisten()
          settle()
        })
      })
      const { user, system } = process.cpuUsage(cpu)
      return { entries: target - held, ms: performance.now() - began, cpuUs: user + system }
    },
    /** Do both hold the same of it? */
    same: async () => {
      const [one, other] = [await here.journal.get(A, agreement), await there.journal.get(B, agreement)]
      return JSON.stringify(one?.shared) === JSON.stringify(other?.shared)
    },
    errors: () => [...here.errors, ...there.errors],
    close: async () => {
      for (const node of [here, there]) {
        await node.stop()
        await node.remove()
      }
      for (const database of databases) await database.drop()
    },
  }
}
export const inWords = ({ entries, ms, cpuUs }: TakenOver): string =>
  `${entries} entries in ${Math.round(ms)} ms, ${Math.round(cpuUs / entries)} µs of processor each`
export type AwayAndBack = Awaited<ReturnType<typeof awayAndBack>>

/** Drafted by the first, approved inside each party, signed by both; what rests on the other's facts waits for them. */
async function agree(here: TestNode, there: TestNode): Promise<MatterId> {
  const id = await here.draft(A, [A, B].sort())
  const step = (node: TestNode, party: string, name: string, role: string, data: Record<string, unknown> = {}) =>
    eventually(() => node.step(party, id, name, data, role))
  await step(here, A, 'circulate', 'officer')
  await step(here, A, 'settle', 'officer')
  const draft = (await here.journal.get(A, id))?.shared.tracks.main?.last
  for (const [node, party] of [
    [here, A],
    [there, B],
  ] as const) {
    await step(node, party, 'countersign', 'officer', { countersignedBy: '示例部门' })
    await step(node, party, 'review-legality', 'legal', { legalOpinion: '示例意见' })
    await step(node, party, 'issue', 'leader')
    await step(node, party, 'seal', 'seal-keeper', { paperNo: '示例文号' })
    await step(node, party, 'sign', 'leader', { draft, signatory: '示例职务' })
  }
  await step(here, A, 'enter-force', 'officer')
  await step(there, B, 'acknowledge', 'officer')
  return id
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + 30_000; ; ) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof LianyuError) || performance.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
