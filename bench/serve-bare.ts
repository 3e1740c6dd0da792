import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

// The limit: a bare Fastify that parses the same body and answers as much, and does nothing else.
const app = Fastify()
app.post('/api/matters/:id/steps/:step', async (request) => {
  const { data } = request.body as { data: Record<string, unknown> }
  return {
    matter: (request.params as { id: string }).id,
    facts: [{ leaf: '0'.repeat(64), log: 'x', index: 1 }],
    replayed: false,
    n: Object.keys(data).length,
  }
})
const [file] = process.argv.slice(2)
if (file !== undefined) {
  const sample = JSON.parse(readFileSync(file, 'utf8')) as unknown
  app.get('/sample', async () => sample)
}
process.stdout.write(`${JSON.stringify({ url: await app.listen({ host: '127.0.0.1', port: 0 }) })}\n`)
process.stdin.once('close', () => process.exit(0)).resume()
