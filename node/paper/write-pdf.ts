import { type Refusal, refuse } from '@lianyu/kernel'
import PDFDocument from 'pdfkit'
import { create } from 'qrcode'
import { breakLines, titleLines } from './break-lines.ts'
import { type FontFile, fontsHere } from './fonts.ts'
import { type Face, faceOfLevel, page } from './page-form.ts'
import { type Block, marksOf, type PaperDocument } from './paper-document.ts'

/** A paper as PDF, its fonts embedded as far as they are used, on the grid of 22 lines by 28 characters. */
export async function writePdf(paper: PaperDocument, made: Date): Promise<Buffer | Refusal> {
  const fonts = fontsHere()
  if (fonts === undefined) return refuse('paper.no-font', {})
  const setter = new Setter(paper, fonts, made)
  setter.head()
  for (const [at, block] of paper.blocks.entries()) setter.block(block, paper.blocks[at + 1])
  setter.foot()
  setter.check()
  setter.online()
  return await setter.finish()
}

type Entry = Extract<Block, { entry: unknown }>['entry']

/** The names of an entry's facts, and one line of them, points. */
const nameWidth = 152
const factPitch = page.size.table * 1.5

type TableBlock = Extract<Block, { table: unknown }>['table']

/** Shares of the text's width, in points. */
function columnsOf(widths: readonly number[]): number[] {
  const all = widths.reduce((sum, one) => sum + one, 0)
  return widths.map((one) => (one / all) * page.textWidth)
}

class Setter {
  readonly #doc: PDFKit.PDFDocument
  readonly #paper: PaperDocument
  readonly #chunks: Buffer[] = []
  readonly #ended: Promise<void>
  /** Height used of the present page's text area. */
  #y = 0

