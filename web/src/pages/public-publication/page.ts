import { CHINA_OFFSET_MINUTES, dayAt, parseDay, type Text } from '@lianyu/kernel'
import type { Words } from './words.ts'

/** What the node answers of a publication. */
export interface Published {
  publication: string
  label: Text
  party: string
  name: Text
  says: Text
  entries: Shown[]
  enquiry: {
    label: Text
    says: Text
    purpose: Text | null
    ticket: string
    fields: { field: string; type: string; label: Text; required: boolean; personal: boolean }[]
  } | null
}

export interface Shown {
  id: string
  title: string
  group: string
  sample: boolean
  edition: string | null
  since: string
  fields: { field: string; type: string; label: Text; value: Text }[]
  pictures: { hash: string; name: string }[]
}

export interface Head {
  publication: string
  label: Text
  party: string
  name: Text
  entries: number
}

export interface Problem {
  title?: string
  zh?: string
  en?: string
  requestId?: string
}

export interface Page {
  root: HTMLElement
  words: Words
  english: boolean
  say: (text: Text) => string
  again: () => void
}

export const addressOf = ({ party, publication }: { party: string; publication: string }) =>
  `/api/public/publications/${encodeURIComponent(publication)}/${encodeURIComponent(party)}`

export function dayOf(words: Words, at: string): string {
  const { year, month, day } = parseDay(at.length === 10 ? at : dayAt(at, CHINA_OFFSET_MINUTES))
  return words.day(year, month, day)
}

/** The sentence of a refusal in the reader's language. */
export const sentenceOf = ({ english, words }: Page, problem: Problem) =>
  (english ? problem.en : problem.zh) ?? problem.zh ?? words.offline
