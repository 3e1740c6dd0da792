/** A paper ready to be set: words and their places in the form, nothing of its looks. */
export interface PaperDocument {
  /** A `guide` is no official paper: what was published, entry by entry, for whoever is interested. */
  form: 'report' | 'minutes' | 'brief' | 'letter' | 'certificate' | 'guide'
  /** In English; otherwise in Chinese. */
  english?: true
  title: string
  /** 发文字号, the year in 〔〕. */
  number?: string
  /** 主送机关. */
  to?: string
  blocks: Block[]
  /** 发文机关署名 and 成文日期, `2026年11月22日`. */
  by: string
  day: string
  /** Marked 送审稿 until issued. */
  draft: boolean
  /** Matters that were played, not lived. */
  sample: boolean
  /** Of a trial: the paper is worth nothing, and says so on its face. */
  trial?: boolean
  /** Of a paper that a fact stands for: its code, where it is typed in, and what the picture leads to. */
  check?: { code: string; address: string; link: string }
  /** Where the same stands online: a picture to scan with the address beside it. */
  online?: { says: string; address: string }
}

/** `level` 1 is 一、, 2 is （一）, 3 is 1., 4 is （1）; a paragraph has none. */
export type Block =
  | { level: 1 | 2 | 3 | 4; text: string }
  | { text: string }
  | { table: { heads: string[]; widths: number[]; rows: string[][] } }
  /** One of several of a sort: what it is, a line about it, and its facts by name. */
  | { entry: { title: string; says: string; facts: [name: string, value: string][] } }

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1 to 99 in Chinese numerals. */
export function numeral(value: number): string {
  if (value <= 10) return numerals[value - 1] ?? ''
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens === 1 ? '' : numerals[tens - 1]}十${ones === 0 ? '' : numerals[ones - 1]}`
}

/** @source GB/T 9704-2012, 7.3.3: levels are 一、 （一） 1. （1） */
export function levelMark(level: 1 | 2 | 3 | 4, at: number): string {
  return { 1: `${numeral(at)}、`, 2: `（${numeral(at)}）`, 3: `${at}.`, 4: `（${at}）` }[level]
}

/** `2026年3月1日`, without a zero before month or day. @source GB/T 9704-2012, 7.3.5.4 */
export function paperDay(day: string): string {
  const [year, month, date] = day.split('-')
  return date === undefined ? `${year}年${Number(month)}月` : `${year}年${Number(month)}月${Number(date)}日`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `1 March 2026`. */
export function englishDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** What stands over the title of a paper that is not yet, or never, what it looks like. */
export function marksOf({ draft, sample, trial, english }: PaperDocument): string[] {
  const words = english ? ['A trial, proof of nothing', 'Draft', 'Sample'] : ['试走，不作凭证', '送审稿', '样例']
  return [trial, draft, sample].flatMap((holds, at) => (holds ? [words[at] as string] : []))
}
