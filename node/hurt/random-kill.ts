import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chinaCalendar, decodeBase64, instantOf, sameBytes } from '@lianyu/kernel'
import { allComputations, allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import { newCommandId } from '../command-id.ts'
import { openJournal } from '../journal/journal.ts'
import { rootAt } from '../journal/read-tiles.ts'
import { sha256Node } from '../journal/sha256.ts'
import { startOwnPostgres } from '../store/own-postgres.ts'
import { openStore } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

const party = '360322'
const password = '杀不死的 一句 口令'
const origin = `${party}/home/1`
const victims = ['node', 'postmaster', 'backend'] as const

interface Command {
  id: string
  /** Leaves that the caller was told of; undefined while it has heard nothing. */
  told?: string
  /** The caller sent it and does not know what became of it. */
  open: boolean
}

export interface Reckoning {
  kills: Record<(typeof victims)[number], number>
  acknowledged: number
  /** Commands whose answer was lost, and that were settled by being sent again. */
  settled: number
  checkpoints: number
  /** From the kill until `/readyz` says so, each; and the first start, to measure them by. */
  readyMs: { victim: (typeof victims)[number]; ms: number }[]
  firstStartMs: number
  broken: string[]
}

/**
 * Each time that it took longer than promised until it was ready again: 10 s, where the machine has nothing else to do. On
 * one that has, a first start takes longer too, and by as much: what is loaded and made there is more than a start after.
 */
export function tooSlow({ readyMs, firstStartMs }: Pick<Reckoning, 'readyMs' | 'firstStartMs'>): string[] {
  const most = Math.max(promisedMs, 4 * firstStartMs)
  return readyMs
    .filter(({ ms }) => ms >= most)
    .map(({ victim, ms }) => `${victim} ${Math.round(ms)} ms, first start ${Math.round(firstStartMs)} ms`)
}
const promisedMs = 10_000

/**
 * A node under load, killed `kills` times at random moments: itself, its postmaster, one backend. Afterwards everything
 * that was promised is asked of what stands on the disk.
 */
export async function killAtRandom(options: { kills: number; callers: number; seed: number }): Promise<Reckoning> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lianyu-kill-'))
  // Started as root, the database runs as a user who must get to its own folder in here.
  chmodSync(dataDir, 0o711)
  const dice = diceOf(options.seed)
  const killed = new KilledNode(dataDir)
  const commands: Command[] = []
  const notes = new Set<string>()
  const broken: string[] = []
  const kills = { node: 0, postmaster: 0, backend: 0 }
  const readyMs: Reckoning['readyMs'] = []
  let over = false
  let settled = 0
  try {
    const beganAt = performance.now()
    await killed.start()
    const firstStartMs = performance.now() - beganAt

    const caller = async () => {
      while (!over) {
        const again = commands.find(({ open, told }) => !open && told === undefined)
        const command = again ?? { id: newCommandId(Date.now()), open: true }
        if (again === undefined) commands.push(command)
        command.open = true
        const answer = await killed.open(command.id)
        command.open = false
        if (answer === undefined) {
          await sleep(100)
        } else {
          if (again !== undefined) settled += 1
          command.told = answer
        }
      }
    }
    const collector = async () => {
      while (!over) {
        const note = await killed.checkpoint()
        if (note !== undefined) notes.add(note)
        await sleep(50)
      }
    }
    const working = [...Array.from({ length: options.callers }, caller), collector()]

    for (let n = 0; n < options.kills; n++) {
      await sleep(150 + dice(600))
      const victim = victims[dice(victims.length)] as (typeof victims)[number]
      kills[victim] += 1
      const killedAt = performance.now()
      await killed.kill(victim, dice)
      await killed.ready()
      readyMs.push({ victim, ms: performance.now() - killedAt })
    }
    await sleep(300)
    over = true
    await Promise.all(working)
    // Whoever heard nothing asks again.
    for (const command of commands.filter(({ told }) => told === undefined)) {
      command.told = await killed.open(command.id)
      if (command.told === undefined) broken.push(`${command.id} is never answered`)
      settled += 1
    }
    await killed.stop()
    broken.push(...(await reckon(dataDir, commands, [...notes])))
    const acknowledged = commands.length
    return { kills, acknowledged, settled, checkpoints: notes.size, readyMs, firstStartMs, broken }
  } finally {
    over = true
    await killed.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What stands on the disk, read by a journal of our own over the stopped node's data. */
async function reckon(dataDir: string, commands: readonly Command[], notes: readonly string[]): Promise<string[]> {
  const broken: string[] = []
  const server = await startOwnPostgres({ dataDir: join(dataDir, 'postgres') })
  const store = openStore({ schema: server.connection, login: 'role' })
  try {
    const kinds = allKinds(sha256Node)
    const journal = await openJournal({
      store,
      dataDir,
      kinds: { byId: (id) => kindById(kinds, id), byHash: kindsByHash(kinds) },
      indicators: allIndicators,
      months: allMonths,
      computations: allComputations,
      calendar: chinaCalendar(),
      now: () => instantOf(Date.now()),
    })
    if (journal.readOnly(party)) broken.push(`read-only: ${journal.readOnly(party)?.en}`)
    for await (const found of journal.verify(party)) {
      if ('fault' in found) broken.push(`${found.log} ${found.index}: ${found.fault.en}`)
    }
    await inParty(store, party, 'app', async (tx) => {
      const { rows } = await tx.query<{ command: string; leaves: string }>(
        `select command::text as command, string_agg(encode(leaf, 'hex'), ',' order by idx) as leaves from entry
          where party = $1 and command is not null group by command`,
        [party],
      )
      const held = new Map(rows.map(({ command, leaves }) => [command, leaves]))
      for (const { id, told } of commands) {
        if (held.get(id) !== told) broken.push(`${id}: told ${told}, holds ${held.get(id)}`)
      }
      const { rows: heads } = await tx.query<{ log: number; size: number }>(
        'select log, size from head where party = $1 and origin = $2',
        [party, origin],
      )
      for (const note of notes) {
        const [, size, root] = note.split('\n') as [string, string, string]
        const { log, size: now } = heads[0] as { log: number; size: number }
        const same =
          Number(size) <= now && sameBytes(await rootAt(tx, log, Number(size)), decodeBase64(root) as Uint8Array)
        if (!same) broken.push(`a checkpoint of ${size} was shown and the log of ${now} does not begin with it`)
      }
    })
    await journal.stop()
  } finally {
    await store.close()
    await server.stop()
  }
  return broken
}

/** The process, its people's way in, and its end. */
class KilledNode {
  readonly #dataDir: string
  #child: ChildProcess | undefined
  #url = ''
  #databasePid = 0
  #cookie = ''

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  async start(): Promise<void> {
    const program = fileURLToPath(new URL('killed-node.ts', import.meta.url))
    const child = spawn(process.execPath, [program, this.#dataDir, party, password], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child = child
    let trouble = ''
    child.stderr.on('data', (chunk: Buffer) => {
      trouble = (trouble + chunk.toString('utf8')).slice(-4000)
    })
    await new Promise<void>((settle, fail) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
          const said = JSON.parse(text.slice(0, end)) as { url?: string; databasePid: number }
          text = text.slice(end + 1)
          this.#databasePid = said.databasePid
          if (said.url === undefined) continue
          this.#url = said.url
          settle()
        }
      })
      child.once('exit', (code) => fail(new Error(`the node ended with ${code}: ${trouble}`)))
    })
    await this.ready()
    await this.#signIn()
  }

  async kill(victim: (typeof victims)[number], dice: (end: number) => number): Promise<void> {
    if (victim === 'node') {
      const child = this.#child as ChildProcess
      const gone = new Promise((settle) => child.once('exit', settle))
      child.kill('SIGKILL')
      await gone
      await this.start()
      return
    }
    const backends = childrenOf(this.#databasePid)
    const pid = victim === 'postmaster' ? this.#databasePid : backends[dice(backends.length)]
    // A server that is just being started again has none yet.
    if (pid !== undefined && pid > 0) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
    // The node must notice before it is asked whether it is well.
    await sleep(20)
  }

  async ready(): Promise<void> {
    for (;;) {
      const answer = await this.#fetch('/readyz')
      if (answer?.status === 200) return
      await sleep(50)
    }
  }

  /** Opens a matter; the leaves it was told of, or undefined where nothing certain was heard. */
  async open(command: string): Promise<string | undefined> {
    const answer = await this.#fetch('/api/matters', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': command },
      body: JSON.stringify({
        kind: 'project',
        data: { name: '示例项目', investor: '示例投资方', chain: '电子信息', sample: true },
      }),
    })
    // A cookie belongs to an address, and a new process has a new one: until it has signed in again nobody is known.
    if (answer === undefined || answer.status >= 500 || answer.status === 401) return undefined
    const body = (await answer.json().catch(() => undefined)) as { facts?: { leaf: string }[] } | undefined
    if (answer.status >= 400) throw new Error(`refused: ${JSON.stringify(body)}`)
    return body?.facts?.map(({ leaf }) => leaf).join()
  }

  async checkpoint(): Promise<string | undefined> {
    const answer = await this.#fetch(`/log/${origin}/checkpoint`)
    return answer?.status === 200 ? await answer.text().catch(() => undefined) : undefined
  }

  async stop(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((settle) => child.once('exit', settle))
    child.stdin?.end()
    await gone
  }

  async end(): Promise<void> {
    await this.stop()
  }

  async #signIn(): Promise<void> {
    for (;;) {
      const answer = await this.#fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ party, username: 'caller', password }),
      })
      if (answer?.status === 200) {
        this.#cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
        return
      }
      await sleep(100)
    }
  }

  /** Undefined where no answer came: nobody knows then what became of it. */
  #fetch(path: string, init: RequestInit = {}): Promise<Response | undefined> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.#cookie, 'x-lianyu': '1' }
    return fetch(this.#url + path, { ...init, headers, signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === parent
      } catch {
        return false
      }
    })
    .map(Number)
}

function diceOf(seed: number): (end: number) => number {
  let state = seed >>> 0 || 1
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * end)
  }
}
