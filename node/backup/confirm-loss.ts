import { existsSync } from 'node:fs'
import path from 'node:path'
import { instantOf, LianyuError, type PartyId, refuse } from '@lianyu/kernel'
import { type RestoredMark, readRestoredMark, writeRestoredMark } from '../journal/outside.ts'

/**
 * An operator gives up what no peer holds of this node's logs. The node, running or started later, then closes those logs
 * where they end and opens their next generations.
 *
 * @param without  peers that need not be asked: they will not come back. What they alone held will contradict us for ever
 */
export async function confirmLoss(dataDir: string, without: readonly PartyId[], nowMs: number): Promise<RestoredMark> {
  if (!existsSync(path.join(dataDir, 'checkpoints'))) throw new LianyuError(refuse('cli.no-parties', { dir: dataDir }))
  const at = instantOf(nowMs)
  const mark = readRestoredMark(dataDir) ?? { at, takenAt: at, checkpointsKept: true }
  const confirmed = {
    ...mark,
    confirmed: { at, without: [...new Set([...(mark.confirmed?.without ?? []), ...without])] },
  }
  await writeRestoredMark(dataDir, confirmed)
  return confirmed
}
