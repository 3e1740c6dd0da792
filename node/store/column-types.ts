import pg from 'pg'

const { builtins } = pg.types

/** `2026-11-20 08:24:00.12+00`, as the server writes an instant in UTC, as the one form used everywhere else. */
function instant(text: string): string | null {
  if (text === 'infinity' || text === '-infinity') {
    return null
  }
  if (text.length <= 29 && text.charCodeAt(10) === space && text.endsWith('+00')) {
    // Years of four digits, which is all that a list ever meets; it has five instants a row.
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`
  }
  const [day, time] = text.split(' ') as [string, string]
  const [clock, fraction = ''] = time.replace(/\+00$/, '').split('.') as [string, string?]
  return `${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

const space = 32

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
