import type { Refusal } from '@lianyu/kernel'
import type { Names } from '../names.ts'

/**
 * A refusal of the kernel with names where its sentences have ids: the kernel knows parties, desks and roles by their ids
 * alone. Its facts stay as they are.
 */
export function nameRefusal(refusal: Refusal, names: Pick<Names, 'party' | 'desk' | 'role'>, viewer: string): Refusal {
  const found = new Map<string, { zh: string; en: string }>()
  collect(refusal.facts, (kind, id, party) => {
    const text = kind === 'party' ? names.party(id) : kind === 'desk' ? names.desk(party ?? viewer, id) : names.role(id)
    if (text.zh !== id) found.set(id, text)
  })
  if (found.size === 0) return refusal
  const ids = [...found.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\w-])(?:${ids.map(literally).join('|')})(?![\\w-])`, 'g')
  const say = (sentence: string, language: 'zh' | 'en') =>
    sentence
      .replace(pattern, (id) => found.get(id)?.[language] ?? id)
      // An id needs spaces around it in a Chinese sentence, a name does not.
      .replace(language === 'zh' ? /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu : /(?!)/, '')
  return { ...refusal, zh: say(refusal.zh, 'zh'), en: say(refusal.en, 'en') }
}

type Saw = (kind: 'party' | 'desk' | 'role', id: string, party?: string) => void

function collect(value: unknown, saw: Saw, key = '', depth = 0): void {
  if (depth > 4) return
  if (typeof value === 'string') {
    const mayBe = key === 'missing' || key === 'from'
    if (key === 'party' || key === 'parties' || key === 'allowed' || (mayBe && isParty(value))) saw('party', value)
    else if (key === 'desk') saw('desk', value)
    else if (key === 'role') saw('role', value)
    else if (key === 'needs') {
      saw('role', value)
      saw('desk', value)
    }
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, saw, key, depth + 1)
  } else if (typeof value === 'object' && value !== null) {
    const { party, desk } = value as { party?: unknown; desk?: unknown }
    if (typeof party === 'string' && typeof desk === 'string') saw('desk', desk, party)
    for (const [name, one] of Object.entries(value)) {
      if (!(name === 'desk' && typeof party === 'string')) collect(one, saw, name, depth + 1)
    }
  }
}

function isParty(text: string): boolean {
  return /^(\d{6}(-[A-Z]{2})?|[0-9A-HJ-NPQRTUWXY]{18})$/.test(text)
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
