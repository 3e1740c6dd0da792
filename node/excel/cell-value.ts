import {
  type FieldDeclaration,
  isMatterId,
  isPartyId,
  isRefusal,
  type Kind,
  nearest,
  type PartyId,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import { type Cell, plainNumber, textOf } from './cell.ts'
import { factorOf, unitsOf } from './units.ts'
import { dayOfSerial, dayWritten, monthWritten, numberWritten, plainText, scaled } from './written.ts'

/** What a cell may have to be looked up in. */
export interface Lookups {
  /** Parties by name, full or short. */
  party(name: string): PartyId | undefined
  desk(name: string): string | undefined
  /** An indicator by its name, or by its id. */
  indicator(name: string): string | undefined
  /** Matters of a kind by title, code or id, found beforehand for all rows. */
  matter(kind: string, named: string): string | { count: number }
  kindLabel(kind: string): Text
  offsetMinutes: number
}

export interface Read {
  value: unknown
  /** A number that was finer than what is kept, and was rounded. */
  rounded?: true
}

/** Types that a cell cannot hold. */
const notInCells: ReadonlySet<string> = new Set(['file', 'files', 'json', 'scope-rows', 'query-code'])

export function fitsCell({ type }: FieldDeclaration): boolean {
  return !notInCells.has(type)
}

/**
 * The value that a cell means for a field, before the form's own check. Only what a person would read the same way: what is
 * unclear is refused with a sentence, never guessed.
 */
export function cellValue(
  kind: Kind,
  field: string,
  cell: Cell,
  unit: string | undefined,
  lookups: Lookups,
): Read | Refusal {
  const declared = kind.declaration.fields[field] as FieldDeclaration
  if ('e' in cell) {
    return cell.e === '#FORMULA'
      ? refuse('import.formula-without-value', {})
      : refuse('import.cell-error', { error: cell.e })
  }
  const found = plainText(textOf(cell) ?? '')
  switch (declared.type) {
    case 'money':
    case 'area':
    case 'energy':
      return measured(declared, cell, unit)
    case 'integer':
    case 'rating':
      return whole(cell, found)
    case 'decimal':
      return decimal(declared, cell, found, 1n)
    case 'percent':
      return decimal(declared, cell, found, 'p' in cell && cell.p ? 100n : 1n)
    case 'day':
      return time(cell, found, dayWritten, (day) => day, 'import.not-a-day')
    case 'month':
      return time(cell, found, monthWritten, (day) => day.slice(0, 7), 'import.not-a-month')
    case 'instant':
      return instant(cell, found, lookups.offsetMinutes)
    case 'yes-no':
      return yesNo(cell, found)
    case 'choice':
      return choice(kind, field, found)
    case 'choices':
      return choices(kind, field, found)
    case 'rows':
      return rowsWritten(declared, textOf(cell) ?? '')
    case 'party':
      return partyNamed(found, lookups)
    case 'parties': {
      const read = found
        .split(/[、,;]/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map((one) => partyNamed(one, lookups))
      return read.find(isRefusal) ?? { value: read.map((one) => (one as Read).value) }
    }
    case 'desk':
      return { value: lookups.desk(found) ?? found }
    case 'indicator':
      return { value: lookups.indicator(found) ?? found }
    case 'matter':
      return matterNamed(declared.kind ?? '', found, lookups)
    case 'place':
      return place(found)
    case 'paragraph':
      return { value: textOf(cell) }
    case 'words':
      // One line, as the field is: a break inside a cell is how Excel wraps long names.
      return { value: (textOf(cell) ?? '').replace(/\s*[\r\n]+\s*/g, ' ') }
    default:
      // Codes and telephone numbers: a number of more digits than Excel keeps is a wrong number.
      if ('n' in cell && Math.abs(cell.n) >= 1e15) return refuse('import.digits-lost', { found })
      return { value: found }
  }
}

/** One row a line, its columns apart by ｜ in their order: `身份证｜电子证照｜是`. */
function rowsWritten({ rows: columns = {} }: FieldDeclaration, text: string): Read | Refusal {
  const ids = Object.keys(columns)
  const value: Record<string, unknown>[] = []
  for (const line of text.split(/[\r\n]+/)) {
    const cells = line.split(/[|｜]/).map(plainText)
    if (cells.every((cell) => cell === '')) continue
    const row: Record<string, unknown> = {}
    for (const [at, id] of ids.entries()) {
      const found = cells[at] ?? ''
      if (found === '') continue
      const type = columns[id]?.type
      const read =
        type === 'yes-no'
          ? yesNo({ t: found }, found)
          : type === 'integer'
            ? whole({ t: found }, found)
            : { value: found }
      if (isRefusal(read)) return read
      row[id] = read.value
    }
    value.push(row)
  }
  return { value }
}

function measured(declared: FieldDeclaration, cell: Cell, unit: string | undefined): Read | Refusal {
  const found = textOf(cell) ?? ''
  const written = 'n' in cell ? { digits: plainNumber(cell.n), unit: '' } : numberWritten(found)
  if (written === undefined) return refuse('import.not-a-number', { found: short(found) })
  const named = written.unit === '' ? unit : written.unit
  if (named === undefined) {
    if (/^-?0(\.0*)?$/.test(written.digits)) return { value: declared.type === 'money' ? 0 : '0' }
    return refuse('import.no-unit', { found: short(found), units: unitsOf(declared.type).join('、') })
  }
  const factor = factorOf(declared.type, named)
  if (factor === undefined) return refuse('import.not-a-number', { found: short(found) })
  if (declared.type === 'money') {
    const { whole, exact } = scaled(written.digits, factor)
    return { value: Number(whole), ...(exact ? {} : { rounded: true as const }) }
  }
  return inScale(written.digits, factor, declared.scale ?? 2)
}

function decimal(declared: FieldDeclaration, cell: Cell, found: string, times: bigint): Read | Refusal {
  const written = 'n' in cell ? { digits: plainNumber(cell.n), unit: '' } : numberWritten(found)
  if (written === undefined || !['', '%'].includes(written.unit))
    return refuse('import.not-a-number', { found: short(found) })
  return inScale(written.digits, [times, 1n], declared.scale ?? 2)
}

function inScale(digits: string, [numerator, denominator]: readonly [bigint, bigint], scale: number): Read {
  const { whole, exact } = scaled(digits, [numerator * 10n ** BigInt(scale), denominator])
  const sign = whole < 0n ? '-' : ''
  const text = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0')
  const value = scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
  return { value, ...(exact ? {} : { rounded: true as const }) }
}

function whole(cell: Cell, found: string): Read | Refusal {
  // 65% of progress is written as 0.65 where the cell is formatted so.
  if ('n' in cell && cell.p) return { value: Math.round(cell.n * 100) }
  const written = 'n' in cell ? { digits: plainNumber(cell.n), unit: '' } : numberWritten(found)
  if (written === undefined) return refuse('import.not-a-number', { found: short(found) })
  if (!/^-?\d+(\.0+)?$/.test(written.digits)) return refuse('import.not-whole', { found: short(found) })
  return { value: Number(written.digits) }
}

function time(
  cell: Cell,
  found: string,
  read: (text: string) => string | undefined,
  of: (day: string) => string,
  code: 'import.not-a-day' | 'import.not-a-month',
): Read | Refusal {
  if ('d' in cell) return { value: of(cell.d) }
  // 202603 and 20260301 are months and days though they are numbers; a serial number is neither.
  const written = read(found)
  const serial = 'n' in cell && written === undefined ? dayOfSerial(cell.n) : undefined
  const value = written ?? (serial === undefined ? undefined : of(serial))
  return value === undefined ? refuse(code, { found: short(found) }) : { value }
}

function instant(cell: Cell, found: string, offsetMinutes: number): Read | Refusal {
  const day = 'd' in cell ? cell.d : dayWritten(found)
  if (day === undefined) return refuse('import.not-a-day', { found: short(found) })
  const clock = 'd' in cell ? (cell.at ?? '00:00') : (/(\d{1,2}:\d{2})(?::\d{2})?$/.exec(found)?.[1] ?? '00:00')
  const local = Date.parse(`${day}T${clock.padStart(5, '0')}:00.000Z`)
  return { value: new Date(local - offsetMinutes * 60_000).toISOString() }
}

const yes: ReadonlySet<string> = new Set(['是', '有', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对', '已'])
const no: ReadonlySet<string> = new Set(['否', '无', '×', '✗', 'x', 'n', 'no', 'false', '0', '不', '未', '没有'])

function yesNo(cell: Cell, found: string): Read | Refusal {
  if ('b' in cell) return { value: cell.b }
  const word = found.toLowerCase()
  if (yes.has(word)) return { value: true }
  return no.has(word) ? { value: false } : refuse('import.not-yes-no', { found: short(found) })
}

function choice(kind: Kind, field: string, found: string): Read | Refusal {
  const words = new Map<string, string>()
  const shown: string[] = []
  for (const id of kind.declaration.fields[field]?.choices ?? []) {
    const label = kind.labels.fields[field]?.choices?.[id]
    for (const word of [id, label?.zh, label?.en]) if (word !== undefined) words.set(bare(word), id)
    shown.push(label?.zh ?? id)
  }
  const value = words.get(bare(found))
  if (value !== undefined) return { value }
  const near = nearest(found, shown)
  return refuse('import.not-a-choice', {
    found: short(found),
    ...(near === undefined ? {} : { near }),
    choices: shown.slice(0, 12).join('、') + (shown.length > 12 ? '…' : ''),
  })
}

/** Several of them. One's own words may hold the mark that parts them (`异地委托、本地代收`), so the longest that is one is taken. */
function choices(kind: Kind, field: string, found: string): Read | Refusal {
  const value: unknown[] = []
  // Parts at the even places, the marks between them at the odd ones.
  let left = found.split(/([、,;|/])/)
  while (left.length > 0) {
    let taken = left.length
    let read = choice(kind, field, left.join(''))
    while (isRefusal(read) && taken > 1) {
      taken -= 2
      read = choice(kind, field, left.slice(0, taken).join(''))
    }
    if (!isRefusal(read)) value.push(read.value)
    else if (left[0]?.trim() !== '') return read
    left = left.slice(taken + 1)
  }
  return { value }
}

function partyNamed(found: string, lookups: Lookups): Read | Refusal {
  const value = isPartyId(found) ? found : lookups.party(found)
  return value === undefined ? refuse('import.no-party', { found: short(found) }) : { value }
}

function matterNamed(kind: string, found: string, lookups: Lookups): Read | Refusal {
  if (isMatterId(found)) return { value: found }
  const value = lookups.matter(kind, found)
  if (typeof value === 'string') return { value }
  const label = lookups.kindLabel(kind)
  return value.count > 1
    ? refuse('import.many-matters', { found: short(found), kind: label, count: value.count })
    : refuse('import.no-matter', { found: short(found), kind: label })
}

function place(found: string): Read | Refusal {
  const parts = /^\(?(-?\d{1,3}(?:\.\d+)?)\s*[,、 ]\s*(-?\d{1,2}(?:\.\d+)?)\)?$/.exec(found)
  return parts === null
    ? refuse('import.not-a-place', { found: short(found) })
    : { value: { lon: Number(parts[1]), lat: Number(parts[2]) } }
}

function bare(word: string): string {
  return plainText(word).replaceAll(' ', '').toLowerCase()
}

function short(found: string): string {
  return [...found].length > 40 ? `${[...found].slice(0, 40).join('')}…` : found
}
