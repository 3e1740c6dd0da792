import {
  type Added,
  dayAt,
  type Kind,
  type Light,
  type Matter,
  type Paper,
  type PaperSection,
  type Positions,
  reportedMonth,
  type Text,
  type TrackState,
} from '@lianyu/kernel'
import { type ReadingDeps, readingOf } from '../api/readings.ts'
import { sayMoney } from '../api/say/say-money.ts'
import { sayValue, type Words } from '../api/say/say-value.ts'
import { type Block, levelMark, type PaperDocument, paperDay } from './paper-document.ts'

/** A matter with its kind, as its paper needs it. Only shared parts are read: what others may not see is not in it. */
export interface Subject {
  kind: Kind
  matter: Matter
  /** The paper is for the person it is about: personal fields of the matter may be named. */
  personal?: boolean
}

export interface ComposeDeps extends ReadingDeps {
  words: Words
  partyName(party: string): Text
  deskLabel(party: string, desk: string): Text
}

interface About {
  related?: ReadonlyMap<string, Subject[]>
  within?: ReadonlyMap<PaperSection, Subject[]>
  month?: string
  all?: Subject[]
  closed?: Positions | undefined
}

/**
 * Puts a matter into the words of a paper.
 *
 * @param related  by kind, the matters that point to this one and that the asker may see
 * @param within   by section, the matters among which those of its days are, and that the asker may see
 * @param month    `YYYY-MM`, for a paper of a month; then `all` are the matters it is about
 * @param closed   where the logs stood when that month was closed: what came later is not in the paper's figures
 */
export function compose(
  deps: ComposeDeps,
  paper: Paper,
  subject: Subject | undefined,
  about: { by: string } & About,
): PaperDocument {
  const say = (one: Subject | undefined, text: string, fields?: Record<string, unknown>) =>
    filled(deps, one, text, fields, about.month)
  const blocks: Block[] = []
  let heads = 0
  for (const section of paper.sections) {
    const made = sectionOf(deps, section, subject, about, say)
    if (made.length === 0) continue
    if (section.head !== undefined) blocks.push({ level: 1, text: `${levelMark(1, ++heads)}${section.head}` })
    blocks.push(...made)
  }
  const shared = subject?.matter.shared
  const issued = paper.issued && subject && { ...shared?.tracks, ...subject.matter.overlay.tracks }[paper.issued.track]
  const day = paper.day === undefined ? undefined : shared?.fields[paper.day]
  const number = paper.number === undefined ? undefined : shared?.fields[paper.number]
  const to = paper.to === undefined || subject === undefined ? '' : valueIn(deps, subject, paper.to)
  const isIssued = issued !== undefined && paper.issued?.stages.includes(issued.stage) === true
  return {
    form: paper.form,
    title: titleOf(say(subject, paper.title) ?? paper.label.zh),
    ...(typeof number === 'string' ? { number: squareYear(number) } : {}),
    ...(to === '' ? {} : { to }),
    blocks,
    by: about.by,
    day: paperDay(
      typeof day === 'string' ? day : isIssued ? issuedOn(deps, issued, paper.issued?.stages ?? []) : deps.today(),
    ),
    draft: !isIssued,
    sample: subject === undefined ? sampleOf(paper, about) : isSample(subject),
    ...(shared?.trial ? { trial: true } : {}),
  }
}

/** The day on which it first came to a stage in which it is issued: printed again later, the paper is of the same day. */
function issuedOn(deps: ComposeDeps, { passed, stage, stageSince }: TrackState, stages: readonly string[]): string {
  const came = passed.find((_, at) => stages.includes(passed[at + 1]?.stage ?? stage))
  return dayAt(came?.at ?? stageSince, deps.offsetMinutes)
}

/** A meeting that is called one already is not called one twice: 现场办公会会议纪要. */
const titleOf = (title: string) => title.replaceAll('会会议', '会')

type Say = (one: Subject | undefined, text: string, fields?: Record<string, unknown>) => string | undefined

