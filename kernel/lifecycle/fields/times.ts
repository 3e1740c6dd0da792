import { isInstant } from '../../clock/instant.ts'
import { isPlainDay } from '../../clock/plain-day.ts'
import { type Text, text } from '../../names.ts'
import { refuse } from '../../refusal/refusal.ts'
import { type FieldTypeEntry, type JsonSchema, trimmed, wrongType } from './entry.ts'

function timed(
  widget: string,
  holds: (value: unknown) => boolean,
  wanted: Text,
  schema: JsonSchema,
  column: 'text' | 'day',
): FieldTypeEntry {
  return {
    check(value, { min, max }, path) {
      if (!holds(value)) return wrongType(wanted.zh, wanted.en, path)
      const time = value as string
      // All three forms have a fixed width, so the order of texts is the order of times.
      if ((min === undefined || time >= String(min)) && (max === undefined || time <= String(max))) return undefined
      return refuse('field.out-of-range', { value: time, min, max }, path)
    },
    normal: trimmed,
    jsonSchema: () => schema,
    widget,
    column,
  }
}

export const day = timed(
  'day',
  isPlainDay,
  text('日期（年-月-日）', 'a day (YYYY-MM-DD)'),
  { type: 'string', format: 'date' },
  'day',
)
export const month = timed(
  'month',
  (value) => typeof value === 'string' && isPlainDay(`${value}-01`),
  text('月份（年-月）', 'a month (YYYY-MM)'),
  { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  'text',
)
export const instant = timed(
  'instant',
  isInstant,
  text('时刻', 'a moment in UTC with milliseconds'),
  { type: 'string', format: 'date-time' },
  'text',
)
