import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Face, faceOfLevel, faces, page } from './page-form.ts'
import { type Block, marksOf, type PaperDocument } from './paper-document.ts'

/** Twentieths of a point, as Word counts lengths; half points, as it counts type. */
const twips = (points: number) => Math.round(points * 20)
const line = twips(page.linePitch)
/** 28 characters of size 3 to the line in every program: drawn together by what they are wider than their place, rounded down. */
const spacing = Math.floor((page.characterPitch - page.size.text) * 20)

/** A paper as .docx in the standard's own typefaces; where one is missing Word says which it took instead. */
export async function writeDocx(paper: PaperDocument): Promise<Buffer> {
  const document = new Document({
    title: paper.title,
    creator: paper.by,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf('text'), size: page.size.text * 2 },
          paragraph: { spacing: { line, lineRule: LineRuleType.EXACTLY } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: paper.form === 'letter',
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top),
              left: twips(page.left),
              right: twips(page.width - page.left - page.textWidth),
              bottom: twips(page.height - page.top - page.textHeight),
              footer: twips(page.height - page.top - page.textHeight - page.pageNumberBelow - page.size.pageNumber),
            },
          },
          grid: {
            // Named, not snapped to: lines are exact and characters drawn together. A grid narrower than its type takes two
            // places a character outside Word, and would double the lines of a table.
            type: DocumentGridType.DEFAULT,
            linePitch: line,
          },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
          ...(paper.form === 'letter' ? { first: new Footer({ children: [new Paragraph('')] }) } : {}),
        },
        children: [...headOf(paper), ...paper.blocks.flatMap(blockOf), ...footOf(paper)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function headOf(paper: PaperDocument): Paragraph[] {
  const { number, title, to, form } = paper
  const marks = marksOf(paper)
  return [
    ...(marks.length === 0 ? [] : [paragraph(marks.join('  '), 'level1')]),
    ...(number === undefined
      ? []
      : [paragraph(number, 'text', { alignment: form === 'letter' ? AlignmentType.RIGHT : AlignmentType.CENTER })]),
    paragraph('', 'text'),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: Math.round(line * 1.3), lineRule: LineRuleType.EXACTLY },
      children: [run(title, 'title', { size: page.size.title * 2, characterSpacing: 0 })],
    }),
    paragraph('', 'text'),
    ...(to === undefined ? [] : [paragraph(`${to}：`, 'text')]),
  ]
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if ('table' in block) return [tableOf(block.table)]
  if ('entry' in block) {
    const { title, says, facts } = block.entry
    return [
      paragraph(title, 'level2'),
      ...[says, ...facts.map((fact) => fact.join('：'))].map((text) => paragraph(text, 'text')),
    ]
  }
  const face = 'level' in block ? faceOfLevel(block.level) : 'text'
  // A heading is never parted from what it stands over.
  const keepNext = 'level' in block && block.level === 1
  return [paragraph(block.text, face, { indent: { firstLine: twips(2 * page.characterPitch) }, keepNext })]
}

function footOf({ by, day, form }: PaperDocument): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: twips(4 * page.characterPitch) } }
  return [
    paragraph('', 'text'),
    ...(form === 'minutes' ? [] : [paragraph('', 'text'), paragraph(by, 'text', { ...right, keepNext: true })]),
    paragraph(day, 'text', right),
  ]
}

function tableOf({ heads, widths, rows }: { heads: string[]; widths: number[]; rows: string[][] }): Table {
  const all = widths.reduce((sum, one) => sum + one, 0)
  const columnWidths = widths.map((one) => twips((one / all) * page.textWidth))
  const row = (cells: string[], face: Face, tableHeader = false) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                spacing: { line: Math.round(page.size.table * 28), lineRule: LineRuleType.EXACTLY },
                children: [run(cell, face, { size: page.size.table * 2, characterSpacing: 0 })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    columnWidths,
    width: { size: twips(page.textWidth), type: WidthType.DXA },
    margins: { left: twips(4), right: twips(4), top: twips(2), bottom: twips(2) },
    rows: [row(heads, 'level1', true), ...rows.map((cells) => row(cells, 'text'))],
  })
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const side = alignment === AlignmentType.RIGHT ? 'right' : 'left'
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [side]: twips(page.size.pageNumber) },
        children: [
          new TextRun({
            font: fontOf('pageNumber'),
            size: page.size.pageNumber * 2,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })
}

function paragraph(text: string, face: Face, options: object = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text, face)] })
}

function run(text: string, face: Face, options: IRunOptions = {}): TextRun {
  return new TextRun({ text, font: fontOf(face), characterSpacing: spacing, ...options })
}

/** Digits and Latin letters in a serif of the same weight, as official papers have them. */
function fontOf(face: Face) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: faces[face], cs: 'Times New Roman' }
}
