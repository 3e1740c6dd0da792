import type { Instant } from '@lianyu/kernel'

/**
 * The quarter of an hour in which a matter last changed. Indexes hold this and not the moment itself: several changes
 * within a quarter then touch no index of `matter_now` at all (a heap-only update), and exact order is made among the
 * matters of a quarter as a list walks along.
 *
 * @param changedAt  RFC 3339 in UTC with milliseconds
 */
export function quarterOf(changedAt: Instant): Instant {
  const minute = Math.floor(Number(changedAt.slice(14, 16)) / 15) * 15
  return `${changedAt.slice(0, 14)}${String(minute).padStart(2, '0')}:00.000Z`
}

/** The same length, in SQL. */
export const aQuarter = `interval '15 minutes'`
