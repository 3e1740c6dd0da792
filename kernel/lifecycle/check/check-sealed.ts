import type { KindDeclaration } from '../kind.ts'
import type { OpenStepDeclaration } from '../kind-open-step.ts'
import type { Faults } from './faults.ts'

/**
 * A seal holds only where nothing says its values meanwhile, nobody adds after the others are open, and there is no way
 * back to adding.
 */
export function checkSealed(kind: KindDeclaration, id: string, step: OpenStepDeclaration, faults: Faults): void {
  const { sealed, during, once } = step
  if (sealed === undefined) return
  const path = `open.${id}.sealed`
  const main = kind.tracks[kind.main]
  const stages = Object.keys(main?.stages ?? {})
  if (sealed.fields.length === 0) faults.add(`${path}.fields`, 'seals nothing', 'name fields of the form')
  for (const field of sealed.fields) checkField(kind, id, step, field, faults)
  if (typeof once === 'object' && sealed.fields.includes(once.field)) {
    faults.add(`open.${id}.once.field`, `"${once.field}" is sealed, so nobody can tell who has answered`)
  }
  if (sealed.until.length === 0) faults.add(`${path}.until`, 'is never opened', 'name stages of the main track')
  for (const stage of sealed.until) faults.known(`${path}.until`, 'stage of the main track', stage, stages)
  if (during === undefined) {
    faults.add(`open.${id}.during`, 'sealed entries may be added at any time', 'say at which stages, before `until`')
  }
  const both = during?.find((stage) => sealed.until.includes(stage))
  if (both !== undefined) faults.add(`open.${id}.during`, `at "${both}" the others are open already`)
  for (const { field, computed } of step.form) {
    if (computed && sealed.fields.includes(field))
      faults.add(`${path}.fields`, `"${field}" is computed, so others know it already`, 'seal what is typed')
  }
  if (kind.share) faults.add('share', 'a snapshot cannot carry what is sealed', 'open the matter under its agreement')
  if (main === undefined) return
  if (sealed.until.includes(main.start)) faults.add(`${path}.until`, `"${main.start}" is where every matter starts`)
  for (const [name, { from, to, gathers }] of Object.entries(main.steps)) {
    const at = `tracks.${kind.main}.steps.${name}`
    const enters = sealed.until.includes(to) && from.some((stage) => !sealed.until.includes(stage))
    if (enters && !gathers?.some((one) => one.step === id)) {
      faults.add(`${at}.gathers`, `opens what "${id}" sealed without resting on it`, `gather the step "${id}"`)
    }
  }
  const after = reachableFrom(main.steps, sealed.until)
  const back = during?.find((stage) => after.has(stage) && !sealed.until.includes(stage))
  if (back !== undefined) {
    faults.add(`${path}.until`, `a way leads back to "${back}", where entries are added knowing the others`)
  }
}

function checkField(kind: KindDeclaration, id: string, step: OpenStepDeclaration, name: string, faults: Faults): void {
  const path = `open.${id}.sealed.fields`
  const asked = step.form.map(({ field }) => field)
  if (!faults.known(path, 'field of this form', name, asked)) return
  const field = kind.fields[name]
  if ((field?.part ?? 'shared') !== 'shared') faults.add(path, `"${name}" is ${field?.part}`, 'use a shared field')
  if (field?.type === 'file' || field?.type === 'files' || field?.type === 'query-code') {
    faults.add(path, `a field of type "${field.type}" cannot be sealed`, 'its content would stand elsewhere')
  }
  const others = Object.entries(kind.open).filter(
    ([other, { form }]) => other !== id && form.some((f) => f.field === name),
  )
  for (const [other] of others) faults.add(path, `"${other}" asks for "${name}" too, openly`, 'use a field of its own')
}

function reachableFrom(
  steps: Record<string, { from: string[]; to: string }>,
  starts: readonly string[],
): ReadonlySet<string> {
  const reached = new Set(starts)
  for (const stage of reached)
    for (const { from, to } of Object.values(steps)) if (from.includes(stage)) reached.add(to)
  return reached
}
