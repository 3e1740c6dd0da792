import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startChild } from './child.ts'
import { type Figure, inMs } from './figure.ts'

interface Ready {
  readyMs: number
  databasePid: number
}

const parties = 10
const settleMs = 5_000

/** A node with ten parties on data that exists: until it is ready, and what it holds in memory when nothing happens. */
export const startAndMemory: Figure = {
  name: 'start to ready on existing data; idle memory of node and its PostgreSQL',
  goal: '≤ 3 s; ≤ 300 MB',
  run: async () => {
    const dataDir = path.join(tmpdir(), `lianyu-bench-${randomUUID()}`)
    const first = await startChild('serve-node.ts', [dataDir, String(parties), String(parties)])
    await first.stop()
    const again = await startChild<Ready>('serve-idle.ts', [dataDir])
    await wait(settleMs)
    const node = proportionalMb(again.pid)
    const database = familyOf(again.ready.databasePid).reduce((sum, pid) => sum + proportionalMb(pid), 0)
    await again.stop()
    await rm(dataDir, { recursive: true, force: true })
    const { readyMs } = again.ready
    return {
      measured: `${inMs(readyMs)}; ${Math.round(node + database)} MB (node ${Math.round(node)}, PostgreSQL ${Math.round(database)})`,
      met: readyMs <= 3_000 && node + database <= 300,
    }
  },
}

/** Proportional set size: memory shared between processes is counted once in all. Linux only. */
function proportionalMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) / 1024
}

function familyOf(parent: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        // The command's name, in brackets, may hold spaces; the parent's id is the second word after it.
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
  return [parent, ...children.map(Number)]
}