function sectionOf(
  deps: ComposeDeps,
  section: PaperSection,
  subject: Subject | undefined,
  about: About,
  say: Say,
): Block[] {
  if ('table' in section) return tableOf(deps, section.table, about.all ?? [], about.month ?? '', about.closed)
  if (subject === undefined) return []
  if ('entries' in section) {
    const entries = latest(subject, section.entries)
    const lines = entries
      .slice(-(section.last ?? entries.length))
      .flatMap(({ fields }) => sentence(section.clauses, (text) => say(subject, text, fields)))
    return numbered(lines)
  }
  if ('related' in section) {
    const others = (about.related?.get(section.related) ?? []).filter((one) => !section.running || !hasEnded(one))
    return numbered(others.map((one) => relatedLine(deps, one, section.clauses ?? [], say)))
  }
  if ('within' in section) {
    const others = ofDays(about.within?.get(section) ?? [], section.within, subject)
    return numbered(others.flatMap((one) => sentence(section.clauses, (text) => say(one, text))))
  }
  if ('clauses' in section) return sentence(section.clauses, (text) => say(subject, text)).map((text) => ({ text }))
  if ('lines' in section) {
    return section.lines.map(({ label, says }) => ({
      text: `${label}：${(says && say(subject, says)) ?? blank(label)}`,
    }))
  }
  if ('list' in section) return listOf(section.list, subject)
  if ('text' in section) {
    const value = subject.matter.shared.fields[section.text]
    const lines = typeof value === 'string' ? value.split('\n') : []
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ text }))
  }
  if ('standing' in section) return numbered(standing(deps, subject))
  return money(subject, section.money).map((text) => ({ text }))
}

/** What of a line of 28 characters its indent and its name leave, to be written on. */
const blank = (label: string) => '＿'.repeat(Math.max(8, 25 - label.length))

/** More than these are not written into a paper by hand. */
const mostRows = 30

function listOf({ heads, count }: { heads: string[]; count: string }, { matter }: Subject): Block[] {
  const rows = Number(matter.shared.fields[count] ?? 1)
  if (rows > mostRows) return [{ text: `名单另附，共${rows}人。` }]
  const widths = ['序号', ...heads].map((_, at) => (at === 0 ? 1 : 3))
  const empty = heads.map(() => '')
  return [
    {
      table: {
        heads: ['序号', ...heads],
        widths,
        rows: Array.from({ length: rows }, (_, at) => [`${at + 1}`, ...empty]),
      },
    },
  ]
}

function ofDays(
  among: readonly Subject[],
  { day, from, to }: Extract<PaperSection, { within: unknown }>['within'],
  subject: Subject,
): Subject[] {
  const of = (one: Subject, field: string) => String(one.matter.shared.fields[field] ?? '')
  return among
    .filter((one) => of(one, day) >= of(subject, from) && of(one, day) <= of(subject, to))
    .filter((one) => isSample(one) === isSample(subject))
    .sort((a, b) => (of(a, day) < of(b, day) ? -1 : of(a, day) > of(b, day) ? 1 : 0))
}

/** One line each; a single one needs no number. */
function numbered(lines: string[]): Block[] {
  return lines.length === 1
    ? lines.map((text) => ({ text }))
    : lines.map((text, at) => ({ text: `${levelMark(3, at + 1)}${text}` }))
}

/** Clauses whose fields are all there, as one sentence. */
function sentence(clauses: readonly string[], say: (text: string) => string | undefined): string[] {
  const said = clauses.map(say).filter((text): text is string => text !== undefined)
  if (said.length === 0) return []
  const whole = said.map((text) => text.replace(/[。；，]$/, '')).join('，')
  return [`${whole}。`]
}

/** The text with its fields in words; undefined where one of them is empty. */
function filled(
  deps: ComposeDeps,
  subject: Subject | undefined,
  text: string,
  fields: Record<string, unknown> | undefined,
  month: string | undefined,
): string | undefined {
  let missing = false
  const said = text.replace(/\{(\w+)\}/g, (_, field: string) => {
    if (field === 'month' && subject === undefined && month !== undefined) return paperDay(month)
    const value = subject === undefined ? '' : valueIn(deps, subject, field, fields)
    if (value === '') missing = true
    return value
  })
  // What begins and ends on one day is on that day.
  return missing ? undefined : said.replace(/(\d+年\d+月\d+日)至\1/g, '$1')
}

