import {
  CHINA_OFFSET_MINUTES,
  dayAt,
  type Instant,
  type PlainDay,
  type PublicPicture,
  parseDay,
  type Text,
  weekday,
} from '@lianyu/kernel'
import type { Words } from './words.ts'

/** What the node answers to a query code: stages and days; no paper, no person, no amount. */
export interface PublicCase {
  /** A paper about to be given may be seen here first. */
  preview?: boolean
  kindLabel: Text
  title: string
  sample: boolean
  stageLabel: Text
  /** Where it stands, in the words of whoever waits for it. */
  says: Text | null
  picture: PublicPicture | null
  /** What is asked of the applicant now. */
  asked: { label: Text; value: string } | null
  /** Parcel numbers and the like. */
  shown: { field: string; label: Text; value: Text }[]
  /** At another party's node: what is taken once is taken where it was received. */
  atOrigin: boolean
  /** What this case has led to and in which the public has a say. */
  followUps: FollowUp[]
  stages: { label: Text; at: Instant; party: Text }[]
  due: PlainDay | Instant | null
  provisional: boolean
  /** The term of the present stage, as the node reads it now by its own calendar. */
  clock: {
    light: 'on-time' | 'due-soon' | 'late' | 'done'
    unit: 'working-days' | 'natural-days' | 'hours'
    left: number
    over: number
    suspended: boolean
  } | null
  /** The main line has come to its end. */
  ended: boolean
  parties: { id: string; name: Text; part: 'origin' | 'holder' | 'other' }[]
  steps: PublicStep[]
  evidence: { facts: number; mirrored: number }
  /** A paper that can be loaded by the last four characters of this number of the person's. */
  paper: { label: Text; asks: Text } | null
}

export interface FollowUp {
  id: string
  title: string
  kindLabel: Text
  stageLabel: Text
  says: Text | null
  asked: { label: Text; value: string } | null
  steps: PublicStep[]
}

export interface PublicStep {
  step: string
  label: Text
  done: boolean
  fields: { field: string; type: string; label: Text; required: boolean }[]
}

export const localDay = (at: Instant | PlainDay): PlainDay => (at.length === 10 ? at : dayAt(at, CHINA_OFFSET_MINUTES))

export function sayDay(words: Words, day: PlainDay, today: PlainDay): string {
  const { year, month, day: number } = parseDay(day)
  return words.day(month, number, weekday(day), year === parseDay(today).year ? undefined : year)
}

export function sayShortDay(words: Words, day: PlainDay, today: PlainDay): string {
  const { year, month, day: number } = parseDay(day)
  return words.shortDay(month, number, year === parseDay(today).year ? undefined : year)
}

export interface Verdict {
  sign: 'on-time' | 'due-soon' | 'late' | 'done' | 'none'
  /** 应在 11月26日 周四 前办结，还剩 4 个工作日 */
  says: string
}

/** What the due day means now. */
export function verdictOf(found: PublicCase, today: PlainDay, words: Words): Verdict {
  if (found.ended) return { sign: 'done', says: words.finished }
  const { due, clock, provisional } = found
  if (due === null || clock === null) return { sign: 'none', says: words.noDue }
  const day = sayDay(words, localDay(due), today)
  const by = provisional ? words.byProvisional(day) : words.by(day)
  if (clock.light === 'late') {
    return {
      sign: 'late',
      says: `${by}${words.comma}${clock.over > 0 ? words.over[clock.unit](clock.over) : words.late}`,
    }
  }
  if (clock.suspended) return { sign: 'none', says: words.suspended }
  const left = clock.left === 0 ? words.today : words.left[clock.unit](clock.left)
  return { sign: clock.light, says: `${by}${words.comma}${left}` }
}

export const isRating = (step: PublicStep) => step.fields.some((field) => field.type === 'rating')

/** What this page can ask: steps that want a file are for the window. */
const askable = ['rating', 'paragraph', 'words', 'phone', 'yes-no']
export function openSteps(found: Pick<PublicCase, 'steps'>): PublicStep[] {
  return found.steps.filter((step) => step.fields.every((field) => askable.includes(field.type) || !field.required))
}
