import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What a run came to, added up over its shards. */
export interface Tally {
  played: number
  failed: number[]
  traces: string[]
  facts: number
  overtaken: number
  crashes: number
  acknowledged: number
  seconds: number
}

const program = fileURLToPath(new URL('run.ts', import.meta.url))
const failingSeeds = new URL('failing-seeds.txt', import.meta.url)

/** Seeds that broke a promise once: they are played first, for ever. */
export function keptSeeds(): number[] {
  if (!existsSync(failingSeeds)) return []
  return readFileSync(failingSeeds, 'utf8')
    .split('\n')
    .filter((line) => /^\d+/.test(line))
    .map((line) => Number.parseInt(line, 10))
}

/** Plays seeds in a process of their own, since known faults are built into its modules. */
export async function playSeeds(args: readonly string[]): Promise<Tally> {
  const child = spawn(process.execPath, ['--max-semi-space-size=32', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let trouble = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    trouble += chunk
    if (args.includes('--state')) process.stderr.write(chunk)
  })
  const code = await new Promise((settle) => child.once('close', settle))
  const last = out.trim().split('\n').at(-1) ?? ''
  if (code !== 0) throw new Error(`${out.slice(-2000)}\n${trouble.slice(-2000)}`)
  const { traces, ...tally } = JSON.parse(last) as Omit<Tally, 'traces'> & { traces: string }
  return { ...tally, traces: [traces] }
}

/** Plays seeds `from` to before `from + count` in so many processes; what fails is kept. */
export async function playAll(from: number, count: number, shards: number, stateIn?: string): Promise<Tally> {
  const each = Math.ceil(count / shards)
  const tallies = await Promise.all(
    Array.from({ length: shards }, (_, shard) => {
      const range = ['--from', `${from + shard * each}`, '--count', `${Math.min(each, count - shard * each)}`]
      return playSeeds(stateIn === undefined ? range : [...range, '--state', `${stateIn}/shard-${shard}.json`])
    }),
  )
  const sum = tallies.reduce((a, b) => ({
    played: a.played + b.played,
    failed: [...a.failed, ...b.failed],
    traces: [...a.traces, ...b.traces],
    facts: a.facts + b.facts,
    overtaken: a.overtaken + b.overtaken,
    crashes: a.crashes + b.crashes,
    acknowledged: a.acknowledged + b.acknowledged,
    seconds: Math.max(a.seconds, b.seconds),
  }))
  const known = new Set(keptSeeds())
  for (const seed of sum.failed) if (!known.has(seed)) appendFileSync(failingSeeds, `${seed}\n`)
  return sum
}
