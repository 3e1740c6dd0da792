// Plays seeds: node node/simulation/run.ts [--from N] [--count N] [--fault NAME] [--stop] [--state FILE] [--story]
// Prints one line of JSON at the end, and one for each seed that breaks a promise.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { seedFault } from './faults.ts'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '100' },
    /** A known fault to be built in; see `faults.ts`. */
    fault: { type: 'string' },
    /** End at the first broken promise. */
    stop: { type: 'boolean', default: false },
    /** Where to note how far it has come, so that a run that was broken off goes on there. */
    state: { type: 'string' },
    /** Print everything that happens. */
    story: { type: 'boolean', default: false },
  },
})
if (values.fault !== undefined) seedFault(values.fault)
// Refusals are thrown by the thousand here, and nobody reads where.
Error.stackTraceLimit = values.story ? 20 : 3
const { play } = await import('./play.ts')

interface Tally {
  next: number
  played: number
  failed: number[]
  traces: string
  facts: number
  overtaken: number
  crashes: number
  acknowledged: number
}
const [from, count] = [Number(values.from), Number(values.count)]
const fresh: Tally = {
  next: from,
  played: 0,
  failed: [],
  traces: '',
  facts: 0,
  overtaken: 0,
  crashes: 0,
  acknowledged: 0,
}
const tally: Tally =
  values.state !== undefined && existsSync(values.state)
    ? (JSON.parse(readFileSync(values.state, 'utf8')) as Tally)
    : fresh
const beganAt = performance.now()
const beganWith = tally.next
const { createHash } = await import('node:crypto')
for (; tally.next < from + count; tally.next++) {
  const seed = tally.next
  const outcome = await play(seed, values.story ? (lines) => process.stdout.write(lines.join('')) : undefined)
  tally.traces = createHash('sha256').update(tally.traces).update(outcome.trace).digest('hex')
  tally.played += 1
  tally.facts += outcome.facts
  tally.overtaken += outcome.overtaken
  tally.crashes += outcome.crashes
  tally.acknowledged += outcome.acknowledged
  if (outcome.broken.length > 0) {
    tally.failed.push(seed)
    process.stdout.write(`${JSON.stringify({ seed, broken: outcome.broken.slice(0, 8) })}\n`)
    if (values.stop) break
  }
  if (tally.played % 1000 === 0) {
    if (values.state !== undefined) writeFileSync(values.state, JSON.stringify({ ...tally, next: seed + 1 }))
    process.stderr.write(`seeds from ${from}: ${tally.played} of ${count}, ${tally.failed.length} failed\n`)
  }
}
if (values.state !== undefined) writeFileSync(values.state, JSON.stringify(tally))
const seconds = (performance.now() - beganAt) / 1000
const { user, system } = process.cpuUsage()
const processorMs = (user + system) / 1000 / Math.max(1, tally.next - beganWith)
process.stdout.write(`${JSON.stringify({ ...tally, seconds, processorMs })}\n`)
