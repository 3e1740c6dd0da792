import { costOf, type Spent, spent } from './cost.ts'
import { inMs, quantile } from './figure.ts'
import { type MachineTimes, machineTimes } from './processes.ts'

/** A node and its database, by process id. */
export interface Watched {
  name: string
  pid: number
  databasePid: number
}

/**
 * Says once a minute of a long load what each sort of request took and what it cost whom, so that one sees what grows; and
 * how much of the machine was in use, so that a minute in which others had it is not taken for ours.
 */
export class ByTheMinute {
  readonly #say: (what: string) => void
  readonly #watched: readonly Watched[]
  readonly #timer: NodeJS.Timeout
  #times = new Map<string, number[]>()
  #before: Spent[]
  #machine: MachineTimes = machineTimes()
  #minute = 0

  constructor(watched: readonly Watched[], say: (what: string) => void) {
    this.#watched = watched
    this.#say = say
    this.#before = this.#spent()
    this.#timer = setInterval(() => this.#turn(), 60_000)
  }

  took(what: string, ms: number): void {
    const times = this.#times.get(what)
    if (times === undefined) this.#times.set(what, [ms])
    else times.push(ms)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #spent(): Spent[] {
    return this.#watched.map(({ pid, databasePid }) => spent(pid, databasePid))
  }

  #turn(): void {
    const after = this.#spent()
    const requests = [...this.#times.values()].reduce((sum, times) => sum + times.length, 0)
    const sorts = [...this.#times].sort().map(([what, times]) => {
      return `${what} ${inMs(quantile(times, 0.5))}/${inMs(quantile(times, 0.99))}`
    })
    const costs = this.#watched.map(({ name }, n) => {
      return `${name} ${costOf(this.#before[n] as Spent, after[n] as Spent, Math.max(1, requests))}`
    })
    this.#minute += 1
    const machine = machineTimes()
    this.#say(
      `minute ${this.#minute}, p50/p99: ${sorts.join(', ')}; cpu per request: ${costs.join('; ')}; machine ${inUse(this.#machine, machine)}`,
    )
    this.#machine = machine
    this.#times = new Map()
    this.#before = after
  }
}

function inUse(before: MachineTimes, after: MachineTimes): string {
  const all = Math.max(1, after.all - before.all)
  const percent = (times: keyof MachineTimes) => `${Math.round(((after[times] - before[times]) / all) * 100)} %`
  return `${percent('busy')} busy, ${percent('taken')} taken by its host`
}
