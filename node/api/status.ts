import type { RefusalSort } from '@lianyu/kernel'

/** The one table that turns a refusal's sort into an HTTP status; a new sort does not build until it has one. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  'no-room': 507,
  unfinished: 500,
} as const satisfies Record<RefusalSort, number>
