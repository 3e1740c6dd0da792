import { type Envelope, isRefusal, parseCanonical, partNames, type Refusal, refuse } from '@lianyu/kernel'

const HEX = /^[0-9a-f]{64}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const PARTY = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/
const MATTER = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}:[0-9a-f-]{36}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** A fact rests on few others: its track, its gate, its log. */
const MOST_GROUNDS = 64
const MOST_PARTIES = 200

type Check = (value: unknown) => boolean
const isText: Check = (value) => typeof value === 'string' && value !== '' && value.length <= 128
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const is =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value)
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const sorted =
  (form: RegExp, most: number): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((one, at) => is(form)(one) && (at === 0 || value[at - 1] < one))

function shape(checks: Record<string, Check>): Check {
  const known = new Set(Object.keys(checks))
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => known.has(key)) &&
    Object.entries(checks).every(([key, check]) => check((value as Record<string, unknown>)[key]))
}

const checks: Record<string, Check> = {
  v: (value) => value === 1,
  command: is(UUID),
  n: isCount,
  kind: is(HEX),
  matter: is(MATTER),
  step: isText,
  by: shape({ party: is(PARTY), desk: isText, role: isText, officer: isText }),
  at: is(INSTANT),
  after: sorted(HEX, MOST_GROUNDS),
  parts: shape(Object.fromEntries(partNames.map((part) => [part, optional(is(HEX))]))),
  track: optional(isText),
  epoch: optional(isCount),
  version: optional(isCount),
  agreement: optional(is(MATTER)),
  parties: optional(sorted(PARTY, MOST_PARTIES)),
  to: optional(shape({ party: is(PARTY), desk: isText })),
  attested: optional(shape({ track: isText, stage: isText, leaf: is(HEX) })),
  fence: optional(shape({ epoch: isCount, party: is(PARTY), seen: isCount })),
}

/**
 * Reads an entry as an envelope, or says at which key it does not hold to the form. A later version of the form is no
 * fault of the log's: `exchange.newer-form` means that this node must be upgraded first.
 */
export function readEnvelope(bytes: Uint8Array, index: number): Envelope | Refusal {
  const value = parseCanonical(bytes)
  if (isRefusal(value)) return value
  if (typeof value !== 'object' || value === null) return refuse('exchange.bad-envelope', { index, at: '.' })
  const { v } = value as { v?: unknown }
  if (Number.isSafeInteger(v) && (v as number) > 1)
    return refuse('exchange.newer-form', { index, version: v as number })
  const stranger = Object.keys(value).find((key) => !Object.hasOwn(checks, key))
  const at =
    stranger ?? Object.entries(checks).find(([key, check]) => !check((value as Record<string, unknown>)[key]))?.[0]
  return at === undefined ? (value as Envelope) : refuse('exchange.bad-envelope', { index, at: at.slice(0, 40) })
}
