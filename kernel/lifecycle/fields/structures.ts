import { checkScopeRows } from '../../agreement/scope.ts'
import { canonicalBytes } from '../../fact/canonical.ts'
import { LianyuError, refuse } from '../../refusal/refusal.ts'
import { asIs, type FieldTypeEntry } from './entry.ts'

const JSON_BYTES = 65_536

/** The rows of an agreement; whether a named audience is party to it is the agreement's own check. */
export const scopeRows: FieldTypeEntry = {
  check: (value, _, path) => checkScopeRows(value, path)[0],
  normal: asIs,
  jsonSchema: () => ({
    type: 'array',
    items: {
      type: 'object',
      properties: {
        kind: { type: 'string' },
        steps: { oneOf: [{ const: '*' }, { type: 'array', items: { type: 'string' } }] },
        part: { enum: ['shared', 'personal'] },
        audience: { oneOf: [{ enum: ['all', 'matter-parties'] }, { type: 'array', items: { type: 'string' } }] },
        purpose: { type: 'string' },
      },
      required: ['kind', 'steps', 'part', 'audience'],
      additionalProperties: false,
    },
  }),
  widget: 'scope-rows',
}

export const json: FieldTypeEntry = {
  check(value, _, path) {
    try {
      const bytes = canonicalBytes(value).length
      return bytes > JSON_BYTES ? refuse('field.too-large', { bytes, most: JSON_BYTES }, path) : undefined
    } catch (error) {
      if (error instanceof LianyuError) return { ...error.refusal, field: path }
      throw error
    }
  },
  normal: asIs,
  jsonSchema: () => ({}),
  widget: 'json',
}
