import path from 'node:path'
import type { PartyId } from '@lianyu/kernel'
import { erasing } from '../journal/erase-rows.ts'
import { LineFile } from '../journal/line-file.ts'
import { readHeads } from '../journal/log-head.ts'
import type { ErasedHere } from '../journal/outside.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/**
 * Takes out of a restored database what was erased after it was taken, by the record that is kept outside. Facts that are
 * in no older database are not touched: the erasure comes back with them from the peers.
 *
 * @returns how many parts went
 */
export async function reapplyErasures(store: Store, dataDir: string, party: PartyId): Promise<number> {
  const record = await LineFile.open<ErasedHere>(path.join(dataDir, 'checkpoints', 'erased.jsonl'))
  const wanted = record.lines.filter((line) => line.party === party)
  if (wanted.length === 0) return 0
  return inParty(store, party, 'app', async (tx) => {
    const heads = new Map((await readHeads(tx)).map((head) => [head.origin, head]))
    const text = `select part from erased_part where party = $1 and log = $2 and idx = $3 and part = $4`
    let count = 0
    for (const { origin, index, part, by, at } of wanted) {
      const head = heads.get(origin)
      if (head === undefined || index >= head.frontier.size) continue
      const { rows } = await tx.query(text, [party, head.log, index, part])
      if (rows.length > 0) continue
      await tx.all(erasing(party, [{ log: head.log, idx: index, part, by, at }]))
      count += 1
    }
    return count
  })
}
