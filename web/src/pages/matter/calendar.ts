import { chinaCalendar } from '@lianyu/kernel'

/** In a file of its own, so that the holidays of all years are fetched only by a page that draws days. */
export const calendar = chinaCalendar()
