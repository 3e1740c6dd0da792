import type { Kind } from '@lianyu/kernel'
import type { MatterAnswer, StepAnswer } from '../../api/types.ts'
import { mainLine } from './main-line.ts'

/** The way on first, then what many may add; what goes back, stands still or breaks off comes last. */
export function rankOf(kind: Kind, { step, track }: StepAnswer, ahead: string[]): number {
  const declared = track === undefined ? undefined : kind.declaration.tracks[track]?.steps[step]
  if (!track || !declared) return 2
  const stays = declared.from.every((stage) => stage === declared.to)
  const end = kind.declaration.tracks[track]?.stages[declared.to]?.end === true
  const off = track === kind.declaration.main && end && !ahead.includes(declared.to)
  if (off || declared.counters !== undefined) return 3
  return stays ? 2 : ahead.includes(declared.to) || track !== kind.declaration.main ? 0 : 1
}

/** The one step that leads on: the only button that is filled. */
export function wayOn(kind: Kind, { steps, matter }: Pick<MatterAnswer, 'steps' | 'matter'>): StepAnswer | undefined {
  const ahead = mainLine(kind, matter.shared).map((stage) => stage.id)
  return steps.find((step) => step.may && rankOf(kind, step, ahead) === 0)
}
