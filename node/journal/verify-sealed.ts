import { type PartyId, refuse, SALT_BYTES, sealedUntil } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import type { Fault } from './types.ts'

interface SealedRow {
  origin: string | null
  idx: number | null
  leaf: string
  kind: string | null
  step: string | null
  /** What the log says, and what the row beside it comes to; null where there is none. */
  said: string | null
  kept: string | null
  until: string | null
  of: string | null
  matter: string | null
  opened: boolean
}

/**
 * Whether each sealed entry of a party is kept as it was sealed, for the stages at which its kind opens it. The node itself
 * cannot read what is kept back before its time, so the database answers with the commitment that it comes to. What was
 * opened is kept no longer, or harmlessly still.
 *
 * @returns at the entry, or at the row where no entry of ours is sealed like that
 */
export async function* verifySealed(engine: Engine, party: PartyId): AsyncIterable<Fault> {
  for (const row of await sealedRows(engine, party)) {
    const kind = row.kind === null ? undefined : engine.kinds.byHash(row.kind)
    const until = kind === undefined || row.step === null ? undefined : sealedUntil(kind, row.step)?.join(' ')
    const whole = row.said === row.kept && row.matter === row.of && row.until === until
    // An entry that says no seal has lost its part, or never was sealed: that is found, or harms nothing, without us.
    if (whole || row.opened || (row.origin !== null && row.said === null)) continue
    const of = row.matter ?? row.of ?? ''
    const place =
      row.origin === null || row.idx === null
        ? { log: 'sealed_entry', row: row.leaf }
        : { log: row.origin, index: row.idx }
    yield { party, ...place, fault: refuse('verify.sealed', { of }) }
  }
}

async function sealedRows(engine: Engine, party: PartyId): Promise<SealedRow[]> {
  // Looked for among the bytes first: JSON writes a quote inside a text otherwise, so no text passes for a seal.
  const text = `with own as (
      select h.origin, e.idx, encode(e.leaf, 'hex') as leaf, e.matter, convert_from(e.bytes, 'UTF8')::jsonb as envelope,
        case when e.shared is not null and position('"seal":"'::bytea in e.shared) > 0
          then convert_from(substr(e.shared, ${SALT_BYTES + 1}), 'UTF8')::jsonb ->> 'seal' end as said
      from entry e join head h on h.party = $1 and h.log = e.log and h.own
      where e.party = $1 and (position('"seal":"'::bytea in e.shared) > 0
        or encode(e.leaf, 'hex') in (select k.leaf from sealed_digests($1) k))
    )
    select s.origin, s.idx, coalesce(s.leaf, k.leaf) as leaf, s.envelope ->> 'kind' as kind, s.envelope ->> 'step' as step,
      s.said, k.seal as kept, k.until, k.matter as of, s.matter,
      exists (select from entry u where u.party = $1 and u.matter = coalesce(s.matter, k.matter)
        and position(convert_to('"leaf":"' || coalesce(s.leaf, k.leaf) || '"', 'UTF8') in u.shared) > 0
        and position('"step":"unsealed"'::bytea in u.bytes) > 0) as opened
    from own s full join sealed_digests($1) k on k.leaf = s.leaf order by 1, 2, 3`
  return await inParty(engine.store, party, 'app', async (tx) => (await tx.query<SealedRow>(text, [party])).rows).catch(
    (error: { code?: string }) => {
      // Entries that are not even JSON were named by their checkpoint already.
      if (error.code?.startsWith('22')) return []
      throw error
    },
  )
}
