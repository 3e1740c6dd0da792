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
  const [first, last] = [missing[0], missing.at(-1)]
  if (first !== undefined && last !== undefined) {
    const { origin } = batch
    const at = engine.now()
    await engine.outside.losses.append([{ party, origin, what: 'internal', from: first, to: last + 1, at }])
  }
}
