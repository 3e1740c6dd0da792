import { type Kind, type Matter, type MatterId, type PartyId, queryCodeHash } from '@lianyu/kernel'
import { z } from 'zod'
import { sha256Node } from '../../journal/sha256.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

export const code = z.string().min(20).max(64)

export interface Found {
  party: PartyId
  id: MatterId
  kind: Kind
  matter: Matter
}

export const codeHash = (typed: string) => queryCodeHash(sha256Node, typed)

/**
 * The matter that a public code belongs to: the code by which it is followed, or that of a paper it issued; which of the
 * two is for the caller to see. Looked up by hash in each party of the node; a code that cannot be one asks the database
 * nothing. Where several parties of the node hold the matter, the first that `fits` answers.
 */
export async function findByCode(
  deps: NodeDeps,
  typed: string,
  fits: (found: Found) => boolean = () => true,
): Promise<Found | undefined> {
  const hash = codeHash(typed)
  if (hash === undefined) return undefined
  for (const party of deps.journal.parties()) {
    const row = await inParty(deps.store, party, 'app', (tx) =>
      tx.query<{ matter: MatterId }>('select matter from query_code where party = $1 and code_hash = $2', [
        party,
        hash,
      ]),
    )
    const id = row.rows[0]?.matter
    const matter = id === undefined ? undefined : await deps.journal.get(party, id)
    const kind = matter && deps.kindsByHash(matter.shared.kind)
    if (id === undefined || matter === undefined || kind === undefined) continue
    const { origin } = matter.shared
    // Where both are at home here, the page is that of the window that received it.
    const atOrigin = origin !== party && deps.journal.parties().includes(origin) && (await deps.journal.get(origin, id))
    const places = [...(atOrigin ? [{ party: origin, id, kind, matter: atOrigin }] : []), { party, id, kind, matter }]
    const found = places.find(fits)
    if (found !== undefined) return found
  }
  return undefined
}

/** The matter that is followed by this code; the code of one of its papers opens only the paper. */
export async function findFollowed(
  deps: NodeDeps,
  typed: string,
  fits?: (found: Found) => boolean,
): Promise<Found | undefined> {
  const found = await findByCode(deps, typed, fits)
  const hash = codeHash(typed)
  const followed = found?.kind.declaration.opening.form.some(({ field }) => found.matter.shared.fields[field] === hash)
  return followed ? found : undefined
}
