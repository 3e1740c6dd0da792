import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { phase, refuseTakenPorts } from '@lianyu/cli'
import { epochMs, LianyuError, refuse } from '@lianyu/kernel'
import { startInbox } from './inbox.ts'
import { type DemoNode, demoNodes, type NodeNumber, nodeNumbers } from './parties.ts'
import { demoPassword } from './personas.ts'
import { startPlatforms } from './platforms.ts'
import { startProviders } from './providers.ts'
import { type Nodes, playPast } from './seed/play.ts'
import { samplePast } from './seed/sample-past.ts'
import type { Act } from './seed/script.ts'
import { type DemoState, readState, writeState } from './state.ts'
import { type NodeProcess, startProcess } from './supervise.ts'

export interface DemoOptions {
  dataDir: string
  /** Begin with empty data. */
  fresh?: boolean
  /** Start one node alone, to join the others that run already. */
  only?: NodeNumber
  /** Added to the ports 8036, 8043 and 8044; kept with the data. */
  portOffset?: number
  /** The moment at which the demo's clock starts when its data are made, epoch ms; from there it runs on. */
  atMs?: number
}

/** What stands in for somebody else's platform, and says so. */
interface StandIn {
  readonly name: string
  readonly url: string
  stop(): Promise<void>
}

/** Runs the demo until it is told to stop (Ctrl-C, SIGTERM). @returns the exit code */
export async function runDemo(options: DemoOptions): Promise<number> {
  if (options.fresh) await empty(options.dataDir)
  const state = await stateOf(options)
  if (options.only !== undefined && !state.complete) {
    throw new LianyuError(refuse('cli.demo-incomplete', { dir: options.dataDir }))
  }
  const all = demoNodes(state.portOffset)
  const wanted = options.only === undefined ? all : all.filter(({ number }) => number === options.only)
  await refuseTakenPorts(wanted.map(({ port }) => port))
  const stop = stopWanted()
  const running: NodeProcess[] = []
  const standIns: StandIn[] = []
  try {
    const past = state.complete ? [] : samplePast(state.madeMs)
    const first = past[0] && epochMs(past[0].at)
    const started = await Promise.allSettled(wanted.map((place) => start(place, options.dataDir, state, first)))
    for (const one of started) if (one.status === 'fulfilled') running.push(one.value)
    for (const one of started) if (one.status === 'rejected') throw one.reason
    if (options.only === undefined) await fill(running, past, options.dataDir, state)
    const now = () => Date.now() + state.clockOffsetMs
    standIns.push(...(await startPlatforms(state.portOffset, now)))
    standIns.push(...(await startProviders(state.portOffset)))
    standIns.push(...(await startInbox(state.portOffset, now)))
    if (options.only === undefined) await Promise.all(running.map((node) => node.ask({ ask: 'ways-out' })))
    tell(wanted, standIns)
    for (const node of running) watch(node, wanted, stop)
    await Promise.race([stop.wanted, Promise.all(running.map(({ ended }) => ended))])
    return stop.isWanted() ? 0 : 1
  } finally {
    await Promise.all(standIns.map((one) => one.stop()))
    await stopAll(running)
  }
}

/** @throws LianyuError `cli.not-demo-data` where the folder holds anything but a demo: it is not ours to empty */
async function empty(dataDir: string): Promise<void> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0 && readState(dataDir) === undefined) {
    throw new LianyuError(refuse('cli.not-demo-data', { dir: dataDir }))
  }
  await rm(dataDir, { recursive: true, force: true })
}

/** A clock that was once set goes on from there, so that what was made in its past stays in the past. */
async function stateOf({ dataDir, atMs, portOffset }: DemoOptions): Promise<DemoState> {
  const kept = readState(dataDir)
  const offset = kept?.complete ? kept.clockOffsetMs : atMs === undefined ? 0 : atMs - Date.now()
  const state: DemoState = {
    madeMs: kept?.madeMs ?? Date.now() + offset,
    clockOffsetMs: offset,
    portOffset: portOffset ?? kept?.portOffset ?? 0,
    complete: kept?.complete ?? false,
  }
  await writeState(dataDir, state)
  return state
}

