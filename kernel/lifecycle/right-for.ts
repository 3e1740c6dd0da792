import type { Granted } from '../fact/envelope.ts'
import { text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import type { Kind } from './kind.ts'
import type { StepLookup } from './lookups.ts'
import type { SharedState } from './matter.ts'
import { stepText } from './words-of.ts'

/**
 * The right that a step uses on a matter of an agreement: the actor's own, or one delegated to it. A local matter binds
 * nobody else and needs none.
 *
 * @returns undefined where the step needs none; else what the envelope names, or why it is not had
 */
export function rightFor(
  kind: Kind,
  step: StepLookup,
  shared: Pick<SharedState, 'agreement' | 'granted'>,
  context: Context,
): Granted | undefined | Refusal {
  const { right } = step.declaration
  if (right === undefined || shared.agreement === undefined || shared.granted === undefined) return undefined
  return held(kind, { right, ...shared.granted }, stepText(kind, step.id), context)
}

/** The same for the opening, which fixes whose rights are used on the matter and what about. */
export function openingRight(
  kind: Kind,
  fields: Record<string, unknown>,
  context: Context,
): Granted | undefined | Refusal {
  const { opening, rights } = kind.declaration
  if (opening.right === undefined || rights === undefined || context.agreement === undefined) return undefined
  const from = fields[rights.from]
  const about = fields[rights.about]
  const granted = {
    right: opening.right,
    from: typeof from === 'string' ? from : context.actor.party,
    about: typeof about === 'string' ? about : '',
  }
  return held(kind, granted, text(`发起${kind.labels.kind.zh}`, `Open ${kind.labels.kind.en}`), context)
}

function held(kind: Kind, granted: Granted, step: ReturnType<typeof text>, context: Context): Granted | Refusal {
  const { right, from, about } = granted
  const { party } = context.actor
  if (from === party || context.agreement?.grants?.(kind.declaration.id, granted, party)) return granted
  return refuse('agreement.right-missing', { step, right: rightText(kind, right), from, about, party })
}

function rightText(kind: Kind, right: string): ReturnType<typeof text> {
  const label = kind.labels.rights?.[right]
  return label ? text(label.zh, label.en) : text(right, right)
}
