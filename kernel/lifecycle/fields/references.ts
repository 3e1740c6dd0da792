import { isHash, isMatterId, isName, isPartyId } from '../../fact/ids.ts'
import { type Text, text } from '../../names.ts'
import { refuse } from '../../refusal/refusal.ts'
import {
  asIs,
  type FieldTypeEntry,
  hasExactly,
  isObject,
  type JsonSchema,
  shaped,
  trimmed,
  wrongType,
} from './entry.ts'

const MOST_FILES = 50
const MOST_PARTIES = 64
const FILE_NAME_LENGTH = 200

function named(
  widget: string,
  holds: (value: unknown) => boolean,
  wanted: Text,
  schema: JsonSchema,
  column?: 'text',
): FieldTypeEntry {
  return {
    check: (value, _, path) => (holds(value) ? undefined : wrongType(wanted.zh, wanted.en, path)),
    normal: trimmed,
    jsonSchema: () => schema,
    widget,
    ...(column ? { column } : {}),
  }
}

const partySchema = { type: 'string', pattern: '^(\\d{6}(-[A-Z]{2})?|[0-9A-HJ-NPQRTUWXY]{18})$' }
export const party = named('party', isPartyId, text('单位代码', 'the code of a party'), partySchema, 'text')
export const desk = named(
  'desk',
  isName,
  text('岗位', 'a desk'),
  { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' },
  'text',
)
export const matter = named('matter', isMatterId, text('业务件编号', 'the id of a matter'), { type: 'string' }, 'text')

export const parties: FieldTypeEntry = {
  check(value, declaration, path) {
    if (!Array.isArray(value)) return wrongType('单位列表', 'a list of parties', path)
    if (value.length > MOST_PARTIES) return refuse('field.too-many', { count: value.length, most: MOST_PARTIES }, path)
    for (const [i, one] of value.entries()) {
      const refusal = party.check(one, declaration, `${path}.${i}`)
      if (refusal) return refusal
    }
    return undefined
  },
  /** Sorted and without repeats: a set of parties is one value however it was picked. */
  normal: (value) => (Array.isArray(value) && value.every(isPartyId) ? [...new Set(value)].sort() : value),
  jsonSchema: () => ({ type: 'array', items: partySchema, uniqueItems: true, maxItems: MOST_PARTIES }),
  widget: 'parties',
}

const fileSchema: JsonSchema = {
  type: 'object',
  properties: {
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    name: { type: 'string', maxLength: FILE_NAME_LENGTH },
    type: { type: 'string' },
    size: { type: 'integer', minimum: 0 },
  },
  required: ['hash', 'name', 'type', 'size'],
  additionalProperties: false,
}

/** A file that is stored already, as a part names it. */
export interface StoredFile {
  /** SHA-256 of its bytes, in hex. */
  hash: string
  name: string
  /** Media type, as found from its bytes. */
  type: string
  /** Bytes. */
  size: number
}

export function isStoredFile(value: unknown): value is StoredFile {
  if (!isObject(value) || !hasExactly(value, 'hash', 'name', 'type', 'size')) return false
  const { hash, name, type, size } = value
  // A name with a path in it could be taken for one when the file is saved again.
  const nameHolds = typeof name === 'string' && name.length <= FILE_NAME_LENGTH && /^[^\p{Cc}/\\]+$/u.test(name)
  const typeHolds = typeof type === 'string' && /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(type)
  return isHash(hash) && nameHolds && typeHolds && Number.isSafeInteger(size) && (size as number) >= 0
}

export const file: FieldTypeEntry = {
  check(value, { accept }, path) {
    if (!isStoredFile(value)) return wrongType('已上传的文件', 'an uploaded file', path)
    if (accept === undefined || accept.some((type) => accepts(type, value.type))) return undefined
    return refuse('field.media-type', { type: value.type, accept }, path)
  },
  normal: asIs,
  jsonSchema: () => fileSchema,
  widget: 'file',
}

/** `image/*` takes every image. */
function accepts(pattern: string, type: string): boolean {
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}

export const files: FieldTypeEntry = {
  check(value, declaration, path) {
    if (!Array.isArray(value)) return wrongType('文件列表', 'a list of files', path)
    if (value.length > MOST_FILES) return refuse('field.too-many', { count: value.length, most: MOST_FILES }, path)
    for (const [i, one] of value.entries()) {
      const refusal = file.check(one, declaration, `${path}.${i}`)
      if (refusal) return refusal
    }
    return undefined
  },
  normal: asIs,
  jsonSchema: () => ({ type: 'array', items: fileSchema, maxItems: MOST_FILES }),
  widget: 'files',
}

/** Degrees, WGS 84, six decimals: about 11 cm. */
export const place: FieldTypeEntry = {
  check(value, _, path) {
    const holds = isObject(value) && hasExactly(value, 'lon', 'lat') && within(value.lon, 180) && within(value.lat, 90)
    return holds ? undefined : wrongType('经纬度', 'a place (longitude and latitude)', path)
  },
  normal(value) {
    if (!isObject(value) || !within(value.lon, 180) || !within(value.lat, 90)) return value
    const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0
    return { ...value, lon: round(value.lon), lat: round(value.lat) }
  },
  jsonSchema: () => ({
    type: 'object',
    properties: {
      lon: { type: 'number', minimum: -180, maximum: 180 },
      lat: { type: 'number', minimum: -90, maximum: 90 },
    },
    required: ['lon', 'lat'],
    additionalProperties: false,
  }),
  widget: 'place',
}

function within(value: unknown, degrees: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= degrees
}

/** Which indicators there are, packs say: any well-formed id is taken, and one that nobody measures any more stays readable. */
export const indicator = shaped(
  /^[a-z][a-z0-9-]{0,63}(?:\.[a-z0-9-]{1,63}){0,3}$/,
  text('指标', 'an indicator'),
  'indicator',
  'text',
)
