import type { Text } from '@lianyu/kernel'
import { type Sort, sortWords } from './sorts.ts'

/** One matter that a message is about: title, step, due day, link, and never more. */
export interface MessageLine {
  id: string
  sort: Sort
  title: string
  /** What is to be done or happened there: 土地（湘东区 自然资源岗）即将或已经到期. */
  sentence: Text
  /** The last day on time. */
  due?: string
  sample: boolean
  url: string
}

export interface Message {
  /** Stands in the message, so that one that came twice can be told. */
  id: string
  sort: Sort | 'digest' | 'test'
  lines: MessageLine[]
  /** Lines that did not fit. */
  more: number
  /** The page where all of it stands. */
  url: string
}

/** Bytes of Markdown that WeCom takes. */
const mostBytes = 4096

export function subjectOf({ sort, lines, more }: Message): Text {
  const head = sortWords[sort]
  const [first] = lines
  const count = lines.length + more
  if (first === undefined) return { zh: `【联域】${head.zh}`, en: `[Lianyu] ${head.en}` }
  const title = `${first.sample ? '〔样例〕' : ''}${oneLine(first.title)}`
  if (count === 1) return { zh: `【联域】${head.zh}：${title}`, en: `[Lianyu] ${head.en}: ${title}` }
  return {
    zh: `【联域】${head.zh}：${title} 等 ${count} 件`,
    en: `[Lianyu] ${head.en}: ${title} and ${count - 1} more`,
  }
}

/** For a mailbox: plain text, Chinese first. */
export function plainText(message: Message): string {
  const blocks = message.lines.map((line, at) => {
    const due = line.due === undefined ? '' : `\n   到期 Due: ${line.due}`
    return `${at + 1}. ${mark(line)}${oneLine(line.title)}\n   ${oneLine(line.sentence.zh)}\n   ${oneLine(line.sentence.en)}${due}\n   ${line.url}`
  })
  return [...opening(message), ...blocks, ...closing(message)].join('\n\n')
}

/** For a robot: Markdown that both platforms show, within what WeCom takes; what does not fit is counted. */
export function markdown(message: Message): { title: string; text: string } {
  const title = subjectOf(message).zh
  for (let shown = message.lines.length; ; shown -= 1) {
    const cut = { ...message, lines: message.lines.slice(0, shown), more: message.more + message.lines.length - shown }
    const blocks = cut.lines.map((line) => {
      const due = line.due === undefined ? '' : `\n\n> 到期：${line.due}`
      return `**${mark(line)}${escaped(line.title)}**\n\n> ${sortWords[line.sort].zh}：${escaped(line.sentence.zh)}${due}\n\n[打开 Open](${line.url})`
    })
    const text = [`### ${escaped(title)}`, ...opening(cut), ...blocks, ...closing(cut)].join('\n\n')
    if (Buffer.byteLength(text) <= mostBytes || shown === 0) return { title: escaped(title), text }
  }
}

function opening({ sort }: Message): string[] {
  if (sort === 'test') return ['这是一条测试消息，收到即表示渠道可用。 This is a test: the channel works.']
  return []
}

function closing({ id, lines, more, url }: Message): string[] {
  const ids = lines.length > 1 ? lines.map((line) => line.id.slice(-8)).join(' ') : id.slice(-8)
  return [
    ...(more > 0 ? [`另有 ${more} 件 and ${more} more`] : []),
    `全部 All: ${url}`,
    `消息编号 Message: ${ids}（编号相同的是同一条 the same number is the same message）`,
  ]
}

const mark = ({ sample }: MessageLine) => (sample ? '〔样例 sample〕' : '')

/** A title is somebody's text: it stays on its line. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').slice(0, 120)
}

/** And it makes no link, picture, mention or heading: what Markdown would read is written in its full-width form. */
function escaped(text: string): string {
  return oneLine(text).replace(/[[\]()<>*_`#!@|\\~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
}
