import type { Indicator } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'

/** Every indicator that the node's packs declare. */
export function indicatorsOf({ packs }: Pick<NodeDeps, 'packs'>): Indicator[] {
  return packs.flatMap(({ indicators }) => indicators ?? [])
}
