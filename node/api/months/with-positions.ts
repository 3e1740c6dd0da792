import {
  type Kind,
  keyedMatterId,
  type LogId,
  type PartyId,
  type Positions,
  positionsOf,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

/**
 * The data of a month's close, by whatever way it is opened: how far every own log stands is read here, and nobody types
 * it. Of a month that is closed already its own positions, so that the same command again is the same answer.
 *
 * @returns the data as given where the kind closes nothing
 */
export async function withPositions(
  deps: Pick<NodeDeps, 'packs' | 'store' | 'journal'>,
  party: PartyId,
  { declaration, labels }: Kind,
  data: Record<string, unknown>,
): Promise<Record<string, unknown> | Refusal> {
  const closing = deps.packs.flatMap((pack) => pack.closings ?? []).find(({ kind }) => kind === declaration.id)
  if (closing === undefined) return data
  const { month, positions } = closing.fields
  if (data[positions] !== undefined) {
    const label = labels.fields[positions] ?? { zh: positions, en: positions }
    return refuse('field.computed', { label }, `data.${positions}`)
  }
  const named = data[month]
  const title = declaration.title
  return {
    ...(typeof named === 'string' && data[title] === undefined ? { [title]: `${named} ${labels.kind.zh}` } : {}),
    ...data,
    [positions]: await positionsFor(deps, party, closing.kind, positions, named),
  }
}

async function positionsFor(
  { store, journal }: Pick<NodeDeps, 'store' | 'journal'>,
  party: PartyId,
  kind: string,
  field: string,
  month: unknown,
): Promise<Positions> {
  const held = typeof month === 'string' ? await journal.get(party, keyedMatterId(party, kind, [month])) : undefined
  const before = held && positionsOf(held.shared.fields[field])
  if (before !== undefined) return before
  const { rows } = await inParty(store, party, 'app', (tx) =>
    tx.query<{ origin: LogId; size: number }>(
      `select origin, size from head where party = $1 and own and scope <> 'audit' order by origin`,
      [party],
    ),
  )
  return Object.fromEntries(rows.map(({ origin, size }) => [origin, size]))
}
