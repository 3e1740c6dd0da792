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
  return [draft(kind, matter, 'erase', leaf, { leaf, part, ground }, context)]
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
