import { agreementKindId, asksEntries, type Kind, type Matter } from '@lianyu/kernel'
import type { KindIndicators } from './counted.ts'
import type { HeldMatter } from './matter-cache.ts'

/** About what an entry in the fold takes of memory, in bytes. */
export const entryWeight = 800
const bareWeight = 4000

/**
 * The matter without the entries that only readers ask for, mostly remarks: all that deciding, folding and projecting the
 * next fact need. Undefined where that would not free half of it.
 */
export function leanOf(held: HeldMatter, indicators: KindIndicators): HeldMatter | undefined {
  const { kind, folded } = held
  const keep = (step: string) => isAsked(kind, step) || indicators.countsEntry(kind, step)
  const [shared, overlay] = [keptOf(folded.shared.adds, keep), keptOf(folded.overlay.adds, keep)]
  const kept = [...Object.values(shared), ...Object.values(overlay)].reduce((sum, list) => sum + list.length, 0)
  const weight = bareWeight + kept * entryWeight
  if (weight * 2 > held.weight) {
    return undefined
  }
  const lean = {
    ...folded,
    shared: { ...folded.shared, adds: shared },
    overlay: { ...folded.overlay, adds: overlay },
  }
  return { ...held, folded: lean, weight, whole: false }
}

/** What an agreement allows is read from its entries. */
function isAsked(kind: Kind, step: string): boolean {
  return kind.declaration.id === agreementKindId || asksEntries(kind, step)
}

type Adds = Matter['shared']['adds']
function keptOf(adds: Adds, keep: (step: string) => boolean): Adds {
  return Object.fromEntries(Object.entries(adds).filter(([step]) => keep(step)))
}
