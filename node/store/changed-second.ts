import type { Instant } from '@lianyu/kernel'

/**
 * The second in which a matter last changed. Indexes hold this and not the moment itself: several changes within a second
 * (a batch after an outage, a machine that writes) then touch no index of `matter_now` at all (a heap-only update), and
 * exact order is made among the matters of a second as a list walks along.
 *
 * @param changedAt  RFC 3339 in UTC with milliseconds
 */
export function secondOf(changedAt: Instant): Instant {
  return `${changedAt.slice(0, 19)}.000Z`
}

/** The same length, in SQL. */
export const aSecond = `interval '1 second'`
