import { bytesToHex } from '@noble/hashes/utils.js'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { TreeHead } from './checkpoint.ts'
import { isSize } from './proofs.ts'
import { type HashSuite, sameBytes } from './suite.ts'

/**
 * What the first fact of a log's generation says (its `shared` part, plain JSON). A first generation closes nothing; every
 * later one says where the one before was closed and which of its entries are lost.
 */
export interface Opening {
  generation: number
  /** The tree's hash, fixed for this generation. */
  hash: HashSuite['id']
  closed?: {
    generation: number
    /** What was restored: entries 0 to before `size` stand, with this root, in hex. */
    size: number
    root: string
    /**
     * Entries `from` to before `to` were signed once and no peer holds them. `from` is `size`. `uncertain` where the last
     * signed checkpoint is itself lost, so that there may have been more.
     */
    lost: { from: number; to: number; uncertain?: true }
  }
}

/** The step of a generation's first fact; every kind has it. It stands in the agreement's matter, or in the audit matter. */
export const generationStep = 'generation'

/** How a restored or restarted node stands to the last checkpoint it signed, which is kept outside the database. */
export type Standing = 'go-on' | 'fetch-back' | 'forked'

/**
 * Whether a log may be written to. Ahead of the last checkpoint is no loss: the entries were committed and not yet signed,
 * and nobody was told of them. Behind it, or with entries and no checkpoint kept at all, the log is read-only until the
 * peers' mirrors are fetched back; so a log signs a checkpoint of size 0 when it is created.
 *
 * @param rootThen  the root the database has at the size of `signed`; `undefined` where it is shorter
 */
export function standingOf(head: TreeHead, signed: TreeHead | undefined, rootThen: Uint8Array | undefined): Standing {
  if (signed === undefined) return head.size === 0 ? 'go-on' : 'fetch-back'
  if (head.size < signed.size) return 'fetch-back'
  return rootThen !== undefined && sameBytes(rootThen, signed.root) ? 'go-on' : 'forked'
}

export function firstOpening(hash: HashSuite['id']): Opening {
  return { generation: 1, hash }
}

/**
 * The opening of the generation after a loss.
 *
 * @param restored  what stands once every mirror was asked
 * @param signed    the last checkpoint signed in the closed generation; larger than `restored`, or nothing was lost
 * @param generation  that opens; beyond the next for a log that nobody else reads and of whose lives not all are known
 */
export function nextOpening(
  closing: number,
  hash: HashSuite['id'],
  restored: TreeHead,
  signed: { size: number; root?: Uint8Array },
  uncertain = false,
  generation = closing + 1,
): Opening {
  const { size } = restored
  const lost = { from: size, to: Math.max(size, signed.size), ...(uncertain ? { uncertain } : {}) }
  return { generation, hash, closed: { generation: closing, size, root: bytesToHex(restored.root), lost } }
}

/**
 * What the shared part of a generation's first fact says, as far as its shape goes; `checkOpening` judges it.
 *
 * @returns `undefined` where it is no opening
 */
export function readOpening(content: unknown): Opening | undefined {
  if (!isObject(content) || typeof content.generation !== 'number' || typeof content.hash !== 'string') return undefined
  const { closed } = content
  if (closed === undefined) return content as unknown as Opening
  const whole =
    isObject(closed) &&
    typeof closed.generation === 'number' &&
    typeof closed.root === 'string' &&
    isObject(closed.lost)
  return whole ? (content as unknown as Opening) : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Whether a reader may take over to a new generation. It refuses a writer that closes below what the reader holds: those
 * entries were not lost, and leaving them out would be a fork by another name.
 *
 * @param generation  of the log's origin
 * @param held        the reader's own verified head of the closed generation, and the root it computes at the closed size
 *                    when that is no larger; `undefined` where it held nothing
 */
export function checkOpening(
  opening: Opening,
  generation: number,
  held?: TreeHead & { rootAtClosed?: Uint8Array },
): Refusal | undefined {
  const bad = (field: string) => refuse('log.bad-opening', { generation, field })
  if (opening.generation !== generation) return bad('generation')
  if (opening.hash !== 'sha256' && opening.hash !== 'sm3') return bad('hash')
  const { closed } = opening
  if (generation === 1) return closed === undefined ? undefined : bad('closed')
  if (closed === undefined) return bad('closed')
  if (closed.generation !== generation - 1) return bad('closed.generation')
  if (!isSize(closed.size)) return bad('closed.size')
  if (!/^[0-9a-f]{64}$/.test(closed.root)) return bad('closed.root')
  if (closed.lost.from !== closed.size || !isSize(closed.lost.to) || closed.lost.to < closed.size)
    return bad('closed.lost')
  if (held === undefined) return undefined
  if (held.size > closed.size) return bad('closed.size')
  const comparable = held.size === closed.size ? held.root : held.rootAtClosed
  return comparable !== undefined && bytesToHex(comparable) !== closed.root ? bad('closed.root') : undefined
}
