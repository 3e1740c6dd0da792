import { type PartName, partNames } from '../fact/envelope.ts'
import type { FactGraph } from './fact-graph.ts'
import type { FactNode } from './fact-node.ts'
import { reservedSteps } from './reserved-steps.ts'

/**
 * Parts that a fact asks to be erased count as erased for everybody who holds that fact. Asked by who wrote the part, or
 * by the matter's origin; never the shared part of an opening, on which everything rests, nor of an erasing fact.
 */
export function eraseParts({ present, outside, ground }: FactGraph): void {
  const asked = (node: FactNode) => node.envelope.step === 'erase' && node.why === undefined
  for (const node of present) if (asked(node)) eraseTarget(node, node.after, ground.origin)
  for (const node of outside) if (asked(node)) eraseTarget(node, outside, ground.origin)
}

function eraseTarget(node: FactNode, among: readonly FactNode[], origin: string): void {
  const { leaf, part } = (node.fact.parts.shared?.fields ?? {}) as Record<string, unknown>
  const target = among.find((fact) => fact.leaf === leaf && node.envelope.after.includes(fact.leaf))
  const named = partNames.find((name) => name === part)
  if (target === undefined || named === undefined || !mayErase(node.envelope.by.party, target, named, origin)) return
  target.erased = (target.erased ?? new Set<PartName>()).add(named)
}

export function mayErase(party: string, target: Pick<FactNode, 'envelope'>, part: PartName, origin: string): boolean {
  if (party !== target.envelope.by.party && party !== origin) return false
  return part !== 'shared' || !reservedSteps.includes(target.envelope.step)
}
