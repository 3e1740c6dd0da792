import { type Refusal, refuse } from '../refusal/refusal.ts'
import { cleanCode } from './clean-code.ts'
import { COUNTIES, COUNTIES_COMPLETE, PREFECTURES, PREFECTURES_COMPLETE, PROVINCES } from './division-table.ts'

/** A division of GB/T 2260, or a zone inside one by a suffix of our own. */
export interface Division {
  /** `360322`, `361100-JK` */
  code: string
  level: 'province' | 'prefecture' | 'county' | 'zone'
  province: string
  /** Names where the table has them. */
  prefecture?: string
  county?: string
  /** The two letters of a zone. */
  zone?: string
  /** The table covers this code to its last digit. Otherwise only what is above was checked. */
  certain: boolean
}

/** Calendar years, both included. */
export interface Years {
  from: number
  to: number
}

interface Row extends Years {
  name: string
}

/** The table begins here; an earlier year is answered like this one. */
export const FIRST_TABLE_YEAR = 1980
const SHAPE = /^\d{6}(-[A-Z]{2})?$/

/** Shape only: what may stand as a party's or a region's code. */
export function isDivisionCode(text: unknown): text is string {
  return typeof text === 'string' && SHAPE.test(text)
}

/**
 * A division code, checked as far as the table reaches: see `division-table.ts` for what it covers. Every province is
 * known; a prefecture or county that the table cannot know is let through with `certain: false`.
 *
 * @param when  a year, or years in one of which it must have been in use; any year if left out
 * @returns the division, or `code.division-shape`, `code.division-unknown` (in no year), `code.division-year`
 * @source GB/T 2260 and its yearly changes
 */
export function parseDivision(text: string, when?: number | Years, field?: string): Division | Refusal {
  const code = cleanCode(text)
  if (!SHAPE.test(code)) return refuse('code.division-shape', { code }, field)
  const years = typeof when === 'number' ? { from: when, to: when } : when
  const digits = code.slice(0, 6)
  const zone = code.slice(7)
  const prefecturePart = digits.slice(2, 4)
  const countyPart = digits.slice(4)
  if (prefecturePart === '00' && countyPart !== '00') return refuse('code.division-unknown', { code }, field)

  const levels: { rows: readonly Row[]; complete: boolean }[] = [
    { rows: table.provinces.get(digits.slice(0, 2)) ?? [], complete: true },
  ]
  if (prefecturePart !== '00') {
    const complete = PREFECTURES_COMPLETE.includes(digits.slice(0, 2))
    levels.push({ rows: table.prefectures.get(digits.slice(0, 4)) ?? [], complete })
  }
  if (countyPart !== '00') {
    const complete = COUNTIES_COMPLETE.includes(digits.slice(0, 2))
    levels.push({ rows: table.counties.get(digits) ?? [], complete })
  }
  const found: (Row | undefined)[] = []
  for (const { rows, complete } of levels) {
    if (rows.length === 0 && complete) return refuse('code.division-unknown', { code }, field)
    const row = rows.find((r) => !years || overlaps(r, years))
    if (rows.length > 0 && !row) return refuse('code.division-year', { code, year: years?.from ?? 0 }, field)
    found.push(row)
  }
  const [province, prefecture, county] = found
  const level = zone ? 'zone' : countyPart !== '00' ? 'county' : prefecturePart !== '00' ? 'prefecture' : 'province'
  return {
    code,
    level,
    province: province?.name ?? '',
    ...(prefecture && { prefecture: prefecture.name }),
    ...(county && { county: county.name }),
    ...(zone && { zone }),
    certain: found.at(-1) !== undefined,
  }
}

function overlaps(row: Years, years: Years): boolean {
  // years before the table are answered like its first
  return row.from <= Math.max(years.to, FIRST_TABLE_YEAR) && row.to >= Math.max(years.from, FIRST_TABLE_YEAR)
}

function read(text: string): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>()
  for (const line of text.trim().split('\n')) {
    const [code = '', name = '', span = '-'] = line.split(' ')
    const [from, to] = span.split('-')
    rows.set(code, [...(rows.get(code) ?? []), { name, from: from ? Number(from) : 0, to: to ? Number(to) : 9999 }])
  }
  return rows
}

const table = { provinces: read(PROVINCES), prefectures: read(PREFECTURES), counties: read(COUNTIES) }
