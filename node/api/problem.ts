import { type Refusal, refuse } from '@lianyu/kernel'
import { statusOf } from './status.ts'

/** RFC 9457 problem details with the refusal's code and both sentences. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  zh: string
  en: string
  field?: string
  facts?: Record<string, unknown>
  requestId: string
  /** On a stale step: what happened since its author looked. */
  meanwhile?: unknown[]
}

export const problemType = 'application/problem+json; charset=utf-8'

export function problemOf(refusal: Refusal, requestId: string, language: 'zh' | 'en'): Problem {
  const { zh, en } = refusal
  return {
    type: `urn:lianyu:refusal:${refusal.refusal}`,
    title: refusal.refusal,
    status: statusOf[refusal.sort],
    detail: language === 'en' ? en : zh,
    zh,
    en,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    facts: refusal.facts,
    requestId,
  }
}

/** What a caller hears of an error of ours: no text of it, only the number to quote. */
export function unfinished(requestId: string): Refusal {
  return { ...refuse('node.unfinished', { requestId }), facts: {} }
}

/** `en` only where English is asked for before Chinese; Chinese otherwise. */
export function languageOf(acceptLanguage: string | undefined): 'zh' | 'en' {
  const first = acceptLanguage?.split(',', 1)[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh'
}
