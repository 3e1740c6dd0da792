import { type Envelope, type LogId, type MatterId, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { hexOf } from './hex.ts'
import type { Receipt } from './types.ts'

interface Asked {
  command: string
  matter: MatterId
  input: Uint8Array
}

interface Row {
  command: string
  matter: MatterId
  idx: number
  origin: LogId
  leaf: Uint8Array
  bytes: Uint8Array
  input: Uint8Array | null
}

/**
 * Commands that were done before, each with its receipt, or with the refusal `command.reused` where it was done with other
 * input. The command's id stands in the envelope, so this holds after a restart and after a restore; the input's digest
 * may be missing after a restore from a peer, and then the same matter counts as the same command.
 */
export async function findReceipts(
  store: Store,
  party: PartyId,
  asked: readonly Asked[],
): Promise<Map<string, Receipt | Refusal>> {
  const text = `select e.command, e.matter, e.idx, h.origin, e.leaf, e.bytes, e.input
    from entry e join head h on h.party = $1 and h.log = e.log
    where e.party = $1 and e.command = any($2::uuid[]) order by e.command, e.n`
  const ids = [...new Set(asked.map((one) => one.command))]
  const { rows } = await inParty(store, party, 'app', (tx) => tx.query<Row>(text, [party, ids], 'find receipts'))
  const byCommand = Map.groupBy(rows, (row) => row.command)
  const found = new Map<string, Receipt | Refusal>()
  for (const { command, matter, input } of asked) {
    const facts = byCommand.get(command)
    const first = facts?.[0]
    if (facts === undefined || first === undefined) {
      continue
    }
    const same = first.matter === matter && (first.input === null || Buffer.compare(first.input, input) === 0)
    found.set(command, same ? receiptOf(facts) : refuse('command.reused', { command }))
  }
  return found
}

function receiptOf(facts: readonly Row[]): Receipt {
  const first = facts[0] as Row
  const { track, version } = JSON.parse(Buffer.from(first.bytes).toString('utf8')) as Envelope
  return {
    matter: first.matter,
    facts: facts.map(({ leaf, origin, idx }) => ({ leaf: hexOf(leaf), log: origin, index: idx })),
    ...(track === undefined ? {} : { version: (version ?? 0) + 1 }),
    replayed: true,
  }
}
