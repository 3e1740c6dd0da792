import { startOn } from './pair.ts'

// A node on data that exists, at the address that its neighbour knows. Ends with its standard input.
const [dataDir, port] = process.argv.slice(2) as [string, string]
const node = await startOn(dataDir, Number(port))
process.stdout.write(`${JSON.stringify({ url: node.url, databasePid: node.databasePid() })}\n`)
process.stdin.once('close', () => void node.stop().then(() => process.exit(0))).resume()
