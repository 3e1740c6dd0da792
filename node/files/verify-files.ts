import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type PartyId, refuse } from '@lianyu/kernel'
import type { Fault } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

const pageOf = 1_000

/**
 * A party's stored files against their names, which are the hashes of their content; and those that its own facts name and
 * that are not there. Files of peers' facts come when somebody opens them, so of those only what is here is looked at.
 */
export async function* verifyFiles(store: Store, dataDir: string, party: PartyId): AsyncIterable<Fault> {
  const folder = path.join(dataDir, 'files', party)
  const fault = (found: Fault['fault']): Fault => ({ party, log: 'files', fault: found })
  for (const start of (await readdir(folder).catch(() => [])).sort()) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue
    for (const rest of (await readdir(path.join(folder, start))).sort()) {
      const hash = createHash('sha256')
      await pipeline(createReadStream(path.join(folder, start, rest)), hash)
      if (hash.digest('hex') !== `${start}${rest}`)
        yield fault(refuse('verify.file-changed', { hash: `${start}${rest}` }))
    }
  }
  for (let after = ''; ; ) {
    const { rows } = await inParty(store, party, 'app', (tx) =>
      tx.query<{ hash: string }>(
        `select distinct u.hash from file_use u join head h on h.party = u.party and h.log = u.log and h.own
          where u.party = $1 and h.party = $1 and u.hash > $2
            and not exists (select from erased_part x where x.party = $1 and x.log = u.log and x.idx = u.idx and x.part = u.part)
          order by u.hash limit $3`,
        [party, after, pageOf],
      ),
    )
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.hash
    for (const { hash } of rows) {
      if (!existsSync(path.join(folder, hash.slice(0, 2), hash.slice(2)))) {
        yield fault(refuse('verify.file-missing', { hash }))
      }
    }
  }
}
