import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { breakLines, titleLines } from './break-lines.ts'
import { fontsHere } from './fonts.ts'
import { levelMark, numeral, type PaperDocument, paperDay } from './paper-document.ts'
import { writeDocx } from './write-docx.ts'
import { writePdf } from './write-pdf.ts'

const paper: PaperDocument = {
  form: 'brief',
  title: '关于示例甲项目推进情况的专报',
  number: '示例办〔2026〕3号',
  blocks: [
    { level: 1, text: '一、项目概况' },
    ...Array.from({ length: 30 }, (_, at) => ({ text: `示例第${at + 1}段，总投资1.2亿元，计划2026年3月1日开工。` })),
    { table: { heads: ['序号', '项目名称'], widths: [1, 4], rows: [['1', '示例甲项目']] } },
  ],
  by: '示例县',
  day: '2026年11月22日',
  draft: true,
  sample: true,
}

async function readPdf(bytes: Uint8Array) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const runs = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    pages.push({ view: page.view, runs, text: runs.map(({ str }) => str).join('') })
  }
  return pages
}

describe('the words of a paper', () => {
  it('numbers its levels and writes days as the standard does', () => {
    expect([1, 10, 11, 20, 23].map(numeral)).toEqual(['一', '十', '十一', '二十', '二十三'])
    expect(([1, 2, 3, 4] as const).map((level) => levelMark(level, 2))).toEqual(['二、', '（二）', '2.', '（2）'])
    expect([paperDay('2026-03-01'), paperDay('2026-10')]).toEqual(['2026年3月1日', '2026年10月'])
  })
  it('turns a title over between its words where it can', () => {
    const wide = (text: string) => [...text].length
    expect(titleLines('示例项目己 红线内苗木 现场办公会纪要', 14, wide)).toEqual([
      '示例项目己 红线内苗木',
      '现场办公会纪要',
    ])
    expect(titleLines('示例项目推进情况月报', 14, wide)).toEqual(['示例项目推进情况月报'])
    expect(titleLines('关于示例项目推进情况的专报', 8, wide).join('')).toBe('关于示例项目推进情况的专报')
  })
  it('breaks lines where no mark begins or ends one wrongly, and keeps numbers whole', () => {
    const wide = (piece: string) => [...piece].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.5 : 1), 0)
    expect(breakLines('一二三四五，六七', 5, wide)).toEqual(['一二三四', '五，六七'])
    expect(breakLines('一二三四（五六）', 5, wide)).toEqual(['一二三四', '（五六）'])
    expect(breakLines('一二三20263', 5, wide)).toEqual(['一二三', '20263'])
    expect(breakLines('一二三四', 5, wide, 2)).toEqual(['一二三', '四'])
    expect(breakLines('', 5, wide)).toEqual([''])
  })
})

