import { startNode } from '@lianyu/node'

// A node on data that exists, left alone. Prints how long it took from the program's first line.
const [dataDir] = process.argv.slice(2) as [string]
const node = await startNode({ dataDir, host: '127.0.0.1', port: 0, allowPrivatePeers: true, logLevel: 'silent' })
const ready = await fetch(`${node.url}/readyz`)
if (!ready.ok) throw new Error(await ready.text())
process.stdout.write(`${JSON.stringify({ readyMs: performance.now(), databasePid: node.databasePid() })}\n`)
process.stdin.once('close', () => void node.stop().then(() => process.exit(0))).resume()
