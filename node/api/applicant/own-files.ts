import type { Readable } from 'node:stream'
import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { SignedInApplicant } from '../../identity/applicants.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

/** Files from one applicant in a day: enough for the thickest of applications, not for filling a disk. */
const mostFilesADay = 60
const dayMs = 24 * 60 * 60_000

export interface OwnFile {
  hash: string
  name: string
  type: string
  size: number
}

/** Takes in a file as from staff: by content, measured, named; and notes whose it is. */
export async function keepFile(
  deps: NodeDeps,
  { party, applicant }: SignedInApplicant,
  name: string,
  body: Readable,
): Promise<OwnFile | Refusal> {
  const since = new Date(deps.now() - dayMs)
  const today = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ count: string }>(
      'select count(*) as count from applicant_file where party = $1 and applicant = $2 and uploaded_at > $3',
      [party, applicant, since],
    ),
  )
  if (Number(today.rows[0]?.count) >= mostFilesADay) {
    return refuse('applicant.too-many-today', { limit: mostFilesADay })
  }
  const kept = await deps.files.keep(party, body)
  if (isRefusal(kept)) return kept
  await inParty(deps.store, party, 'app', async (tx) => {
    await tx.query(
      `insert into file (party, hash, media_type, size, name, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (party, hash) do nothing`,
      [party, kept.hash, kept.type, kept.size, name, applicant, deps.instant()],
    )
    // Sent up again, under another name perhaps: the last holds.
    await tx.query('delete from applicant_file where party = $1 and applicant = $2 and hash = $3', [
      party,
      applicant,
      kept.hash,
    ])
    await tx.query(
      `insert into applicant_file (party, applicant, hash, name, media_type, size, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [party, applicant, kept.hash, name, kept.type, kept.size, new Date(deps.now())],
    )
  })
  return { ...kept, name }
}

/** A file that this applicant sent up, as the node measured it. */
export async function fileOf(
  deps: NodeDeps,
  { party, applicant }: { party: PartyId; applicant: string },
  hash: string,
): Promise<OwnFile | undefined> {
  const found = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ name: string; media_type: string; size: string }>(
      'select name, media_type, size from applicant_file where party = $1 and applicant = $2 and hash = $3',
      [party, applicant, hash],
    ),
  )
  const row = found.rows[0]
  return row && { hash, name: row.name, type: row.media_type, size: Number(row.size) }
}
