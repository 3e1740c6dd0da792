import type { WorkCalendar } from '@lianyu/kernel'
import { useEffect, useState } from 'react'

let loading: Promise<WorkCalendar> | undefined

/** The kernel's calendar once it is here: drawings do without it for the moment that takes. */
export function useCalendar(): WorkCalendar | undefined {
  const [calendar, setCalendar] = useState<WorkCalendar>()
  useEffect(() => {
    let current = true
    loading ??= import('./calendar.ts').then((module) => module.calendar)
    loading.then(
      (found) => current && setCalendar(found),
      () => {
        // The next page tries again; until then days come from the clocks alone.
        loading = undefined
      },
    )
    return () => {
      current = false
    }
  }, [])
  return calendar
}