function valueIn(
  deps: ComposeDeps,
  { kind, matter, personal }: Subject,
  field: string,
  fields = matter.shared.fields,
): string {
  const declared = kind.declaration.fields[field]
  const part = declared?.part ?? 'shared'
  const value = personal && part === 'personal' ? matter.overlay.fields[field] : fields[field]
  // A paper never says what is internal, nor what is about persons unless it is theirs, whatever it was asked to.
  if (value === undefined || value === null || declared === undefined) return ''
  if (part !== 'shared' && !(personal && part === 'personal')) return ''
  if ((declared.type === 'day' || declared.type === 'month') && typeof value === 'string') return paperDay(value)
  return sayValue(kind, field, value, deps.words).zh
}

/** Entries of an open step, oldest first; where a later one stands for the same month, that one. */
function latest({ kind, matter }: Subject, step: string): Added[] {
  const { once } = kind.declaration.open[step] ?? {}
  const entries = matter.shared.adds[step] ?? []
  if (typeof once !== 'object') return entries
  const last = new Map(entries.map((entry) => [String(entry.fields[once.field] ?? ''), entry]))
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

const lights: Record<Light, string> = { 'on-time': '正常', 'due-soon': '临期', late: '逾期', done: '已办结' }

/** It has ended, or stands where a gate has all that it wants of it. */
function isThrough({ declaration: { tracks, gates } }: Kind, id: string, { stage }: TrackState): boolean {
  if (tracks[id]?.stages[stage]?.end === true) return true
  return Object.values(gates).some(({ needs }) => needs[id]?.includes(stage))
}

/** What runs, a line each; lanes that are through stand together in one, so that a page has room for what is not. */
function standing(deps: ComposeDeps, { kind, matter }: Subject): string[] {
  const { main, tracks } = kind.declaration
  const through = new Map<string, string[]>()
  const lines = Object.entries(tracks).flatMap(([id, track]) => {
    const state = matter.shared.tracks[id]
    if (state === undefined || track.local || (track.standing && state.clock === undefined)) return []
    // A lane that nobody has begun says nothing yet; the main line always does.
    if (id !== main && state.passed.length === 0 && state.clock === undefined && state.version === 0) return []
    if (id === main || !isThrough(kind, id, state)) return [standingLine(deps, kind, id, state)]
    const stage = kind.labels.stages[`${id}.${state.stage}`]?.zh ?? state.stage
    through.set(stage, [...(through.get(stage) ?? []), kind.labels.tracks[id]?.zh ?? id])
    return []
  })
  return [...lines, ...[...through].map(([stage, lanes]) => `${lanes.join('、')}：${stage}。`)]
}

function standingLine(deps: ComposeDeps, kind: Kind, id: string, state: TrackState): string {
  const stage = kind.labels.stages[`${id}.${state.stage}`]?.zh ?? state.stage
  const holder = `${deps.partyName(state.holder.party).zh}${deps.deskLabel(state.holder.party, state.holder.desk).zh}`
  const ended = kind.declaration.tracks[id]?.stages[state.stage]?.end === true
  const reading = readingOf(deps, kind, id, state)
  const light = reading && (reading.suspended ? '中止计时' : lights[reading.light])
  const clock = reading === null || ended ? '' : `，时限${paperDay(reading.due.slice(0, 10))}，${light}`
  return `${kind.labels.tracks[id]?.zh ?? id}：${stage}${ended ? '' : `，责任单位${holder}`}${clock}。`
}

function relatedLine(deps: ComposeDeps, one: Subject, clauses: readonly string[], say: Say): string {
  const { kind, matter } = one
  const { main, title } = kind.declaration
  const state = matter.shared.tracks[main]
  const stage = state && (kind.labels.stages[`${main}.${state.stage}`]?.zh ?? state.stage)
  const holder = state && deps.deskLabel(state.holder.party, state.holder.desk).zh
  const said = clauses.map((text) => say(one, text)).filter((text): text is string => text !== undefined)
  const where = [stage, holder === undefined ? undefined : `责任单位${holder}`].filter(Boolean).join('，')
  return `${[valueIn(deps, one, title), ...said.map((text) => text.replace(/[。；，]$/, ''))].join('。')}（${where}）。`
}

function hasEnded({ kind, matter }: Subject): boolean {
  const { main } = kind.declaration
  const stage = matter.shared.tracks[main]?.stage ?? ''
  return kind.declaration.tracks[main]?.stages[stage]?.end === true
}

/** Sums over the latest entry of each month: all of it, this year's against the year's plan, and as a share of the whole. */
function money(
  subject: Subject,
  { done, planned, whole }: NonNullable<Extract<PaperSection, { money: unknown }>['money']>,
): string[] {
  const sums = ({ step, month, amount }: typeof done, year?: string) =>
    latest(subject, step)
      .filter(({ fields }) => year === undefined || String(fields[month]).startsWith(year))
      .reduce((sum, { fields }) => sum + (typeof fields[amount] === 'number' ? (fields[amount] as number) : 0), 0)
  const last = latest(subject, done.step).at(-1)
  if (last === undefined) return []
  const month = String(last.fields[done.month])
  const year = month.slice(0, 4)
  const all = sums(done)
  const total = whole === undefined ? undefined : subject.matter.shared.fields[whole]
  const share = typeof total === 'number' && total > 0 ? `，占总投资的${percent(all, total)}` : ''
  const plan = planned === undefined ? 0 : sums(planned, year)
  const ofYear = sums(done, year)
  const against =
    plan > 0
      ? `${year}年计划投资${sayMoney(plan, 'zh')}，已完成${sayMoney(ofYear, 'zh')}，为年度计划的${percent(ofYear, plan)}。`
      : ''
  return [`截至${paperDay(month)}，累计完成投资${sayMoney(all, 'zh')}${share}。${against}`]
}

/** To one place, half up, in whole numbers. */
function percent(part: number, whole: number): string {
  const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole))
  return `${tenths / 10n}.${tenths % 10n}%`
}

