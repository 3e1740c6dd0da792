import { type Refusal, refuse, text } from '@lianyu/kernel'
import { limits, type Sheet, type SheetRow } from './cell.ts'
import { tooLarge } from './check-zip.ts'

/** A text table: UTF-8 with or without its mark, UTF-16 as Excel saves "Unicode text", else GB18030. Every cell is text. */
export function readCsv(bytes: Buffer): Sheet[] | Refusal {
  const content = decode(bytes)
  // A zero byte is in no table; it is in nearly everything that is not one.
  if (content === undefined || content.includes('\0')) return refuse('import.not-a-workbook', {}, 'file')
  const rows: SheetRow[] = []
  for (const row of rowsOf(content, delimiterOf(content))) {
    if (row.cells.length > limits.columns) return tooLarge(text('列', 'columns'), String(limits.columns))
    if (row.cells.length === 0) continue
    rows.push(row)
    if (rows.length > limits.rows) return tooLarge(text('行', 'rows'), String(limits.rows))
  }
  return [{ number: 1, name: 'csv', rows }]
}

function decode(bytes: Buffer): string | undefined {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one.
    }
  }
  return undefined
}

/** Whichever of the three stands most often in the first line. */
function delimiterOf(content: string): string {
  const first =
    content
      .slice(0, 20_000)
      .split(/\r?\n/)
      .find((line) => /[,;\t]/.test(line)) ?? ''
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** @source RFC 4180; a quote inside an unquoted cell is a quote */
function* rowsOf(content: string, delimiter: string): Generator<SheetRow> {
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  const row = (): SheetRow => {
    cells.push(cell)
    const read = cells.map((one) => one.trim().slice(0, limits.cellCharacters))
    while (read.at(-1) === '') read.pop()
    cells = []
    cell = ''
    return { line, cells: read.map((one) => (one === '' ? null : { t: one })) }
  }
  for (let at = 0; at < content.length; at++) {
    const char = content[at] as string
    if (quoted) {
      if (char !== '"') cell += char
      else if (content[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && content[at + 1] === '\n') at++
      yield row()
      line++
    } else cell += char
  }
  if (cell !== '' || cells.length > 0) yield row()
}
