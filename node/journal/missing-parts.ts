import { isRefusal, partNames, readEnvelope } from '@lianyu/kernel'
import type { Engine } from './engine.ts'
import type { HeldLogs } from './held-logs.ts'
import type { MirrorBatch } from './types.ts'

/**
 * What peers give back of an own log comes without the parts that never travelled to them. Written down outside the
 * database before the entries are stored, so that a part which is missing for this reason is told from one that somebody
 * took out.
 */
export async function noteMissingParts(engine: Engine, hosted: HeldLogs, batch: MirrorBatch): Promise<void> {
  const { party } = hosted
  if (!batch.origin.startsWith(`${party}/`) || !hosted.recovery.isBehind(batch.origin)) {
    return
  }
  const missing = batch.entries.flatMap(({ bytes, parts }, at) => {
    const envelope = readEnvelope(bytes)
    const lacks = !isRefusal(envelope) && partNames.some((name) => envelope.parts[name] && parts[name] === undefined)
    return lacks ? [batch.from + at] : []
  })
  const { origin } = batch
  const at = engine.now()
  const lost = runsOf(missing).map(([from, to]) => ({ party, origin, what: 'internal' as const, from, to, at }))
  if (lost.length > 0) await engine.outside.losses.append(lost)
}

/** Rising numbers as stretches, each with its end behind it. */
function runsOf(numbers: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const one of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === one) last[1] += 1
    else runs.push([one, one + 1])
  }
  return runs
}
