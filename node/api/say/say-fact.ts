import type { Envelope, Kind, PartContent, PartName, Text } from '@lianyu/kernel'
import { sayDay } from './say-day.ts'
import { sayValue, type Words } from './say-value.ts'

/** What the timeline says of steps that every kind has and no pack words. */
const ownSteps: Record<string, Text> = {
  open: { zh: '登记', en: 'Opened' },
  share: { zh: '转为各方共享', en: 'Shared with the other parties' },
  erase: { zh: '要求删除一处内容', en: 'Asked for a part to be erased' },
  erased: { zh: '已按要求删除', en: 'Erased as asked' },
  unsealed: { zh: '开封', en: 'Unsealed' },
}

const timely = new Set(['day', 'month', 'instant'])

/** A clause with one value, after its comma or colon; or a value alone at the very end. */
const lastly = /(?:，|：|, |: )[^，：,:{}]*\{(\w+)\}(?=，|, |$)| \{(\w+)\}$/g

/**
 * One sentence of the timeline: the kind's own words for the step (`did`), with the values of the parts that the reader
 * may see. A value the reader may not see, or that is erased, leaves a dash where it stood; one that nobody gave takes its
 * clause with it: `，有效期至 {until}` of a recognition that has no end.
 *
 * @param parts  only those in sight
 */
export function sayFact(
  kind: Kind | undefined,
  envelope: Envelope,
  parts: { [P in PartName]?: PartContent | null },
  words: Words,
): Text {
  const label = kind?.labels.steps[envelope.step]
  const template: Text = label?.did ?? label ?? ownSteps[envelope.step] ?? { zh: envelope.step, en: envelope.step }
  if (envelope.step === 'unsealed' && words.sealed !== undefined) {
    return { zh: `${template.zh} ${words.sealed}`, en: `${template.en}: ${words.sealed}` }
  }
  if (kind === undefined || !(template.zh.includes('{') || template.en.includes('{'))) {
    return { zh: template.zh, en: template.en }
  }
  const fields: Record<string, unknown> = {
    ...parts.personal?.fields,
    ...parts.internal?.fields,
    ...parts.shared?.fields,
  }
  const notGiven = (field: string) => {
    const declared = kind.declaration.fields[field]
    const name = declared?.part ?? 'shared'
    const part = parts[name]
    // What the fact commits to no such part of was left empty altogether.
    const written = part !== undefined && part !== null
    const empty = envelope.parts !== undefined && envelope.parts[name] === undefined
    return declared !== undefined && (empty || (written && (fields[field] ?? null) === null))
  }
  const fill = (text: string, language: 'zh' | 'en') =>
    text
      .replace(lastly, (clause, field: string, last: string) => (notGiven(field ?? last) ? '' : clause))
      .replace(/\{(\w+)\}/g, (_, field: string) => {
        const value = Object.hasOwn(fields, field) ? fields[field] : undefined
        const day = timely.has(kind.declaration.fields[field]?.type ?? '')
          ? sayDay(value, words.offsetMinutes)
          : undefined
        return (day ?? sayValue(kind, field, value, words))[language] || '—'
      })
  return { zh: fill(template.zh, 'zh'), en: fill(template.en, 'en') }
}
