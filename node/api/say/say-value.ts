import { addHours, type FieldDeclaration, isInstant, type Kind, type PartyId, type Text } from '@lianyu/kernel'
import type { Names } from '../names.ts'
import { sayMoney } from './say-money.ts'

/** What a value is put into words with. */
export interface Words {
  names: Pick<Names, 'party' | 'desk'>
  offsetMinutes: number
  /** Whose desks a field names: they go by that party's own words; by the packs' common ones where it is left out. */
  party?: PartyId
  /** Titles of matters that are pointed to, where they are known. */
  titles?: ReadonlyMap<string, string>
  /** What a fact opened that was sealed, by the number it was handed in under. */
  sealed?: string | undefined
}

const both = (text: string): Text => ({ zh: text, en: text })
const longest = 400

/** A field's value as people read it, in both languages; empty for none. Total: a value of another form is shown as it is. */
export function sayValue(kind: Kind, field: string, value: unknown, words: Words): Text {
  const declared = Object.hasOwn(kind.declaration.fields, field) ? kind.declaration.fields[field] : undefined
  if (value === undefined || value === null || value === '') return both('')
  if (declared === undefined) return both(asItIs(value))
  return say(kind, field, declared, value, words)
}

function say(kind: Kind, field: string, declared: FieldDeclaration, value: unknown, words: Words): Text {
  switch (declared.type) {
    case 'money':
      return Number.isSafeInteger(value)
        ? { zh: sayMoney(value as number, 'zh'), en: sayMoney(value as number, 'en') }
        : both(asItIs(value))
    case 'yes-no':
      return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'choice':
      return kind.labels.fields[field]?.choices?.[String(value)] ?? both(asItIs(value))
    case 'choices':
      return joined(listOf(value).map((one) => kind.labels.fields[field]?.choices?.[String(one)] ?? both(asItIs(one))))
    case 'division':
    case 'party':
      return words.names.party(String(value))
    case 'parties':
      return joined(listOf(value).map((one) => words.names.party(String(one))))
    case 'desk':
      return words.names.desk(words.party ?? '', String(value))
    case 'matter':
      return both(words.titles?.get(String(value)) ?? String(value))
    case 'file':
      return both(nameOf(value))
    case 'files':
      return joined(listOf(value).map((one) => both(nameOf(one))))
    case 'percent':
      return both(`${asItIs(value)}%`)
    case 'area':
      return { zh: `${inThousands(value)} 平方米`, en: `${inThousands(value)} m²` }
    case 'energy':
      return { zh: `${asItIs(value)} 吨标准煤`, en: `${asItIs(value)} tce` }
    case 'instant':
      return both(isInstant(value) ? sayInstant(value, words.offsetMinutes) : asItIs(value))
    case 'place': {
      const { lon, lat } = value as { lon?: unknown; lat?: unknown }
      return both(`${asItIs(lon)}, ${asItIs(lat)}`)
    }
    case 'rows': {
      const [first = ''] = Object.keys(kind.declaration.fields[field]?.rows ?? {})
      return joined(listOf(value).map((row) => both(asItIs((row as Record<string, unknown>)?.[first]))))
    }
    case 'scope-rows':
      return { zh: `${listOf(value).length} 条`, en: `${listOf(value).length} rows` }
    default:
      return both(asItIs(value))
  }
}

/** `2026-11-20 16:24` on the wall. */
export function sayInstant(instant: string, offsetMinutes: number): string {
  return addHours(instant, offsetMinutes / 60)
    .slice(0, 16)
    .replace('T', ' ')
}

/** `140000.00` is 140,000: digits as they are, without zeros that say nothing. */
function inThousands(value: unknown): string {
  const parts = /^(-?\d+)(?:\.(\d*?)0*)?$/.exec(asItIs(value))
  if (parts === null) return asItIs(value)
  const [, whole = '', fraction = ''] = parts
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === '' ? '' : `.${fraction}`)
}

function asItIs(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const characters = [...(text ?? '')]
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : (text ?? '')
}

function nameOf(file: unknown): string {
  const name = typeof file === 'object' && file !== null ? (file as { name?: unknown }).name : undefined
  return typeof name === 'string' ? name : ''
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function joined(texts: Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') }
}
