import type { FieldType, Instant, MatterId, PartyId, PlainDay, ScopeRow } from '@lianyu/kernel'

export interface FileRef {
  hash: string
  name: string
  type: string
  size: number
}

/** The value of each field type, as it stands in a fact's part. */
export interface FieldValue {
  words: string
  paragraph: string
  /** Integer fen. */
  money: number
  integer: number
  /** Decimals are strings with the field's scale. */
  decimal: string
  /** m² */
  area: string
  /** Tonnes of coal equivalent. */
  energy: string
  /** `"12.50"` is 12.5 %. */
  percent: string
  day: PlainDay
  /** `YYYY-MM` */
  month: string
  instant: Instant
  'yes-no': boolean
  choice: string
  choices: string[]
  uscc: string
  'resident-id': string
  division: string
  'project-code': string
  phone: string
  indicator: string
  'query-code': string
  party: PartyId
  parties: PartyId[]
  desk: string
  matter: MatterId
  file: FileRef
  files: FileRef[]
  /** Degrees, WGS 84. */
  place: { lon: number; lat: number }
  /** 1 to 5. */
  rating: number
  'scope-rows': ScopeRow[]
  rows: Record<string, string | number | boolean>[]
  json: unknown
}

/** Does not compile when the kernel has a field type without a value here. */
export type ValueOf<T extends FieldType> = FieldValue[T]
