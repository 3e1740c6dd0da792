import { NumberInput } from '../number-input.tsx'
import { parseDecimal, sayInteger } from '../parse-decimal.ts'
import type { Widget } from '../widget.ts'

function parse(typed: string): number | undefined {
  const digits = parseDecimal(typed, 0)
  const value = digits === undefined ? undefined : Number(digits)
  return Number.isSafeInteger(value) ? value : undefined
}

export const integer: Widget<'integer'> = {
  Input: (props) => <NumberInput {...props} parse={parse} typed={String} />,
  View: ({ value }) => <>{sayInteger(value)}</>,
  format: (value) => value,
}
