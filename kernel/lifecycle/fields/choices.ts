import { refuse } from '../../refusal/refusal.ts'
import { asIs, type FieldTypeEntry, wrongType } from './entry.ts'

export const choice: FieldTypeEntry = {
  check(value, { choices = [] }, path) {
    if (typeof value === 'string' && choices.includes(value)) return undefined
    return refuse('field.not-a-choice', { value: String(value).slice(0, 80), choices }, path)
  },
  normal: asIs,
  jsonSchema: ({ choices = [] }) => ({ type: 'string', enum: choices }),
  widget: 'choice',
  column: 'text',
}

export const choices: FieldTypeEntry = {
  check(value, declaration, path) {
    if (!Array.isArray(value)) return wrongType('选项列表', 'a list of choices', path)
    for (const [i, one] of value.entries()) {
      const refusal = choice.check(one, declaration, `${path}.${i}`)
      if (refusal) return refusal
    }
    return undefined
  },
  /** Without repeats, in the order of the declaration: the same picks are the same bytes. */
  normal(value, { choices: declared = [] }) {
    if (!Array.isArray(value) || !value.every((one) => declared.includes(one))) return value
    return declared.filter((one) => value.includes(one))
  },
  jsonSchema: ({ choices: declared = [] }) => ({
    type: 'array',
    items: { type: 'string', enum: declared },
    uniqueItems: true,
  }),
  widget: 'choices',
}
