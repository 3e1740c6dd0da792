import { deflateRawSync } from 'node:zlib'
import { isRefusal } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { limits, type Sheet, textOf } from './cell.ts'
import { checkZip } from './check-zip.ts'
import { messyWorkbook } from './messy-workbook.testing.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  const sheets = await readWorkbook(bytes)
  if (isRefusal(sheets)) throw new Error(sheets.en)
  return sheets
}
const codeOf = (answer: unknown) => (answer as { refusal?: string }).refusal

/** A zip with one deflated entry whose directory says that it is small. */
function bomb(unpacked: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(unpacked))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

describe('reading a workbook', () => {
  it('reads merged cells in every place, rich text, days, and the kept result of a formula; never runs one', async () => {
    const [, ledger] = await sheetsOf(await messyWorkbook())
    const row = (line: number) => ledger?.rows.find((one) => one.line === line)?.cells ?? []
    expect(textOf(row(6)[1])).toBe('示例丙项目')
    expect([row(4)[5], row(5)[5]]).toEqual([{ t: '示例镇' }, { t: '示例镇' }])
    expect(row(4)[8]).toEqual({ d: '2026-12-31' })
    expect(row(7)[6]).toEqual({ n: 24_000, f: true })
    expect(row(9)[6]).toEqual({ e: '#REF!' })
    expect(row(10)[6]).toEqual({ e: '#FORMULA' })
    expect(ledger?.rows.at(-1)?.line).toBeLessThan(16)
  })
  it('leaves hidden sheets alone', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('看得见').addRow(['a'])
    workbook.addWorksheet('隐藏', { state: 'veryHidden' }).addRow(['b'])
    const sheets = await sheetsOf(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['看得见'])
  })
  it('refuses a zip that unpacks to more than it says, without unpacking it', () => {
    expect(codeOf(checkZip(bomb(limits.unpackedBytes + 1)))).toBe('import.too-large')
    expect(checkZip(bomb(1000))).toBeUndefined()
  })
  it('refuses too many rows, an old workbook, a picture, and nothing at all, each with its own sentence', async () => {
    const long = Buffer.from(`名称\n${'示例\n'.repeat(limits.rows + 1)}`)
    expect(codeOf(await readWorkbook(long))).toBe('import.too-large')
    expect(codeOf(await readWorkbook(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe('import.old-workbook')
    expect(codeOf(await readWorkbook(Buffer.from('89504e470d0a1a0a0000000d', 'hex')))).toBe('import.not-a-workbook')
    expect(codeOf(await readWorkbook(Buffer.from('\n\n\n\n')))).toBe('import.empty')
    expect(codeOf(await readWorkbook(Buffer.from('PK\u0003\u0004 and then nothing')))).toBe('import.not-a-workbook')
  })
  it('lets the main thread go on meanwhile', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    await readWorkbook(await messyWorkbook())
    clearInterval(timer)
    expect(turns).toBeGreaterThan(2)
  })
})

describe('a text table', () => {
  const csv = '项目名称,备注\r\n示例甲项目,"一行,\n两行 ""引号"""\r\n\r\n'
  const cells = (bytes: Buffer) => (readCsv(bytes) as Sheet[])[0]?.rows.map((row) => row.cells.map(textOf))
  const wanted = [
    ['项目名称', '备注'],
    ['示例甲项目', '一行,\n两行 "引号"'],
  ]
  it('is read in UTF-8, with a mark or without, and in UTF-16', () => {
    expect(cells(Buffer.from(csv))).toEqual(wanted)
    expect(cells(Buffer.from(`\ufeff${csv}`))).toEqual(wanted)
    expect(cells(Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le'))?.[0]).toEqual(wanted[0])
  })
  it('is read in GB18030, as Excel in China saves it', () => {
    // 项目名称,投资方 CRLF 示例 in GB18030.
    const bytes = Buffer.from('cfeecebfc3fbb3c62ccdb6d7cab7bd0d0acabec0fd2c61'.replace('cebf', 'c4bf'), 'hex')
    expect(cells(bytes)).toEqual([
      ['项目名称', '投资方'],
      ['示例', 'a'],
    ])
  })
})
