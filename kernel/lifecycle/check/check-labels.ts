import type { Text } from '../../names.ts'
import type { KindDeclaration } from '../kind.ts'
import type { KindLabels } from '../kind-labels.ts'
import { reservedSteps } from '../reserved-steps.ts'
import type { Faults } from './faults.ts'

/** Everything people see has words in both languages, and every word has something it names. */
export function checkLabels(kind: KindDeclaration, labels: KindLabels, faults: Faults): void {
  checkText(labels.kind, 'labels.kind', faults)
  if (labels.empty) checkText(labels.empty, 'labels.empty', faults)
  const tracks = Object.entries(kind.tracks)
  const steps = [...tracks.flatMap(([, track]) => Object.keys(track.steps)), ...Object.keys(kind.open)]
  checkTexts(Object.keys(kind.fields), labels.fields, 'fields', faults)
  checkTexts(Object.keys(kind.tracks), labels.tracks, 'tracks', faults)
  checkTexts(
    tracks.flatMap(([id, { stages }]) => Object.keys(stages).map((stage) => `${id}.${stage}`)),
    labels.stages,
    'stages',
    faults,
  )
  checkTexts(steps, labels.steps, 'steps', faults)
  const seen = (field: string, path: string) => {
    if (!faults.known(path, 'field', field, Object.keys(kind.fields))) return
    if ((kind.fields[field]?.part ?? 'shared') !== 'shared')
      faults.add(path, 'not a shared field', 'not everybody who reads this has another')
  }
  for (const [stage, { says, asks }] of Object.entries(labels.publicly ?? {})) {
    checkText(says, `labels.publicly.${stage}.says`, faults)
    if (asks) seen(asks, `labels.publicly.${stage}.asks`)
  }
  for (const field of labels.publicFields ?? []) seen(field, 'labels.publicFields')
  for (const [track, { of }] of Object.entries(labels.tracks)) if (of) seen(of, `labels.tracks.${track}.of`)
  checkTexts(Object.keys(kind.gates), labels.gates, 'gates', faults)
  const grounds = tracks.flatMap(([, { stages }]) => Object.values(stages).flatMap(({ clock }) => clock?.grounds ?? []))
  checkTexts([...new Set(grounds)], labels.grounds ?? {}, 'grounds', faults)
  for (const [id, { choices }] of Object.entries(kind.fields)) {
    if (choices) checkTexts(choices, labels.fields[id]?.choices ?? {}, `fields.${id}.choices`, faults)
    const hint = labels.fields[id]?.hint
    if (hint) checkText(hint, `labels.fields.${id}.hint`, faults)
  }
  checkHeadings(kind, labels, faults)
  for (const step of steps) {
    const says = labels.steps[step]?.says
    if (says) checkText(says, `labels.steps.${step}.says`, faults)
  }
}

/** A heading says which field is meant, so within one form only one field goes by it. */
function checkHeadings(kind: KindDeclaration, labels: KindLabels, faults: Faults): void {
  const headings = labels.headings ?? {}
  for (const id of Object.keys(headings)) faults.known(`labels.headings.${id}`, 'field', id, Object.keys(kind.fields))
  const forms = [kind.opening.form, ...Object.values(kind.open).map(({ form }) => form)]
  for (const form of forms) {
    const meant = new Map<string, string>()
    // A sheet of an open step names the matter too, by its title.
    for (const id of new Set([kind.title, ...form.map(({ field }) => field)])) {
      for (const name of new Set([labels.fields[id]?.zh ?? id, ...(headings[id] ?? [])])) {
        const other = meant.get(name)
        if (other !== undefined && (headings[id] ?? headings[other]))
          faults.add(`labels.headings.${id}`, `"${name}" heads "${other}" too`, 'leave it to one of them')
        meant.set(name, id)
      }
    }
  }
}

function checkTexts(ids: string[], texts: Record<string, Text>, what: string, faults: Faults): void {
  for (const id of ids) {
    const path = `labels.${what}.${id}`
    const text = Object.hasOwn(texts, id) ? texts[id] : undefined
    if (text === undefined) faults.add(path, 'no words', 'give it a label in Chinese and English')
    else checkText(text, path, faults)
  }
  for (const id of Object.keys(texts)) {
    if (!ids.includes(id) && !(what === 'steps' && reservedSteps.includes(id)))
      faults.known(`labels.${what}.${id}`, 'thing to name', id, ids)
  }
}

function checkText(text: Text, path: string, faults: Faults): void {
  for (const language of ['zh', 'en'] as const) {
    if (typeof text[language] !== 'string' || text[language].trim() === '')
      faults.add(`${path}.${language}`, 'no words')
  }
}
