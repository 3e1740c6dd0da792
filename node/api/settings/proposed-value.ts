import { type Kind, type Refusal, settingMisfit } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'

/**
 * Why a value may not be proposed for a rule: everybody's clocks and scores would fail on it from its day on. A key that no
 * pack has a default for stands for nothing that could fail.
 */
export function proposedMisfit(
  { packs }: Pick<NodeDeps, 'packs'>,
  { declaration }: Kind,
  { key, value }: Record<string, unknown>,
): Refusal | undefined {
  if (declaration.id !== 'setting' || value === undefined) return undefined
  const rule = packs.flatMap(({ settings }) => settings).find((one) => one.key === key)
  return rule && settingMisfit(rule, value)
}