  constructor(paper: PaperDocument, fonts: Record<Face, FontFile>, made: Date) {
    this.#paper = paper
    this.#doc = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: paper.english ? 'en' : 'zh-CN',
      info: {
        Title: paper.title,
        Author: paper.by,
        CreationDate: made,
        // Which fonts stand in for the standard's, since the page does not show it.
        Keywords: Object.entries(fonts)
          .map(([face, { name }]) => `${face}: ${name}`)
          .join('; '),
      },
    })
    for (const [face, { file, face: inside }] of Object.entries(fonts)) this.#doc.registerFont(face, file, inside)
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#ended = new Promise((resolve, reject) => {
      this.#doc.on('end', () => resolve())
      this.#doc.on('error', reject)
    })
    this.#doc.addPage()
  }

  /** 送审稿 where a copy number would stand, the number, the title, who it is for. */
  head(): void {
    const { number, title, to, form } = this.#paper
    const marks = marksOf(this.#paper)
    if (marks.length > 0) this.#line('level1', page.size.text, marks.join('  '), 0)
    if (number !== undefined) this.#line('text', page.size.text, number, form === 'letter' ? 'right' : 'centre')
    this.#skip(1)
    // Twice the line for size 2, so that the text below keeps to the grid.
    this.#use('title', page.size.title, 0)
    for (const line of titleLines(title, page.textWidth - 4 * page.characterPitch, (piece) =>
      this.#doc.widthOfString(piece),
    )) {
      this.#line('title', page.size.title, line, 'centre', 1.3)
    }
    this.#y = Math.ceil(this.#y / page.linePitch - 0.01) * page.linePitch + page.linePitch
    if (to !== undefined) this.#line('text', page.size.text, `${to}：`, 0)
  }

  block(block: Block, next: Block | undefined): void {
    if ('table' in block) {
      this.#table(block.table)
      return
    }
    if ('entry' in block) {
      this.#entry(block.entry)
      return
    }
    // A heading is never parted from what it stands over.
    if ('level' in block && block.level === 1 && next) this.#need(page.linePitch + this.#leastOf(next))
    const face = 'level' in block ? faceOfLevel(block.level) : 'text'
    this.#use(face, page.size.text)
    const indent = this.#paper.form === 'guide' ? 0 : 2 * page.characterPitch
    const lines = breakLines(block.text, page.textWidth, (piece) => this.#width(piece), indent)
    for (const [at, line] of lines.entries()) this.#line(face, page.size.text, line, at === 0 ? indent : 0)
  }

  /** 署名 and 成文日期: the day four characters from the right, the name centred over it. */
  foot(): void {
    const { by, day, form } = this.#paper
    // Who published what, and when, stands over and in each entry.
    if (form === 'guide') return
    this.#skip(form === 'minutes' ? 1 : 2)
    // Both stand together, and not alone on a page of their own.
    if (this.#y + 2 * page.linePitch > page.textHeight + 0.1) this.#newPage()
    this.#use('text', page.size.text)
    const dayWidth = this.#width(day)
    const right = page.textWidth - 4 * page.characterPitch
    const left = right - dayWidth
    const nameLeft = Math.max(0, Math.min(left + (dayWidth - this.#width(by)) / 2, page.textWidth - this.#width(by)))
    if (form !== 'minutes') this.#line('text', page.size.text, by, nameLeft)
    this.#line('text', page.size.text, day, left)
  }

  /** Left of the signature: the picture to scan, and under it the code to type. @source 32 mm scan well at arm's length */
  check(): void {
    const { check } = this.#paper
    if (check === undefined) return
    this.#scanned(check.link, [
      '扫码核验，或打开下面的网址输入核验码。',
      check.address,
      `核验码 ${check.code}`,
      '核验页对照签章日志，文件改动一字即不符。',
    ])
  }

  online(): void {
    const { online } = this.#paper
    if (online !== undefined) this.#scanned(online.address, [online.says, online.address])
  }

  /** A picture to scan, with its words beside it. */
  #scanned(link: string, lines: string[]): void {
    const side = 90
    const height = side + 4 * 14
    this.#need(height)
    this.#skip(1)
    const top = page.top + this.#y
    const { modules } = create(link, { errorCorrectionLevel: 'M' })
    const dot = side / modules.size
    for (let y = 0; y < modules.size; y++) {
      for (let x = 0; x < modules.size; x++) {
        if (modules.get(x, y)) this.#doc.rect(page.left + x * dot, top + y * dot, dot + 0.05, dot + 0.05)
      }
    }
    this.#doc.fill('black')
    for (const [at, line] of lines.entries()) {
      this.#use('text', 10.5, 0)
      this.#doc.text(line, page.left + side + 14, top + 12 + at * 18, { lineBreak: false, baseline: 'top' })
    }
    this.#y += height
  }

  async finish(): Promise<Buffer> {
    const { start, count } = this.#doc.bufferedPageRange()
    for (let at = start; at < start + count; at++) {
      // A letter shows no number on its first page (10.1), a certificate of one page none at all.
      if (['letter', 'certificate'].includes(this.#paper.form) && at === start) continue
      this.#doc.switchToPage(at)
      this.#pageNumber(at - start + 1)
    }
    this.#doc.end()
    await this.#ended
    return Buffer.concat(this.#chunks)
  }

  /** `— 1 —`: one character in from the right on odd pages, from the left on even ones. @source GB/T 9704-2012, 7.5 */
  #pageNumber(number: number): void {
    const text = `— ${number} —`
    this.#use('pageNumber', page.size.pageNumber, 0)
    const width = this.#doc.widthOfString(text)
    const x =
      number % 2 === 1 ? page.left + page.textWidth - page.size.pageNumber - width : page.left + page.size.pageNumber
    this.#doc.text(text, x, page.top + page.textHeight + page.pageNumberBelow, { lineBreak: false })
  }

  #spacing = 0
  #use(face: Face, size: number, spacing: number = page.characterPitch - page.size.text): void {
    this.#doc.font(face).fontSize(size)
    this.#spacing = spacing
  }

  #width(piece: string): number {
    return this.#doc.widthOfString(piece) + [...piece].length * this.#spacing
  }

  #line(face: Face, size: number, text: string, at: number | 'centre' | 'right', tall = 1): void {
    const height = tall * page.linePitch
    if (this.#y + height > page.textHeight + 0.1) this.#newPage()
    this.#use(face, size, size === page.size.text ? undefined : 0)
    const width = this.#width(text)
    const x = at === 'centre' ? (page.textWidth - width) / 2 : at === 'right' ? page.textWidth - width : at
    this.#doc.text(text, page.left + x, page.top + this.#y + (height - size) / 2, {
      lineBreak: false,
      characterSpacing: this.#spacing,
      baseline: 'top',
    })
    this.#y += height
  }

  #skip(lines: number): void {
    this.#y += lines * page.linePitch
  }

  #newPage(): void {
    this.#doc.addPage()
    this.#y = 0
  }

  /** Goes on to the next page where so much does not fit on this one any more, but would on an empty one. */
  #need(height: number): void {
    if (this.#y > 0 && height <= page.textHeight && this.#y + height > page.textHeight + 0.1) this.#newPage()
  }

  #factLines([name, value]: [string, string]): [names: string[], values: string[]] {
    this.#use('text', page.size.table, 0)
    const width = (piece: string) => this.#doc.widthOfString(piece)
    const values = value.split('\n').flatMap((line) => breakLines(line, page.textWidth - nameWidth, width))
    return [breakLines(name, nameWidth - 12, width), values]
  }

  #factHeight(fact: [string, string]): number {
    return Math.max(...this.#factLines(fact).map((lines) => lines.length)) * factPitch + 8
  }

  /** What of an entry is never parted: its name, the line about it, and its first facts. */
  #beginning({ facts }: Entry): number {
    return 2 * page.linePitch + facts.slice(0, 4).reduce((sum, fact) => sum + this.#factHeight(fact), 0)
  }

  /** What of a block has to stand under its heading, points. */
  #leastOf(block: Block): number {
    if ('entry' in block) return this.#beginning(block.entry)
    if ('table' in block) return 0.3 * page.linePitch + this.#tableBeginning(block.table)
    return page.linePitch
  }

  /** The heads of a table and its first row. */
  #tableBeginning({ heads, widths, rows: [first = []] }: TableBlock): number {
    const columns = columnsOf(widths)
    return this.#rowHeight(heads, columns, 'level1') + this.#rowHeight(first, columns, 'text')
  }

  /** Its name, a line about it, and its facts in two columns with a hairline over each. */
  #entry(entry: Entry): void {
    this.#need(this.#beginning(entry))
    this.#use('level2', page.size.text)
    for (const line of breakLines(entry.title, page.textWidth, (piece) => this.#width(piece)))
      this.#line('level2', page.size.text, line, 0)
    this.#line('text', page.size.table, entry.says, 0)
    for (const fact of entry.facts) {
      const height = this.#factHeight(fact)
      this.#need(height)
      const top = page.top + this.#y
      this.#doc
        .lineWidth(0.5)
        .moveTo(page.left, top)
        .lineTo(page.left + page.textWidth, top)
        .stroke('#b0b0b0')
      for (const [column, lines] of this.#factLines(fact).entries()) {
        for (const [number, line] of lines.entries()) {
          const at = page.left + (column === 0 ? 0 : nameWidth)
          this.#doc.text(line, at, top + 4 + number * factPitch, { lineBreak: false, baseline: 'top' })
        }
      }
      this.#y += height
    }
    this.#skip(0.5)
  }

  #table(table: TableBlock): void {
    const { heads, widths, rows } = table
    const columns = columnsOf(widths)
    this.#need(0.3 * page.linePitch + this.#tableBeginning(table))
    // Its frame stands clear of the line above.
    if (this.#y > 0) this.#skip(0.3)
    this.#row(heads, columns, 'level1')
    for (const row of rows) {
      if (this.#y + this.#rowHeight(row, columns, 'text') > page.textHeight + 0.1) {
        this.#newPage()
        this.#row(heads, columns, 'level1')
      }
      this.#row(row, columns, 'text')
    }
    this.#skip(0.5)
  }

  #cellLines(cells: string[], columns: number[], face: Face): string[][] {
    this.#use(face, page.size.table, 0)
    return cells.map((cell, at) => breakLines(cell, (columns[at] ?? 0) - 8, (piece) => this.#doc.widthOfString(piece)))
  }

  #rowHeight(cells: string[], columns: number[], face: Face): number {
    return Math.max(...this.#cellLines(cells, columns, face).map((lines) => lines.length)) * page.size.table * 1.4 + 8
  }

  #row(cells: string[], columns: number[], face: Face): void {
    const height = this.#rowHeight(cells, columns, face)
    let x = page.left
    const top = page.top + this.#y
    for (const [at, lines] of this.#cellLines(cells, columns, face).entries()) {
      const width = columns[at] ?? 0
      this.#doc.lineWidth(0.5).rect(x, top, width, height).stroke()
      for (const [number, line] of lines.entries()) {
        this.#doc.text(line, x + 4, top + 4 + number * page.size.table * 1.4, { lineBreak: false, baseline: 'top' })
      }
      x += width
    }
    this.#y += height
  }
}
