import { epochMs, instantOf } from '@lianyu/kernel'
import { InstantText } from '../../marks/day.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { TextInput } from '../text-input.tsx'
import type { Widget } from '../widget.ts'

export const instant: Widget<'instant'> = {
  // Typed in the region's own time, kept in UTC.
  Input: ({ value, onChange, ...props }) => {
    const { offsetMinutes } = useNow()
    const local = value && localOf(value, offsetMinutes)
    const keep = (typed: string | undefined) => {
      const ms = typed ? Date.parse(`${typed}:00.000Z`) : Number.NaN
      onChange(Number.isNaN(ms) ? undefined : instantOf(ms - offsetMinutes * 60_000))
    }
    return (
      <TextInput
        {...props}
        type="datetime-local"
        narrow
        value={local ? `${local.day}T${local.time}` : undefined}
        onChange={keep}
      />
    )
  },
  View: ({ value }) => <InstantText at={instantOf(epochMs(value))} />,
  format: (value, _spec, { words, today, offsetMinutes }) => {
    const { day, time } = localOf(value, offsetMinutes)
    return `${dayWords(words, day, today, 'short')} ${time}`
  },
}
