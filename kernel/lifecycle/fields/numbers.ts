import { refuse } from '../../refusal/refusal.ts'
import type { FieldDeclaration } from '../kind.ts'
import { asIs, type FieldTypeEntry, trimmed, wrongType } from './entry.ts'

const SCALE = 2

/** Whole numbers that JSON carries exactly. */
function whole(widget: string, least?: number, most?: number): FieldTypeEntry {
  const limits = ({ min = least, max = most }: FieldDeclaration) => ({ min, max })
  return {
    check(value, declaration, path) {
      if (!Number.isSafeInteger(value)) return wrongType('整数', 'a whole number', path)
      const { min, max } = limits(declaration)
      const number = value as number
      if ((min === undefined || number >= Number(min)) && (max === undefined || number <= Number(max))) return undefined
      return refuse('field.out-of-range', { value: String(number), min, max }, path)
    },
    normal: (value) => (Object.is(value, -0) ? 0 : value),
    jsonSchema(declaration) {
      const { min, max } = limits(declaration)
      return {
        type: 'integer',
        ...(min === undefined ? {} : { minimum: Number(min) }),
        ...(max === undefined ? {} : { maximum: Number(max) }),
      }
    },
    widget,
    column: 'number',
  }
}

export const integer = whole('integer')
/** Fen. Debts and corrections may be negative where the field's own `min` does not forbid it. */
export const money = whole('money')
export const rating = whole('rating', 1, 5)

const DECIMAL = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/

/** A decimal as a whole number of its last digit: `"12.50"` with scale 2 is 1250. Exact, and sorts as a number. */
function units(value: string, scale: number): number {
  const [digits = '0', fraction = ''] = value.replace('-', '').split('.')
  const size = Number(digits + fraction.padEnd(scale, '0'))
  return value.startsWith('-') ? -size : size
}

function decimalOf(widget: string): FieldTypeEntry {
  return {
    check(value, { scale = SCALE, min, max }, path) {
      if (typeof value !== 'string') return wrongType('以文本书写的数', 'a number written as text', path)
      const digits = value.split('.')[1]?.length ?? 0
      if (!DECIMAL.test(value) || digits !== scale)
        return refuse('field.scale', { value: value.slice(0, 40), scale }, path)
      const limit = (bound: number | string) => units(Number(bound).toFixed(scale), scale)
      const size = units(value, scale)
      if ((min === undefined || size >= limit(min)) && (max === undefined || size <= limit(max))) return undefined
      return refuse('field.out-of-range', { value, min, max }, path)
    },
    normal(value, { scale = SCALE }) {
      const written = typeof value === 'number' && Number.isFinite(value) ? String(value) : trimmed(value)
      if (typeof written !== 'string' || !DECIMAL.test(written)) return value
      const [digits = '0', fraction = ''] = written.split('.')
      if (fraction.length > scale) return value
      const fixed = scale === 0 ? digits : `${digits}.${fraction.padEnd(scale, '0')}`
      return /^-[0.]+$/.test(fixed) ? fixed.slice(1) : fixed
    },
    jsonSchema: ({ scale = SCALE }) => ({
      type: 'string',
      pattern: scale === 0 ? '^-?(0|[1-9]\\d{0,11})$' : `^-?(0|[1-9]\\d{0,11})\\.\\d{${scale}}$`,
    }),
    widget,
    column: 'number',
    columnValue: (value, { scale = SCALE }) =>
      typeof value === 'string' && DECIMAL.test(value) ? units(value, scale) : null,
  }
}

export const decimal = decimalOf('decimal')
/** Square metres. */
export const area = decimalOf('area')
/** Tonnes of coal equivalent. */
export const energy = decimalOf('energy')
export const percent = decimalOf('percent')

export const yesNo: FieldTypeEntry = {
  check: (value, _, path) => (typeof value === 'boolean' ? undefined : wrongType('是或否', 'yes or no', path)),
  normal: asIs,
  jsonSchema: () => ({ type: 'boolean' }),
  widget: 'yes-no',
  column: 'number',
  columnValue: (value) => (typeof value === 'boolean' ? Number(value) : null),
}
