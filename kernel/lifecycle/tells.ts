import type { Fact } from '../fact/envelope.ts'
import type { MatterId } from '../names.ts'
import type { Kind } from './kind.ts'
import type { Tells } from './kind-step.ts'
import type { Matter } from './matter.ts'

/** An entry to be added to another matter, and the value of the field by which it is known there. */
export interface Told {
  matter: MatterId
  step: string
  data: Record<string, unknown>
  known: { field: string; leaf: string }
}

/** The steps of a kind that tell another matter. */
export function tellingSteps({ declaration }: Kind): Map<string, Tells> {
  return new Map(
    Object.values(declaration.tracks).flatMap(({ steps }) =>
      Object.entries(steps).flatMap(([id, { tells }]) => (tells ? [[id, tells] as const] : [])),
    ),
  )
}

/** What this fact tells another matter; undefined where its step tells nothing, or nobody named the other matter. */
export function toldBy(
  kind: Kind,
  { shared }: Pick<Matter, 'shared'>,
  { leaf, envelope, parts }: Fact,
): Told | undefined {
  const tells = tellingSteps(kind).get(envelope.step)
  const matter = tells && shared.fields[tells.at]
  if (tells === undefined || typeof matter !== 'string' || matter === '' || matter === shared.matter) return undefined
  const values = { ...shared.fields, ...parts.shared?.fields, $matter: shared.matter, $leaf: leaf }
  const data: Record<string, unknown> = {}
  let known = ''
  for (const [field, from] of Object.entries(tells.with)) {
    const value = values[from as keyof typeof values]
    if (value !== undefined && value !== null) data[field] = value
    if (from === '$leaf') known = field
  }
  return { matter, step: tells.step, data, known: { field: known, leaf } }
}
