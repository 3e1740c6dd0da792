/** What a value that a program wrote down is made of, so that people can read and change it part by part. */
export type Shape = 'words' | 'record' | 'rows' | 'list' | 'scalar'
export type Scalar = string | number | boolean | null
export type Path = readonly (string | number)[]

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.length > 0 && value.every(isRecord) ? 'rows' : 'list'
  if (!isRecord(value)) return 'scalar'
  return isWords(value) ? 'words' : 'record'
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Chinese with English beside it, and nothing else. */
export const isWords = (value: unknown): value is { zh: string; en?: string } =>
  isRecord(value) && typeof value.zh === 'string' && Object.keys(value).every((key) => key === 'zh' || key === 'en')

/** The columns of rows that fit a table: every cell one word or number. Undefined where a row holds more than that. */
export function columnsOf(rows: readonly Record<string, unknown>[]): string[] | undefined {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const small = rows.every((row) => Object.values(row).every((cell) => ['scalar', 'words'].includes(shapeOf(cell))))
  return small && columns.length <= 6 ? columns : undefined
}

/** The value with the part at a path replaced; what does not change stays the very same object. */
export function withPart(value: unknown, path: Path, part: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return part
  if (Array.isArray(value)) return value.map((one, at) => (at === first ? withPart(one, rest, part) : one))
  const record = isRecord(value) ? value : {}
  return { ...record, [first]: withPart(record[first], rest, part) }
}

/** A list with one entry more, a copy of its last: whoever adds one writes over what differs. */
export const withOneMore = (list: readonly unknown[]): unknown[] => [...list, structuredClone(list.at(-1) ?? '')]

export const withoutEntry = (list: readonly unknown[], at: number): unknown[] => list.filter((_, n) => n !== at)
