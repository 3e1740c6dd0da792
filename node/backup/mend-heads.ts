import { isRefusal, type LogId, type PartyId, parseOrigin, readEnvelope, refuse } from '@lianyu/kernel'
import type pg from 'pg'
import type { Fault } from '../journal/types.ts'

interface HeadRow {
  party: PartyId
  log: string
  origin: LogId
  writer: PartyId
  scope: string
  generation: string
  own: boolean
  notes: string[] | null
  /** Of the first few entries. */
  bytes: Uint8Array[] | null
}

/**
 * The rows that name logs, before anything else is looked at: a log under a wrong name opens as another one, and its own
 * checkpoints would count as forged. What a log is called stands in its signed checkpoints and, as far as the writer goes,
 * in its entries; where neither says, in whichever of the row's own columns agree.
 *
 * @returns the faults that were mended
 */
export async function mendHeads(owner: pg.Client): Promise<Fault[]> {
  const mended: Fault[] = []
  const { rows: parties } = await owner.query<{ party: PartyId }>('select distinct party from party_self')
  for (const { party } of parties) {
    await owner.query('begin')
    await owner.query('select enter($1)', [party])
    const { rows } = await owner.query<HeadRow>(
      `select h.party, h.log, h.origin, h.writer, h.scope, h.generation, h.own,
          (select array_agg(split_part(c.note, E'\\n', 1) order by c.size) from checkpoint c where c.party = $1 and c.log = h.log) as notes,
          (select array_agg(f.bytes) from (select e.bytes from entry e where e.party = $1 and e.log = h.log
            order by e.idx limit 5) f) as bytes
        from head h where h.party = $1 order by h.log`,
      [party],
    )
    for (const head of rows) {
      const origin = nameOf(head)
      if (origin === undefined) continue
      const parsed = parseOrigin(origin)
      if (isRefusal(parsed)) continue
      const said = [parsed.party, parsed.log, String(parsed.generation), parsed.party === party]
      const held = [head.writer, head.scope, String(head.generation), head.own]
      if (head.origin === origin && said.every((one, i) => one === held[i])) continue
      const taken = rows.some((other) => other.log !== head.log && other.origin === origin)
      if (taken) continue
      await owner.query(
        'update head set origin = $3, writer = $4, scope = $5, generation = $6, own = $7 where party = $1 and log = $2',
        [party, head.log, origin, ...said],
      )
      mended.push({ party, log: origin, fault: refuse('verify.head-changed', { origin }) })
    }
    await owner.query('commit')
  }
  return mended
}

/** The name that most of the log's own notes say, where its writer is who wrote the entries; else what the row still says. */
function nameOf({ origin, writer, scope, generation, notes, bytes }: HeadRow): LogId | undefined {
  const by = (bytes ?? []).map(writerOf).find((party) => party !== undefined)
  const fits = (name: string) => {
    const parsed = parseOrigin(name)
    return !isRefusal(parsed) && (by === undefined || parsed.party === by)
  }
  const counts = new Map<string, number>()
  for (const note of notes ?? []) counts.set(note, (counts.get(note) ?? 0) + 1)
  const named = [...counts].sort((a, b) => b[1] - a[1]).map(([note]) => note)
  return [...named, origin, `${writer}/${scope}/${generation}`].find(fits)
}

/** Of an entry that can still be read. */
function writerOf(bytes: Uint8Array): PartyId | undefined {
  const envelope = readEnvelope(bytes)
  return isRefusal(envelope) ? undefined : envelope.by.party
}
