import type { Text } from '@lianyu/kernel'
import type { PublicCase } from '../public-case/case-facts.ts'

export interface Place {
  party: string
  name: Text
  provider: Text
}

export type Me =
  | { signedIn: false }
  | {
      signedIn: true
      id: string
      party: { id: string; name: Text }
      sort: 'person' | 'firm'
      name: string | null
      uscc: string | null
    }

export interface AskedField {
  field: string
  type: string
  label: Text
  hint: Text | null
  required: boolean
  who: 'person' | 'firm' | null
  choices: { value: string; label: Text }[] | null
  maxLength: number | null
  accept: string[]
}

export interface Guide {
  id: string
  title: string
  code: string | null
  sample: boolean
  online: boolean
  keeper: Text
  shown: { field: string; label: Text; value: Text }[]
  papers: { name: string; hadFrom: string | null }[]
  coming: { day: string; version: number } | null
}

export interface Offer {
  kind: string
  label: Text
  who: ('person' | 'firm')[]
  asks: AskedField[]
  guides: Guide[] | null
}

export interface Act {
  act: string
  about: string
  label: Text
  says: Text
  asks: AskedField[]
}

export interface OwnFile {
  hash: string
  name: string
  type: string
  size: number
}

export interface Own {
  matter: string
  openedAt: string
  queryCode: string | null
  standing: PublicCase
  acts: Act[]
  linked: { matter: string; title: string; stage: Text; keeper: Text | null; preview: string | null; acts: Act[] }[]
  given: OwnFile[]
  issued: (OwnFile & { label: Text; state: 'valid' | 'replaced' | 'revoked' })[]
}

/** What a firm is asked about: each department, and when it last answered; never what it said. */
export interface Asking {
  matter: string
  label: Text
  says: Text
  title: string
  sample: boolean
  until: string | null
  asks: AskedField[]
  each: { value: string; label: Text; answeredAt: string | null }[]
}

interface Problem {
  title?: string
  zh?: string
  en?: string
  field?: string
}

/** What the node refused, in the words it gave; `code` is empty where it could not be reached. */
export class Refused extends Error {
  readonly code: string
  readonly field: string | undefined
  constructor(says: string, code: string, field?: string) {
    super(says)
    this.code = code
    this.field = field
  }
}

/** Asks the node; throws `Refused` with its own sentence in the reader's language. */
export async function ask<T>(
  page: { english: boolean; words: { offline: string } },
  url: string,
  init: RequestInit = {},
): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, {
      ...init,
      headers: { 'accept-language': page.english ? 'en' : 'zh-CN', 'x-lianyu': '1', ...init.headers },
    })
  } catch {
    throw new Refused(page.words.offline, '')
  }
  if (response.status === 204) return undefined as T
  const body = (await response.json().catch(() => ({}))) as T & Problem
  if (response.ok) return body
  throw new Refused((page.english ? body.en : body.zh) ?? page.words.offline, body.title ?? '', body.field)
}
