import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/*
 * What the operating system says of processes. Linux only: elsewhere the numbers are NaN and the figures say so.
 */

/** Kernel ticks in a second: `getconf CLK_TCK`, 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

/** A process and those it started, e.g. PostgreSQL's server with its connections. */
export function familyOf(parent: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => statOf(Number(pid))?.[1] === String(parent))
  return [parent, ...children.map(Number)]
}

/** Time on a processor since they were started, in microseconds; of children that ended, too. */
export function cpuUs(pids: readonly number[]): number {
  let ticks = 0
  for (const pid of pids) {
    // utime, stime, and the same of children that were waited for: fields 14 to 17, counted from the state as field 3.
    for (const field of statOf(pid)?.slice(11, 15) ?? []) ticks += Number(field)
  }
  return (ticks * 1_000_000) / ticksPerSecond
}

/**
 * Waits until these processes have done little for a while: what a node looks after at its start (hand-offs that nobody
 * was told of, entries that lead on) is another figure than what it does when asked. Half a minute at most.
 */
export async function settled(pids: () => readonly number[]): Promise<void> {
  const until = performance.now() + 30_000
  for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
    const before = cpuUs(pids())
    await wait(500)
    quiet = cpuUs(pids()) - before <= 50_000 ? quiet + 1 : 0
  }
}

/** Proportional set size in MB: memory shared between processes is counted once in all. */
export function proportionalMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) / 1024
}

/** The fields of /proc/[pid]/stat from the state on; undefined where the process has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in brackets, may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Ticks of all processors since the machine started: in use, and withheld by the host of a virtual machine. */
export interface MachineTimes {
  all: number
  busy: number
  taken: number
}

/** @source proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal */
export function machineTimes(): MachineTimes {
  const times = /^cpu +([\d ]+)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = times
  const busy = user + nice + system + irq + softirq
  return { all: busy + idle + iowait + steal, busy, taken: steal }
}
