import { agreementKindId, asksEntries, type Kind, type Matter } from '@lianyu/kernel'
import type { KindIndicators } from './counted.ts'
import type { HeldMatter } from './matter-cache.ts'

/** About what an entry in the fold takes of memory, in bytes. */
export const entryWeight = 800
const bareWeight = 4000
const fewest = 10

/**
 * The matter without the entries that only readers ask for, mostly remarks: all that deciding, folding and projecting the
 * next fact need. Undefined where those are few, or fewer than the others.
 */
export function leanOf(held: HeldMatter, indicators: KindIndicators): HeldMatter | undefined {
  const { kind, folded } = held
  const keep = (step: string) => isAsked(kind, step) || indicators.countsEntry(kind, step)
  const shared = { ...folded.shared, adds: keptOf(folded.shared.adds, keep) }
  const overlay = { ...folded.overlay, adds: keptOf(folded.overlay.adds, keep) }
  const kept = countOf({ shared, overlay })
  const left = countOf(folded) - kept
  if (left < fewest || left < kept) {
    return undefined
  }
  return { ...held, folded: { ...folded, shared, overlay }, weight: bareWeight + kept * entryWeight, whole: false }
}

/** What an agreement allows is read from its entries. */
function isAsked(kind: Kind, step: string): boolean {
  return kind.declaration.id === agreementKindId || asksEntries(kind, step)
}

type Adds = Matter['shared']['adds']
const countOf = ({ shared, overlay }: { shared: { adds: Adds }; overlay: { adds: Adds } }) =>
  [...Object.values(shared.adds), ...Object.values(overlay.adds)].reduce((sum, list) => sum + list.length, 0)

function keptOf(adds: Adds, keep: (step: string) => boolean): Adds {
  return Object.fromEntries(Object.entries(adds).filter(([step]) => keep(step)))
}
