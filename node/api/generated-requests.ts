import fc from 'fast-check'

export type Json = Record<string, unknown>
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T

/** Ids that answers have shown, by what they are called there, to be asked about again. */
export class Seen {
  readonly #ids = new Map<string, string[]>()

  add(name: string, value: string): void {
    const list = this.#ids.get(name) ?? []
    if (!list.includes(value)) this.#ids.set(name, [...list, value].slice(-40))
  }

  /** Takes in whatever an answer names. */
  learn(value: unknown, name = '', depth = 0): void {
    if (depth > 6) return
    if (typeof value === 'string') {
      if (/^[0-9A-Z-]{6,18}:[0-9a-f-]{36}$/.test(value)) this.add('matter', value)
      else if (/^[0-9a-f]{64}$/.test(value)) this.add('hash', value)
      else if (/^[0-9a-f]{24}$/.test(value)) this.add('session', value)
      else if (/^o[0-9a-f]{20}$/.test(value)) this.add('person', value)
      else if (name === 'next' || name === 'cursor') this.add('cursor', value)
      else if (name === 'step') this.add('step', value)
      else if (name === 'queryCode') this.add('code', value)
    } else if (Array.isArray(value)) for (const one of value.slice(0, 20)) this.learn(one, name, depth + 1)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) this.learn(one, key, depth + 1)
    }
  }

  of(name: string): string[] {
    return this.#ids.get(name) ?? []
  }
}

const odd = fc.constantFrom<unknown>(
  null,
  '',
  'x',
  0,
  -1,
  1e21,
  0.5,
  true,
  [],
  {},
  [[[[[[]]]]]],
  'x'.repeat(5000),
  '\u0000',
  '\ud800',
  '%00',
  '../../etc/passwd',
  "' or 1=1 --",
  '=cmd()',
  { $ne: 1 },
  JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
)
const words = fc.constantFrom('示例', '示例事项', 'Sample words', '360313', '430281', '2026-11-22', 'x', '1', 'all')

/** A value that a JSON Schema allows, or nearly: it is for tests, so patterns it cannot make become sample words. */
export function valueFor(schema: Json | undefined, draw: Draw, seen: Seen, name = '', depth = 0): unknown {
  if (schema === undefined || depth > 6) return draw(words)
  const { type, anyOf, oneOf, allOf, properties, items } = schema as { [key: string]: never } & {
    anyOf?: Json[]
    oneOf?: Json[]
    allOf?: Json[]
    properties?: Record<string, Json>
    items?: Json
    type?: string | string[]
  }
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return draw(fc.constantFrom(...(schema.enum as unknown[])))
  const choices = anyOf ?? oneOf ?? allOf
  if (choices !== undefined) return valueFor(draw(fc.constantFrom(...choices)), draw, seen, name, depth + 1)
  const kind = Array.isArray(type) ? draw(fc.constantFrom(...type)) : type
  if (kind === 'object' || properties !== undefined) {
    const required = (schema.required ?? []) as string[]
    const made: Json = {}
    for (const [key, inner] of Object.entries(properties ?? {})) {
      if (required.includes(key) || draw(fc.boolean())) made[key] = valueFor(inner, draw, seen, key, depth + 1)
    }
    return made
  }
  if (kind === 'array') {
    const length = draw(fc.integer({ min: Number(schema.minItems ?? 0), max: 2 }))
    return Array.from({ length }, () => valueFor(items, draw, seen, name, depth + 1))
  }
  if (kind === 'integer' || kind === 'number') {
    const [min, max] = [Number(schema.minimum ?? 0), Number(schema.maximum ?? 1000)]
    return draw(fc.integer({ min: Math.max(min, -1e9), max: Math.min(Math.max(max, min), 1e9) }))
  }
  if (kind === 'boolean') return draw(fc.boolean())
  if (kind === 'null') return null
  return textFor(schema, draw, seen, name)
}

function textFor({ pattern, format }: Json, draw: Draw, seen: Seen, name: string): string {
  const known: Record<string, string> = {
    residentId: '11010519491231002X',
    applicantId: '11010519491231002X',
    applicantPhone: '13800000000',
    phone: '13800000000',
    // Asked of every kind of duty in the left column.
    item: 'month-reports',
  }
  if (known[name] !== undefined) return known[name]
  const ids = seen.of(name === 'id' || name === 'agreement' ? 'matter' : name === 'leaf' ? 'hash' : name)
  if (ids.length > 0 && draw(fc.boolean())) return draw(fc.constantFrom(...ids))
  if (format === 'date') return '2026-11-22'
  if (format === 'uuid') return '0190a1b2-0000-7000-8000-000000000000'
  if (typeof pattern === 'string' && pattern.length < 60) {
    try {
      return draw(fc.stringMatching(new RegExp(pattern)))
    } catch {
      // A pattern with look-arounds: words will do.
    }
  }
  return draw(words)
}

/** The same value with one thing wrong: left out, exchanged, or added. */
export function spoil(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return draw(odd)
  const keys = Object.keys(value)
  const copy: Json = { ...value }
  const how = draw(fc.constantFrom('drop', 'exchange', 'inside', 'add', 'all'))
  const key = keys.length === 0 ? undefined : draw(fc.constantFrom(...keys))
  if (how === 'all') return draw(odd)
  if (how === 'add' || key === undefined) copy.surplus = draw(odd)
  else if (how === 'drop') delete copy[key]
  else copy[key] = how === 'inside' ? spoil(copy[key], draw) : draw(odd)
  return copy
}
