import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { isRefusal, LianyuError, type LogId, type PartyId } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { PeerSource } from './peer-source.ts'

/**
 * Fetches a file named by a part that this party holds, into its own file store. The writer of the part is asked first,
 * then the other parties of the agreement. What comes is believed only if it has the hash.
 */
export async function fetchFile(
  parts: ExchangeParts,
  source: (peer: PartyId) => PeerSource | undefined,
  party: PartyId,
  hash: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return false
  if ((await parts.files.read(party, hash)) !== undefined) return true
  for (const { origin, writer, scope } of await usesOf(parts, party, hash)) {
    const others = await parts.agreements.readers(party, scope)
    for (const peer of [writer, ...others.filter((one) => one !== writer && one !== party)]) {
      const bytes = await askFor(source(peer), origin, hash)
      if (bytes === undefined) continue
      const kept = await parts.files.keep(party, Readable.from([bytes]))
      if (isRefusal(kept)) throw new LianyuError(kept)
      const at = new Date(parts.now()).toISOString()
      await inParty(parts.store, party, 'exchange', async (tx) => {
        const text = `insert into file (party, hash, media_type, size, name, uploaded_by, uploaded_at)
          values ($1, $2, $3, $4, $5, $6, $7) on conflict (party, hash) do nothing`
        await tx.query(text, [party, hash, kept.type, kept.size, hash.slice(0, 12), peer, at])
      })
      return true
    }
  }
  return false
}

async function askFor(source: PeerSource | undefined, origin: LogId, hash: string): Promise<Buffer | undefined> {
  if (source === undefined) return undefined
  try {
    const bytes = Buffer.from(await source.file(origin, hash))
    return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : undefined
  } catch (error) {
    // Away, or it may not give it: somebody else may.
    if (error instanceof LianyuError) return undefined
    throw error
  }
}

async function usesOf(parts: ExchangeParts, party: PartyId, hash: string) {
  return await inParty(parts.store, party, 'exchange', async (tx) => {
    const text = `select distinct h.origin, h.writer, h.scope from file_use f join head h on h.log = f.log
      where f.party = $1 and h.party = $1 and f.hash = $2 and not h.own limit 20`
    return (await tx.query<{ origin: LogId; writer: PartyId; scope: string }>(text, [party, hash])).rows
  })
}
