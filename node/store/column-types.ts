import pg from 'pg'

const { builtins } = pg.types

/** `2026-11-20 08:24:00.12+00`, as the server writes an instant in UTC, as the one form used everywhere else. */
function instant(text: string): string | null {
  if (text === 'infinity' || text === '-infinity') {
    return null
  }
  const [day, time] = text.split(' ') as [string, string]
  const [clock, fraction = ''] = time.replace(/\+00$/, '').split('.') as [string, string?]
  return `${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

function plainDay(text: string): string | null {
  return text === 'infinity' ? null : text
}

/**
 * How columns arrive: instants as RFC 3339 in UTC with milliseconds, days as `YYYY-MM-DD` (both null for 'infinity',
 * which stands for "none" in sorted columns), bigint as a number. No bigint here leaves the safe integers: positions,
 * fen, square metres.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (format === 'binary') {
      return pg.types.getTypeParser(id, 'binary')
    }
    switch (id) {
      case builtins.TIMESTAMPTZ:
        return instant
      case builtins.DATE:
        return plainDay
      case builtins.INT8:
        return Number
      default:
        return pg.types.getTypeParser(id, 'text')
    }
  },
} as pg.CustomTypesConfig
