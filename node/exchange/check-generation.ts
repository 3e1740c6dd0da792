import {
  checkOpening,
  type Envelope,
  formatOrigin,
  generationStep,
  isRefusal,
  type LogId,
  type PartContent,
  parseOrigin,
  type Refusal,
  readOpening,
  refuse,
} from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import * as rows from './log-rows.ts'

/** Why a log is not followed further. */
export interface WalkStop {
  index: number
  refusal: Refusal
  /** The log is not wrong: something else has to come first. */
  later: boolean
}

/** The log of the generation before; undefined for a first one. */
export function generationBefore(origin: LogId): LogId | undefined {
  return neighbour(origin, -1)
}

export function generationAfter(origin: LogId): LogId {
  return neighbour(origin, 1) as LogId
}

function neighbour(origin: LogId, by: number): LogId | undefined {
  const parsed = parseOrigin(origin)
  if (isRefusal(parsed) || parsed.generation + by < 1) return undefined
  return formatOrigin({ ...parsed, generation: parsed.generation + by })
}

/**
 * May this entry stand where it stands, as far as generations go? The first of a later generation must close the one
 * before at a size that takes nothing away from what is held here, and only once all that it keeps is held; no other entry
 * may speak of generations.
 */
export async function checkGeneration(
  store: Store,
  party: string,
  origin: LogId,
  entry: { index: number; envelope: Envelope; shared?: PartContent },
): Promise<WalkStop | undefined> {
  const { index, envelope, shared } = entry
  const before = generationBefore(origin)
  const stop = (refusal: Refusal, later = false): WalkStop => ({ index, refusal, later })
  const opens = envelope.step === generationStep
  if (before === undefined || index > 0) {
    if (!opens) return undefined
    return stop(refuse('log.bad-opening', { generation: generationOf(origin), field: 'index' }))
  }
  const generation = generationOf(origin)
  const opening = opens ? readOpening(shared) : undefined
  if (opening === undefined) return stop(refuse('log.bad-opening', { generation, field: 'closed' }))
  const held = await inParty(store, party, 'exchange', (tx) => rows.findLog(tx, before))
  if (held?.state === 'quarantined') return stop(refuse('exchange.log-quarantined', { origin: before }))
  const wrong = checkOpening(opening, generation, held)
  if (wrong !== undefined) return stop(wrong)
  const kept = opening.closed?.size ?? 0
  const size = held?.size ?? 0
  // What it keeps comes first: its root is compared then, and nothing that others hold can be left out in silence.
  if (size < kept) return stop(refuse('log.entries-missing', { index: size, size: kept }), true)
  // A generation that began had an opening at least: nobody gets past one that was never shown here.
  if (held === undefined && generation > 2) return stop(refuse('log.bad-opening', { generation, field: 'closed.size' }))
  return undefined
}

function generationOf(origin: LogId): number {
  const parsed = parseOrigin(origin)
  return isRefusal(parsed) ? 0 : parsed.generation
}
