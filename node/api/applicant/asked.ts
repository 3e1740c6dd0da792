import { type Asked, type Kind, type Refusal, refuse, type Sort, type Text } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { textShape } from '../shapes.ts'
import { fileOf } from './own-files.ts'

export const askedShape = z.object({
  field: z.string(),
  type: z.string(),
  label: textShape,
  hint: textShape.nullable(),
  required: z.boolean(),
  who: z.enum(['person', 'firm']).nullable(),
  choices: z.array(z.object({ value: z.string(), label: textShape })).nullable(),
  maxLength: z.number().nullable(),
  accept: z.array(z.string()),
})
const none = { zh: '', en: '' }
/** 好差评的五级, best first. */
const grades: [value: string, zh: string, en: string][] = [
  ['5', '非常满意', 'Very satisfied'],
  ['4', '满意', 'Satisfied'],
  ['3', '基本满意', 'Fairly satisfied'],
  ['2', '不满意', 'Dissatisfied'],
  ['1', '非常不满意', 'Very dissatisfied'],
]
const gradeChoices = grades.map(([value, zh, en]) => ({ value, label: { zh, en } }))

/** What is asked, with the words and the bounds of the kind's own fields. */
export function askedOf({ declaration, labels }: Kind, asked: readonly Asked[]): z.output<typeof askedShape>[] {
  return asked.map(({ field, required, who, options }) => {
    const declared = declaration.fields[field]
    const label = labels.fields[field]
    const choices = declared?.choices?.map((value) => ({
      value,
      label: label?.choices?.[value] ?? { zh: value, en: value },
    }))
    // Chosen by its number: what is written down is the kind's own sentence, in the language of the record.
    const sentences = options?.map((option, n) => ({ value: String(n), label: option }))
    return {
      field,
      type: options === undefined ? (declared?.type ?? 'words') : 'choice',
      label: label === undefined ? none : { zh: label.zh, en: label.en },
      hint: label?.hint ?? null,
      required: required === true,
      who: who ?? null,
      choices: sentences ?? choices ?? (declared?.type === 'rating' ? gradeChoices : null),
      maxLength: declared?.maxLength ?? null,
      accept: declared?.accept ?? [],
    }
  })
}

/**
 * The form as the journal takes it: only what is asked of this sort of applicant; a chosen sentence in its words; files
 * that this applicant sent up, as the node measured them, never as the request says.
 */
export async function filledIn(
  deps: NodeDeps,
  who: { party: string; applicant: string; sort: Sort },
  kind: Kind,
  asked: readonly Asked[],
  given: Record<string, unknown>,
): Promise<Record<string, unknown> | Refusal> {
  const data: Record<string, unknown> = {}
  for (const field of Object.keys(given)) {
    if (!asked.some((one) => one.field === field)) return refuse('field.unknown', { field }, `data.${field}`)
  }
  for (const one of asked) {
    const { field, required, options, who: only } = one
    const path = `data.${field}`
    if (only !== undefined && only !== who.sort) continue
    const value = given[field]
    const type = kind.declaration.fields[field]?.type
    const label: Text = kind.labels.fields[field] ?? { zh: field, en: field }
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (empty) {
      if (required === true) return refuse('field.required', { label: { zh: label.zh, en: label.en } }, path)
    } else if (options !== undefined) {
      const chosen = typeof value === 'string' && /^\d{1,2}$/.test(value) ? options[Number(value)] : undefined
      if (chosen === undefined) return refuse('node.bad-input', { field: path, why: 'not one of the sentences' }, path)
      data[field] = chosen.zh
    } else if (type === 'files' || type === 'file') {
      const hashes = Array.isArray(value) ? value : [value]
      const files = []
      for (const hash of hashes.slice(0, 30)) {
        const file = typeof hash === 'string' ? await fileOf(deps, who, hash) : undefined
        if (file === undefined) return refuse('applicant.not-your-file', {}, path)
        files.push(file)
      }
      data[field] = type === 'files' ? files : files[0]
    } else data[field] = type === 'rating' && typeof value === 'string' ? Number(value) : value
  }
  return data
}

/** What the node writes itself; `$today` is the day. */
export function fixedFor(deps: Pick<NodeDeps, 'today'>, fixed: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fixed).map(([field, value]) => [field, value === '$today' ? deps.today() : value]),
  )
}
