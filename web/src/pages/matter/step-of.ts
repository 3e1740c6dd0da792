import {
  agreementFields,
  agreementKindId,
  agreementSteps,
  agreementTrack,
  type FormField,
  type Kind,
  type Matter,
  type OpenStepDeclaration,
  type StepDeclaration,
} from '@lianyu/kernel'
import type { Values } from '../form/check-form.ts'

export interface StepFound {
  step: string
  /** Absent for an open step. */
  track?: string
  form: readonly FormField[]
  purpose?: string
  declared: StepDeclaration | OpenStepDeclaration
  /** Where its track stands afterwards. */
  to?: string
  /** Its facts never leave home. */
  local: boolean
}

/** A step's declaration, wherever it stands in the kind. */
export function stepOf({ declaration }: Kind, step: string): StepFound | undefined {
  for (const [track, { steps, local }] of Object.entries(declaration.tracks)) {
    const declared = steps[step]
    if (!declared) continue
    const { form = [], personal, to } = declared
    return { step, track, form, declared, to, local: local === true, ...(personal && { purpose: personal }) }
  }
  const open = declaration.open[step]
  if (!open) return undefined
  return { step, form: open.form, declared: open, local: false, ...(open.personal && { purpose: open.personal }) }
}

/** Values that stand already in the fields a track's step asks: an amendment begins from them. */
export function standing(found: StepFound, { shared, overlay }: Matter): Values {
  if (!found.track) return {}
  const values: Values = {}
  for (const { field } of found.form) {
    const value = overlay.fields[field] ?? shared.fields[field]
    if (value !== undefined && value !== null) values[field] = value
  }
  return values
}

/** What nobody types: a signature names the text that it signs by the fingerprint of its last draft. */
export function filledByItself(kind: Kind, step: string, { shared }: Matter): Values {
  if (kind.declaration.id !== agreementKindId || step !== agreementSteps.sign) return {}
  const leaf = shared.tracks[agreementTrack]?.last
  return leaf ? { [agreementFields.draft]: leaf } : {}
}

/**
 * The open step by which a reader can say something about one lane: it asks to choose among lanes.
 *
 * @returns the step, and its field that takes the lane's name
 */
export function stepAboutLane(kind: Kind, track: string): { step: string; field: string } | undefined {
  for (const [step, { form }] of Object.entries(kind.declaration.open)) {
    for (const { field, required } of form) {
      const { type, choices } = kind.declaration.fields[field] ?? {}
      if (required && type === 'choice' && choices?.includes(track)) return { step, field }
    }
  }
  return undefined
}
