import { constants, PerformanceObserver } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { startOn } from './pair.ts'
import { startProfile } from './profile.ts'

// A node on data that exists, at the address that its neighbour knows. Ends with its standard input.
const [dataDir, port] = process.argv.slice(2) as [string, string]
const node = await startOn(dataDir, Number(port))
process.stdout.write(`${JSON.stringify({ url: node.url, databasePid: node.databasePid() })}\n`)
/*
 * `profile` and `profile FILE` as in serve-node.ts; `memory` says in bytes what the process has, and what its last whole
 * collection of garbage left. One is never forced: it stands still for a quarter of a second, and would be what is measured.
 */
let heapUsed = process.memoryUsage().heapUsed
new PerformanceObserver((seen) => {
  // The published type of an entry leaves out what Node.js says of it.
  const collections = seen.getEntries() as unknown as { detail: { kind: number } }[]
  if (collections.some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR))
    heapUsed = process.memoryUsage().heapUsed
}).observe({ entryTypes: ['gc'] })
let writeProfile: ((file: string) => Promise<void>) | undefined
createInterface(process.stdin)
  .on('line', async (line) => {
    const file = line.slice('profile '.length)
    if (line === 'memory') {
      process.stdout.write(`${JSON.stringify({ rss: process.memoryUsage().rss, heapUsed })}\n`)
      return
    }
    if (file === '') writeProfile = await startProfile()
    else await writeProfile?.(file)
    process.stdout.write('{}\n')
  })
  .once('close', () => void node.stop().then(() => process.exit(0)))
