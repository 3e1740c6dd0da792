import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseTakenPorts } from '@lianyu/cli'
import type { NodeNumber } from '../parties.ts'
import { inboxPorts } from '../ways-out.ts'
import { copyOf, madeOnce } from './made-demo.ts'

const program = fileURLToPath(new URL('../../cli/lianyu.ts', import.meta.url))

/** The whole demo as `npm start` runs it, on ports and data of its own. */
export interface RunningDemo {
  url(number: NodeNumber): string
  /** Where the messages that left its nodes are shown. */
  inbox: string
  /** All that the terminal showed so far. */
  shown(): string
  /** Ends one node as a power cut would, and answers when it is gone. */
  kill(number: NodeNumber): Promise<void>
  /** Starts that node again, alone, as the terminal said one can. */
  startAgain(number: NodeNumber): Promise<void>
  stop(): Promise<void>
}

const saidFile = 'said.txt'

// A Thursday before the National Day week of 2026, whose holidays and moved workdays are published.
const morning = ['--at', '2026-09-24T09:00:00+08:00']

/** One whose clock began on a morning of September 2026, from the data that this run of tests makes once. */
export async function runMadeDemo(folder: string): Promise<RunningDemo> {
  const made = await madeOnce(folder, async (dataDir) => {
    const first = await runDemoBeside(morning, { dataDir }, makersLane)
    await first.stop()
    await writeFile(join(dataDir, saidFile), first.shown())
  })
  const dataDir = await freshFolder()
  const forget = () => rm(dataDir, { recursive: true, force: true })
  try {
    await copyOf(made, dataDir)
    const said = await readFile(join(dataDir, saidFile), 'utf8')
    const demo = await runDemoBeside(morning, { dataDir })
    return {
      ...demo,
      shown: () => `${said}${demo.shown()}`,
      stop: () => demo.stop().finally(forget),
    }
  } catch (error) {
    await forget()
    throw error
  }
}

/** Under /tmp, since a socket's path must be short and the database's own user must get there. */
async function freshFolder(): Promise<string> {
  const dataDir = await mkdtemp('/tmp/lianyu-walk-')
  await rm(dataDir, { recursive: true })
  return dataDir
}

/**
 * @param options  further words for `lianyu demo`
 * @param kept  where its data are, and stay when it stops; else it has some of its own
 * @param lane  whose ports it takes; else any other than the maker's
 */
export async function runDemoBeside(
  options: string[],
  kept?: { dataDir: string },
  lane: number = ownLane(),
): Promise<RunningDemo> {
  const portOffset = await freeOffset(lane)
  const dataDir = kept?.dataDir ?? (await freshFolder())
  const common = ['--data', dataDir, '--port-offset', String(portOffset)]
  const main = terminal([...common, ...options])
  const others: ReturnType<typeof terminal>[] = []
  const url = (number: NodeNumber) => `http://127.0.0.1:${8000 + Number(number) + portOffset}`
  const stop = async () => {
    await Promise.all([main, ...others].map((one) => one.stop()))
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await main.shows(url('44'))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    inbox: `http://127.0.0.1:${inboxPorts(portOffset).page}`,
    shown: main.shown,
    async kill(number) {
      const { pid } = JSON.parse(readFileSync(join(dataDir, number, 'postgres.lock'), 'utf8')) as { pid: number }
      process.kill(pid, 'SIGKILL')
      await main.shows('SIGKILL')
    },
    async startAgain(number) {
      const again = terminal([...common, '--node', number])
      others.push(again)
      await again.shows(url(number))
    },
    stop,
  }
}

/**
 * Where a demo is made that others are copied from. No copy may stand there: until the copies have each other's new cards
 * they ask at the old address, with the same keys, and would take what another copy did for their own history.
 */
const makersLane = 9

/** At random: workers of one run have been seen with the same number, and then met on the same ports. */
const ownLane = (): number => randomInt(makersLane)

/**
 * Ports that nobody listens on, so that walks and a running demo do not meet: below those that a system gives to outgoing
 * connections, which could take one between this look and the demo's start.
 */
async function freeOffset(lane: number): Promise<number> {
  for (;;) {
    const offset = 1_000 * randomInt(2, 23) + 100 * lane
    const ports = [36, 43, 44, 50, 51, 52, 53, 54, 55, 56].map((number) => 8_000 + number + offset)
    const free = await refuseTakenPorts(ports).then(
      () => true,
      () => false,
    )
    if (free) return offset
  }
}

function terminal(words: string[]) {
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=FSTDEP023', program, 'demo', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let told: (() => void)[] = []
  const more = (chunk: unknown) => {
    text += String(chunk)
    for (const tell of told.splice(0)) tell()
  }
  child.stdout?.on('data', more)
  child.stderr?.on('data', more)
  const ended = new Promise<void>((settle) => child.once('close', () => settle()))
  let gone = false
  void ended.then(() => {
    gone = true
    for (const tell of told.splice(0)) tell()
  })
  return {
    shown: () => text,
    async shows(words: string) {
      while (!text.includes(words)) {
        if (gone) throw new Error(`the demo ended:\n${text}`)
        await new Promise<void>((settle) => told.push(settle))
      }
    },
    async stop() {
      told = []
      child.kill('SIGTERM')
      await ended
    },
  }
}