/** What was reported of each. Where one that was lived reported, those that were only played are not summed with it. */
function reportsOf(all: Subject[], step: string, month: string, asked: string, closed: Positions | undefined) {
  const found = all.map((subject) => {
    const reported = reportedMonth(subject.matter.shared.adds[step] ?? [], { month }, asked, closed)
    return { subject, reported, entry: closed === undefined ? reported.now : reported.closed }
  })
  const lived = found.filter(({ subject }) => !isSample(subject))
  return lived.some(({ entry, reported }) => entry !== undefined || reported.since !== undefined) ? lived : found
}

function tableOf(
  deps: ComposeDeps,
  { step, month, columns, sum }: Extract<PaperSection, { table: unknown }>['table'],
  all: Subject[],
  asked: string,
  closed: Positions | undefined,
): Block[] {
  const rows: string[][] = []
  let total = 0
  let since = 0
  const first = all[0]
  for (const { subject, reported, entry } of reportsOf(all, step, month, asked, closed)) {
    if (reported.since !== undefined) since++
    if (entry === undefined) continue
    const fields = { ...subject.matter.shared.fields, ...entry.fields }
    rows.push([String(rows.length + 1), ...columns.map((field) => valueIn(deps, subject, field, fields))])
    if (sum !== undefined && typeof entry.fields[sum] === 'number') total += entry.fields[sum] as number
  }
  if (first === undefined || rows.length === 0) return [{ text: `${paperDay(asked)}没有填报。` }]
  const heads = ['序号', ...columns.map((field) => first.kind.labels.fields[field]?.zh ?? field)]
  const widths = heads.map((_, at) => (at === 0 ? 1.2 : at === 1 || at === heads.length - 1 ? 3.5 : 2.4))
  const said =
    sum === undefined
      ? []
      : [{ text: `${paperDay(asked)}共${rows.length}个项目填报，合计完成投资${sayMoney(total, 'zh')}。` }]
  const after = since === 0 ? [] : [{ text: `结账后补报、更正${since}件，不计入本月，列入下月。` }]
  return [...said, { table: { heads, widths, rows } }, ...after]
}

/** A month's paper is of samples where its table is. */
function sampleOf(paper: Paper, { all = [], month = '', closed }: About): boolean {
  return paper.sections.some(
    (section) =>
      'table' in section &&
      reportsOf(all, section.table.step, section.table.month, month, closed).some(
        ({ subject, entry }) => entry !== undefined && isSample(subject),
      ),
  )
}

function isSample({ matter }: Subject): boolean {
  return matter.shared.fields.sample === true
}

/** The year of a document number stands in 〔〕. @source GB/T 9704-2012, 7.2.5 */
function squareYear(number: string): string {
  return number.replace(/[[(（【]\s*(\d{4})\s*[\])）】]/, '〔$1〕')
}
