import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Card, cardBytes, fingerprint, isRefusal, LianyuError, type MatterId, type Refusal } from '@lianyu/kernel'
import { introduceParty, newCommandId, type RunningNode, startNode } from '@lianyu/node'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'

/** Two nodes over real HTTP, with an agreement for service cases in force between them. */
export interface Pair {
  here: RunningNode
  there: RunningNode
  agreement: MatterId
  /** Where the data of `here` and of `there` is. */
  folders: readonly [here: string, there: string]
  /** Stops both; with `keep`, their data stays for who starts them again. */
  stop(keep?: 'keep'): Promise<void>
}

export const hereParty = '360313'
export const thereParty = '430281'
const desks = ['office', 'service-window', 'administration']

export async function startPair(): Promise<Pair> {
  const folders = [0, 1].map(() => path.join(tmpdir(), `lianyu-bench-${randomUUID()}`)) as [string, string]
  const start = (dataDir: string) => startOn(dataDir, 0)
  const [here, there] = [await start(folders[0]), await start(folders[1])]
  const cards = [await introduce(here, hereParty), await introduce(there, thereParty)] as const
  await pin(here, hereParty, cards[1])
  await pin(there, thereParty, cards[0])
  const agreement = await agree(here, there)
  return {
    here,
    there,
    agreement,
    folders,
    stop: async (keep) => {
      await Promise.all([here.stop(), there.stop()])
      if (keep === 'keep') return
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A node on loopback that says nothing but what went wrong: a figure with errors in it is read beside their reason. */
export function startOn(dataDir: string, port: number): Promise<RunningNode> {
  const logTo = { write: (line: string) => void process.stderr.write(line) }
  return startNode({ dataDir, host: '127.0.0.1', port, allowPrivatePeers: true, logLevel: 'error', logTo })
}

async function introduce(node: RunningNode, party: string): Promise<Card> {
  const departments = desks.map((id) => ({ id, name: { zh: id, en: id }, desks: [{ id, label: { zh: id, en: id } }] }))
  const name = { zh: `示例${party}`, en: `Sample ${party}` }
  const given = { party, name, level: 'county', form: 'government', node: node.url, departments, people: [] } as const
  return (await introduceParty(node.deps, { ...given, people: [], departments })).card
}

async function pin(node: RunningNode, party: string, card: Card): Promise<void> {
  done(await node.deps.exchange.pinCard(party, cardBytes(card), fingerprint(card), 'bench'))
}

/** Draft, approval inside each party, both signatures; the nodes acknowledge by themselves. */
async function agree(here: RunningNode, there: RunningNode): Promise<MatterId> {
  const command = newCommandId(Date.now())
  const id = `${hereParty}:${command}`
  const data = {
    title: '示例跨省通办协议',
    form: 'cooperation',
    level: 'government',
    parties: [hereParty, thereParty],
    text: '示例正文',
    scope: [...serviceScope, serviceGrant(allRights)],
    validFrom: '2026-01-01',
  }
  const actor = { party: hereParty, desk: 'office', role: 'officer', officer: 'bench' }
  const opening = { party: hereParty, actor, command, kind: 'agreement', matter: id, data, parties: data.parties }
  done(await here.deps.journal.open(opening))
  const step = (node: RunningNode, party: string, name: string, role: string, given: Record<string, unknown> = {}) =>
    eventually(() =>
      node.deps.journal.step({
        party,
        actor: { party, desk: 'office', role, officer: 'bench' },
        command: newCommandId(Date.now()),
        matter: id,
        step: name,
        data: given,
      }),
    )
  await step(here, hereParty, 'circulate', 'officer')
  await step(here, hereParty, 'settle', 'officer')
  const draft = (await here.deps.journal.get(hereParty, id))?.shared.tracks.main?.last
  for (const [node, party] of [
    [here, hereParty],
    [there, thereParty],
  ] as const) {
    await step(node, party, 'countersign', 'officer', { countersignedBy: '示例部门' })
    await step(node, party, 'review-legality', 'legal', { legalOpinion: '示例意见' })
    await step(node, party, 'issue', 'leader')
    await step(node, party, 'seal', 'seal-keeper', { paperNo: '示例文号' })
    await step(node, party, 'sign', 'leader', { draft, signatory: '示例签署人' })
  }
  return id
}

/** The other side's facts have to arrive first: tried again until they have, half a minute at most. */
export async function eventually<T>(attempt: () => Promise<T | Refusal>): Promise<T> {
  const until = performance.now() + 30_000
  for (;;) {
    const answer = await attempt().catch((error: unknown) => {
      if (error instanceof LianyuError) return error.refusal
      throw error
    })
    if (!isRefusal(answer)) return answer
    if (performance.now() > until) throw new LianyuError(answer)
    await wait(20)
  }
}

export function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}