describe.skipIf(fontsHere() === undefined)('a paper as PDF', () => {
  it('is A4, keeps to the text area of 156 by 225 mm, numbers its pages outside, and embeds its fonts', async () => {
    const bytes = (await writePdf(paper, new Date(0))) as Buffer
    const pages = await readPdf(bytes)
    expect(pages.length).toBeGreaterThan(1)
    const mm = 72 / 25.4
    for (const [at, { view, runs, text }] of pages.entries()) {
      expect([view[2], view[3]].map((points) => Math.round((points as number) / mm))).toEqual([210, 297])
      expect(text).toContain(`— ${at + 1} —`)
      for (const { str, transform, width } of runs) {
        const [left, bottom] = [transform[4] / mm, transform[5] / mm]
        expect(left, str).toBeGreaterThan(27.9)
        expect(left + width / mm, str).toBeLessThan(28 + 156 + 0.3)
        expect(bottom, str).toBeGreaterThan(str.startsWith('—') ? 20 : 34.5)
        expect(bottom, str).toBeLessThan(297 - 37)
      }
      const [number] = runs.filter(({ str }) => str.startsWith('—'))
      expect((number?.transform[4] ?? 0) > 105 * mm, `page ${at + 1}`).toBe(at % 2 === 0)
    }
    expect(pages[0]?.text).toContain('送审稿')
    expect(pages[0]?.text).toContain('示例办〔2026〕3号')
    expect(pages.map(({ text }) => text).join('')).toContain('示例第30段，总投资1.2亿元')
    const raw = bytes.toString('latin1')
    const fonts = raw.match(/\/FontDescriptor\b/g)?.length ?? 0
    expect(fonts).toBeGreaterThan(0)
    expect(raw.match(/\/FontFile[23]?\b/g)?.length).toBeGreaterThanOrEqual(3)
    // Cut down to what is used: a whole font is 20 MB and more.
    expect(bytes.length).toBeLessThan(600_000)
  })
  it('has 22 lines of 28 characters on a page', async () => {
    const full: PaperDocument = { ...paper, blocks: [{ text: '字'.repeat(28 * 60) }] }
    const [, second] = await readPdf((await writePdf(full, new Date(0))) as Buffer)
    const lines = second?.runs.filter(({ str }) => str.startsWith('字')) ?? []
    expect(lines).toHaveLength(22)
    expect(new Set(lines.map(({ str }) => str.length))).toEqual(new Set([28]))
  })
  it('never ends a page with a heading, and never runs a table into the page number', async () => {
    const filler = (lines: number) => Array.from({ length: lines }, (_, at) => ({ text: `第${at}行` }))
    const table = {
      heads: ['序号', '姓名'],
      widths: [1, 4],
      rows: [
        ['1', '甲乙'],
        ['2', ''],
      ],
    }
    // On the first page there is room for 22 lines less five of the head.
    for (const lines of [14, 15, 16]) {
      const blocks = [...filler(lines), { level: 1 as const, text: '一、名单' }, { table }]
      const pages = await readPdf((await writePdf({ ...paper, blocks }, new Date(0))) as Buffer)
      const on = pages.filter(({ text }) => text.includes('一、名单'))
      expect(on.map(({ text }) => text.includes('甲乙'))).toEqual([true])
      for (const { str, transform } of pages.flatMap(({ runs }) => runs)) {
        if (!str.startsWith('—')) expect((transform[5] * 25.4) / 72, str).toBeGreaterThan(34.5)
      }
    }
  })
  it('is not marked 送审稿 once it is issued', async () => {
    const [first] = await readPdf((await writePdf({ ...paper, draft: false, sample: false }, new Date(0))) as Buffer)
    expect(first?.text).not.toContain('送审稿')
    expect(first?.text).not.toContain('试走')
  })
  it('of a trial says so on its face', async () => {
    const tried = { ...paper, draft: false, sample: false, trial: true }
    const [first] = await readPdf((await writePdf(tried, new Date(0))) as Buffer)
    expect(first?.text).toContain('试走，不作凭证')
  })
  it('sets a guide in English, each entry with its name and first facts on one page, and says where it is online', async () => {
    const entry = (n: number) => ({
      entry: {
        title: `1.${n} Example park ${n}`,
        says: 'Published 2 November 2026',
        facts: Array.from({ length: 8 }, (_, at): [string, string] => [`Fact ${n}.${at}`, `value ${n}.${at}`]),
      },
    })
    const address = 'https://example.test/p/360322/investment-guide'
    const guide: PaperDocument = {
      form: 'guide',
      english: true,
      title: 'Example County: Project guide',
      blocks: [{ text: 'Reviewed.' }, { level: 1, text: '1. Materials' }, ...[1, 2, 3, 4, 5, 6].map(entry)],
      by: 'Example County',
      day: '2 November 2026',
      draft: false,
      sample: true,
      online: { says: 'Scan to read it online', address },
    }
    const pages = await readPdf((await writePdf(guide, new Date(0))) as Buffer)
    expect(pages[0]?.text).toContain('Sample')
    expect(pages[0]?.text).not.toContain('样例')
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const on = pages.find(({ text }) => text.includes(`Example park ${n}`))
      for (const at of [0, 1, 2, 3]) expect(on?.text, `entry ${n}`).toContain(`value ${n}.${at}`)
    }
    expect(pages.at(-1)?.text).toContain(address)
  })
})

describe('a paper as Word file', () => {
  it('opens again with the page, the grid, the standard’s typefaces, and the same words', async () => {
    const zip = await JSZip.loadAsync(await writeDocx(paper))
    const body = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(body).toContain('w:w="11906" w:h="16838"')
    // 37 mm, 28 mm, 26 mm, 35 mm in twentieths of a point.
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(body).toMatch(/<w:docGrid w:type="default" w:linePitch="580"/)
    // 28 characters of 16 points on 156 mm, without a grid of characters, which other programs than Word spread over.
    const [, drawn = ''] = /<w:spacing w:val="(-\d+)"\/>/.exec(body) ?? []
    expect(28 * (16 * 20 + Number(drawn))).toBeLessThanOrEqual(8844)
    expect(29 * (16 * 20 + Number(drawn))).toBeGreaterThan(8844)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体']) {
      expect(body + (await zip.file('word/styles.xml')?.async('string'))).toContain(`w:eastAsia="${face}"`)
    }
    const text = body.replace(/<[^>]+>/g, '')
    expect(text).toContain('送审稿')
    expect(text).toContain('关于示例甲项目推进情况的专报')
    expect(text).toContain('示例第30段')
    expect(text).toContain('2026年11月22日')
    const footers = Object.keys(zip.files).filter((name) => name.startsWith('word/footer'))
    expect(footers).toHaveLength(2)
  })
})
