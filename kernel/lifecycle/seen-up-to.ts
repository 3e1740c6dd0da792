import type { LeafHex } from '../names.ts'
import type { SharedState } from './matter.ts'

/**
 * How much of a party's log a fence may claim to have seen: all that is held of it, or as far as the first fact of this
 * matter that still waits for its grounds. A fence that claimed more than was folded would contradict itself.
 *
 * @param held     facts of this matter that stand in that log
 * @param entries  number of the log's entries held, whatever they are about
 */
export function seenUpTo(
  shared: SharedState,
  held: Iterable<{ leaf: LeafHex; index: number }>,
  entries: number,
): number {
  let seen = entries
  for (const { leaf, index } of held) if (index < seen && shared.waiting.includes(leaf)) seen = index
  return seen
}
