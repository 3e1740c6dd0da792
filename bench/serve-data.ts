import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startOn } from './pair.ts'
import { startProfile } from './profile.ts'

// A node on data that exists, at the address that its neighbour knows. Ends with its standard input.
const [dataDir, port] = process.argv.slice(2) as [string, string]
const node = await startOn(dataDir, Number(port))
process.stdout.write(`${JSON.stringify({ url: node.url, databasePid: node.databasePid() })}\n`)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
// `profile` and `profile FILE` as in serve-node.ts; `memory` collects garbage and says in bytes what is left.
let writeProfile: ((file: string) => Promise<void>) | undefined
createInterface(process.stdin)
  .on('line', async (line) => {
    const file = line.slice('profile '.length)
    if (line === 'memory') {
      collect()
      const { rss, heapUsed } = process.memoryUsage()
      process.stdout.write(`${JSON.stringify({ rss, heapUsed })}\n`)
      return
    }
    if (file === '') writeProfile = await startProfile()
    else await writeProfile?.(file)
    process.stdout.write('{}\n')
  })
  .once('close', () => void node.stop().then(() => process.exit(0)))