function start(place: DemoNode, dataDir: string, state: DemoState, standsAtMs?: number): Promise<NodeProcess> {
  const { number, name, port } = place
  const { portOffset, clockOffsetMs } = state
  const stands = standsAtMs === undefined ? {} : { standsAtMs }
  return phase({ zh: `${name.zh} ${port}`, en: name.en }, () =>
    startProcess({ number, dataDir: join(dataDir, number), portOffset, clockOffsetMs, ...stands }, () => {}),
  )
}

/** Cards to everybody, then the past. */
async function fill(running: NodeProcess[], past: Act[], dataDir: string, state: DemoState): Promise<void> {
  const nodes = Object.fromEntries(running.map((node) => [node.number, node])) as Nodes
  await phase(
    { zh: '名片互换并固定', en: 'cards exchanged and pinned' },
    async () => {
      const others = (number: NodeNumber) => nodeNumbers.filter((one) => one !== number)
      const pinned = await Promise.all(
        nodeNumbers.map((number) => {
          return nodes[number].ask({ ask: 'pin', cards: others(number).flatMap((other) => nodes[other].cards) })
        }),
      )
      return pinned.reduce((sum, one) => sum + one, 0)
    },
    (pinned) => `${pinned}`,
  )
  if (state.complete) return
  await phase({ zh: '公开数据和示例', en: 'published figures and samples' }, async () => {
    await playPast(nodes, past, progress(past.length))
    await writeState(dataDir, { ...state, complete: true })
  })
}

function progress(of: number): (done: number) => void {
  let said = 0
  return (done) => {
    if (performance.now() - said < 2_000) return
    said = performance.now()
    console.error(`  … ${done}/${of}`)
  }
}

function tell(wanted: DemoNode[], standIns: readonly StandIn[]): void {
  const lines = wanted.map(({ name, port, parties }) => {
    return `  ${name.zh}  http://127.0.0.1:${port}  ${parties.map((party) => party.name.zh).join('、')}`
  })
  lines.push(...standIns.map(({ name, url }) => `  ${name}  ${url}`))
  console.log(`\n${lines.join('\n')}\n
群众、企业网上办事：地址后加 /apply，用示例身份登录。Citizens and firms apply at /apply, as sample people.
打开任一地址，点一个角色就能登录（口令都是 ${demoPassword}）；按 Ctrl-C 全部停止。
Open any address and click a role to sign in (every password is ${demoPassword}); Ctrl-C stops all.
数据：公开报道的数字，和标明“示例”的事项。Published figures, and matters marked 示例 (samples).\n`)
}

/** A node that dies is said to have died. Starting it again is for whoever watches: that is what the demo shows. */
function watch(node: NodeProcess, wanted: DemoNode[], stop: { isWanted(): boolean }): void {
  const place = wanted.find(({ number }) => number === node.number)
  void node.ended.then(({ code, signal }) => {
    if (stop.isWanted()) return
    const why = signal ?? `exit ${code}`
    console.error(`\n✗ ${place?.name.zh} ${place?.port} 停了（${why}），其余站点照常工作。再启动它：npm start -- --node ${node.number}
  ${place?.name.en} has ended (${why}); the others go on. To start it again: npm start -- --node ${node.number}`)
  })
}

function stopWanted() {
  let is = false
  const wanted = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        is = true
        settle()
      })
    }
  })
  return { wanted, isWanted: () => is }
}

async function stopAll(running: NodeProcess[]): Promise<void> {
  if (running.length === 0) return
  await phase({ zh: '停止', en: 'stopping' }, () =>
    Promise.all(
      running.map(async (node) => {
        await node.ask({ ask: 'stop' }).catch(() => {})
        await node.ended
      }),
    ),
  )
}
