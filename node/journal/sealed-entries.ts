import { type LeafHex, type MatterId, type PartyId, SALT_BYTES } from '@lianyu/kernel'
import { byteas, texts } from '../store/binary-arrays.ts'
import type { Statement } from '../store/one-trip.ts'
import type { Tx } from '../store/transaction.ts'

/** What a sealed entry keeps back: salt followed by canonical JSON. */
export interface NewSealed {
  leaf: LeafHex
  matter: MatterId
  until: readonly string[]
  content: Uint8Array
}

export function sealedStatement(party: PartyId, sealed: readonly NewSealed[]): Statement {
  return {
    name: 'keep sealed entries',
    text: `insert into sealed_entry (party, leaf, matter, until, content)
      select $1, u.leaf, u.matter, u.until, u.content
      from unnest($2::text[], $3::text[], $4::text[], $5::bytea[]) u (leaf, matter, until, content)`,
    values: [
      party,
      texts(sealed.map((one) => one.leaf)),
      texts(sealed.map((one) => one.matter)),
      texts(sealed.map((one) => one.until.join(' '))),
      byteas(sealed.map((one) => one.content)),
    ],
  }
}

/** What may be opened now: the database answers with nothing before its time. */
export async function openableOf(
  tx: Tx,
  matter: MatterId,
): Promise<{ leaf: LeafHex; salt: Uint8Array; bytes: Uint8Array }[]> {
  const { rows } = await tx.query<{ leaf: LeafHex; content: Uint8Array }>(
    'select leaf, content from sealed_entry where party = $1 and matter = $2 order by leaf',
    [tx.party, matter],
  )
  return rows.map(({ leaf, content }) => ({
    leaf,
    salt: content.subarray(0, SALT_BYTES),
    bytes: content.subarray(SALT_BYTES),
  }))
}

/** Matters with something that may be opened now. */
export async function openableMatters(tx: Tx): Promise<MatterId[]> {
  const text = 'select distinct matter from sealed_entry where party = $1 order by matter'
  return (await tx.query<{ matter: MatterId }>(text, [tx.party])).rows.map((row) => row.matter)
}

export async function forgetSealed(tx: Tx, leaf: LeafHex): Promise<void> {
  await tx.query('delete from sealed_entry where party = $1 and leaf = $2', [tx.party, leaf])
}
