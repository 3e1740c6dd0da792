/**
 * The page of an official paper, in points (1 mm = 72/25.4).
 *
 * @source GB/T 9704-2012, 5.1 (A4), 5.2.1 (top 37 mm, left 28 mm, text area 156 × 225 mm), 5.2.3 (22 lines of 28 characters)
 */
const mm = 72 / 25.4

export const page = {
  width: 210 * mm,
  height: 297 * mm,
  left: 28 * mm,
  top: 37 * mm,
  textWidth: 156 * mm,
  textHeight: 225 * mm,
  lines: 22,
  characters: 28,
  /** A line and a character of the grid. */
  linePitch: (225 * mm) / 22,
  characterPitch: (156 * mm) / 28,
  /** Chinese size 3 for text, 2 for the title, 4 for page numbers (7.3.1, 7.3.3, 7.5). */
  size: { text: 16, title: 22, pageNumber: 14, table: 12 },
  /** 页码 stands 7 mm below the text area. */
  pageNumberBelow: 7 * mm,
} as const

/** The standard's typefaces, as Word knows them. */
export const faces = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  level1: '黑体',
  level2: '楷体_GB2312',
  pageNumber: '宋体',
} as const
export type Face = keyof typeof faces

/** The typeface of a heading; levels 3 and 4 are in the text's own. */
export function faceOfLevel(level: 1 | 2 | 3 | 4): Face {
  return level === 1 ? 'level1' : level === 2 ? 'level2' : 'text'
}
