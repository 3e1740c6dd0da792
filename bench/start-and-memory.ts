import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startChild } from './child.ts'
import { type Figure, inMs } from './figure.ts'
import { familyOf, proportionalMb } from './processes.ts'

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
