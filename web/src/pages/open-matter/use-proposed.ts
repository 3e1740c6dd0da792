import { type Kind, nextWeekday } from '@lianyu/kernel'
import { useEffect, useRef } from 'react'
import type { DraftState } from '../../api/drafts.ts'
import { useSettings } from '../../api/hooks.ts'
import { useNow } from '../../time/now.tsx'
import type { Values } from '../form/check-form.ts'
import { useCalendar } from '../matter/use-calendar.ts'

/**
 * Offers a day for what is held on a fixed weekday (the problem day), by the county's setting: once, and only into a field
 * that nobody has filled in. Who clears it is left alone.
 */
export function useProposed(kind: Kind, { values, ready, change }: DraftState<Values>): void {
  const settings = useSettings().data
  const calendar = useCalendar()
  const { today } = useNow()
  const offered = useRef(new Set<string>())
  useEffect(() => {
    if (!ready || settings === undefined || calendar === undefined) return
    for (const { field, weekday, when } of kind.proposes ?? []) {
      const wanted = settings.find(({ key }) => key === weekday)?.value
      if (typeof wanted !== 'number' || values[when.field] !== when.is || offered.current.has(field)) continue
      offered.current.add(field)
      if (values[field] !== undefined && values[field] !== '') continue
      change({ ...values, [field]: nextWeekday(today, wanted, (day) => calendar.isWorkday(day)) })
      return
    }
  }, [ready, settings, calendar, today, kind, values, change])
}
