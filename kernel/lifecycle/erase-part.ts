import { isBudget } from '../clock/due-day.ts'
import type { Fact, FactDraft, PartName } from '../fact/envelope.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import { mayErase } from './erased-parts.ts'
import { compare } from './fact-node.ts'
import type { Kind } from './kind.ts'
import type { Matter } from './matter.ts'

export interface EraseInput {
  target: Pick<Fact, 'leaf' | 'envelope' | 'parts'>
  part: PartName
  /** Why: a ground of law, in words. */
  ground: string
}

/**
 * Within how many working days every holder confirms an erasure, where no approved setting says otherwise. The law says
 * 及时 and no number; 15 working days is what the regulators' notice on apps takes where nothing was promised.
 * @source 个人信息保护法 art. 47, 50; App违法违规收集使用个人信息行为认定方法 art. 6 (3)
 */
export const eraseAnswer = { setting: 'erasure.answer-days', workingDays: 15 } as const

/** Asks every holder of a part to erase it. By who wrote it, or the matter's origin; goes to the log its fact stands in. */
export function erase(kind: Kind, matter: Matter, input: EraseInput, context: Context): FactDraft[] | Refusal {
  const { target, part, ground } = input
  const { leaf } = target
  const { party } = context.actor
  const { origin, parties } = matter.shared
  if (!parties.includes(party)) return refuse('step.not-a-party', { party })
  if (party !== target.envelope.by.party && party !== origin) return refuse('erase.not-yours', { leaf })
  const erasable = target.envelope.parts[part] !== undefined && target.parts[part] !== null
  if (!erasable || !mayErase(party, target, part, origin)) return refuse('erase.not-erasable', { leaf, part })
  return [draft(kind, matter, 'erase', leaf, { leaf, part, ground, answerDays: answerDays(context) }, context)]
}

/** Read when it is asked, and written down, so that every holder counts to the same day. */
function answerDays(context: Context): number {
  const days = context.setting(eraseAnswer.setting)
  return isBudget(days) ? days : eraseAnswer.workingDays
}

/** A holder's answer: the part and its salt are gone here. `asked` is the leaf of the fact that asked for it. */
export function erased(
  kind: Kind,
  matter: Matter,
  input: { asked: string; target: string; part: PartName },
  context: Context,
): FactDraft[] | Refusal {
  const { party } = context.actor
  if (!matter.shared.parties.includes(party)) return refuse('step.not-a-party', { party })
  return [draft(kind, matter, 'erased', input.asked, { leaf: input.target, part: input.part }, context)]
}

function draft(
  kind: Kind,
  matter: Matter,
  step: 'erase' | 'erased',
  ground: string,
  fields: Record<string, unknown>,
  context: Context,
): FactDraft {
  const after = [...new Set([ground, context.lastInLog ?? ground])].sort(compare)
  return {
    envelope: {
      v: 1,
      command: context.command,
      n: 0,
      kind: kind.hash,
      matter: matter.shared.matter,
      step,
      by: context.actor,
      at: context.now,
      after,
    },
    parts: { shared: { fields } },
  }
}
