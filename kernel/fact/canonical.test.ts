import { existsSync, readFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalText, ENTRY_LIMITS, PART_LIMITS, parseCanonical } from './canonical.ts'

const folder = new URL('../../../shared/conformance/log/jcs/', import.meta.url)
const parse = (text: string) => parseCanonical(new Uint8Array(Buffer.from(text)))
const wellFormed = fc.string({
  unit: fc.oneof(fc.constantFrom('\\', '"', '\n', '中', '🏞', '\u2028', '1', 'u', 'd'), fc.string()),
})
const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' })

describe('canonical JSON', () => {
  it('writes keys in the order of their UTF-16 units, whatever order they were made in', () => {
    // U+FB33 is one unit above both halves of U+1F600, though its code point is below.
    expect(canonicalText({ b: 1, a: { 10: 1, 9: 2, '': 3 }, '€': 0, '\ufb33': 2, '😀': 1 })).toBe(
      '{"a":{"":3,"10":1,"9":2},"b":1,"€":0,"😀":1,"\ufb33":2}',
    )
  })

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalText([-0, 1e21, 1e-7, 4.5, 2 ** 53])).toBe('[0,1e+21,1e-7,4.5,9007199254740992]')
  })

  it('leaves out what is undefined in an object, and only there', () => {
    expect(canonicalText({ a: undefined, b: null })).toBe('{"b":null}')
    expect(() => canonicalText([undefined])).toThrow('fact.not-data')
    expect(() => canonicalText(new Array(2))).toThrow('fact.not-data')
  })

  it('refuses what JSON cannot say', () => {
    const wrong = [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, new Date(0), new Map(), Symbol('x')]
    for (const value of wrong) expect(() => canonicalBytes({ value }), String(value)).toThrow('fact.not-data')
    for (const text of ['\ud800', 'x\udc00', '\udc00\ud800']) {
      expect(() => canonicalBytes([text])).toThrow('fact.not-data')
      expect(() => canonicalBytes({ [text]: 1 })).toThrow('fact.not-data')
    }
    expect(canonicalText('\\ud800')).toBe('"\\\\ud800"')
    const circle: unknown[] = []
    circle.push(circle)
    expect(() => canonicalBytes(circle)).toThrow('fact.too-deep')
  })

  it('is what another implementation writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(json, fc.dictionary(wellFormed, fc.oneof(wellFormed, fc.double({ noNaN: true })))),
        (value) => {
          fc.pre(!JSON.stringify(value).includes('null') || !containsInfinity(value))
          expect(canonicalText(value)).toBe(canonicalize(value))
        },
      ),
      { seed: 20261012, numRuns: 500 },
    )
  })
})

describe('the one-rule parser', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value)
        const parsed = parseCanonical(bytes)
        expect(parsed).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalBytes(parsed)).toEqual(bytes)
      }),
      { seed: 20261012, numRuns: 500 },
    )
  })

  it('refuses changed bytes, or they are themselves canonical', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 2 }), (value, where, byte, how) => {
        const bytes = canonicalBytes(value)
        const at = where % bytes.length
        const [before, after] = [bytes.slice(0, at), bytes.slice(at + (how === 0 ? 0 : 1))]
        const changed = new Uint8Array([...before, ...(how === 2 ? [] : [byte]), ...after])
        const parsed = parseCanonical(changed)
        if (!isRefused(parsed)) expect(canonicalBytes(parsed)).toEqual(changed)
      }),
      { seed: 20261012, numRuns: 2000 },
    )
  })

  it('refuses every second way to write the same', () => {
    const wrong = [
      '{"a":1,"a":1}',
      '{"b":1,"a":2}',
      '{"9":1,"10":2}',
      '{ "a":1}',
      '[1,2]\n',
      ' 1',
      '1.0',
      '-0',
      '1e2',
      '12345678901234567890',
      '0.1000000000000000055',
      '"\\u0041"',
      '"\\/"',
      '"\\u000A"',
      '"\\ud800"',
      '{"\\udfff":1}',
      '{"__proto__":1,"__proto__":1}',
    ]
    for (const text of wrong) expect(parse(text), text).toMatchObject({ refusal: 'fact.not-canonical' })
    for (const text of ['', '{', 'nul', '[1,]', "{'a':1}", '\ufeff1', '"\n"', 'NaN', ']', '[]]']) {
      expect(parse(text), text).toMatchObject({ refusal: 'fact.not-json' })
    }
    for (const text of ['{"10":2,"9":1}', '"\\u000f\\n"', '"\\\\ud800"', '"😀"', '{"":{}}', 'null', '"\u2028"']) {
      expect(isRefused(parse(text)), text).toBe(false)
    }
  })

  it('refuses bytes that are not the one UTF-8 of a text', () => {
    const wrong = [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xb8], [0x80], [0xff]]
    for (const bytes of wrong) {
      expect(parseCanonical(Uint8Array.of(0x22, ...bytes, 0x22))).toMatchObject({ refusal: 'fact.not-utf8' })
    }
  })

  it('takes up to 65,535 bytes for an entry and 262,144 for a part', () => {
    for (const limits of [ENTRY_LIMITS, PART_LIMITS]) {
      const full = new Uint8Array(Buffer.from(`"${'x'.repeat(limits.maxBytes - 2)}"`))
      expect(parseCanonical(full, limits)).toHaveLength(limits.maxBytes - 2)
      const over = new Uint8Array([...full, 0x20])
      expect(parseCanonical(over, limits)).toMatchObject({ refusal: 'fact.too-large' })
    }
    expect([ENTRY_LIMITS.maxBytes, PART_LIMITS.maxBytes]).toEqual([65_535, 262_144])
  })

  it('takes 32 levels, and counts no brackets inside texts', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(isRefused(parse(nested(32)))).toBe(false)
    expect(parse(nested(33))).toMatchObject({ refusal: 'fact.too-deep' })
    expect(parse('['.repeat(65_000))).toMatchObject({ refusal: 'fact.too-deep' })
    expect(parse('{"a":'.repeat(33))).toMatchObject({ refusal: 'fact.too-deep' })
    expect(isRefused(parse(JSON.stringify(`"\\${'['.repeat(99)}`)))).toBe(false)
    expect(parse(`"${'\\'.repeat(3)}`)).toMatchObject({ refusal: 'fact.not-json' })
  })

  it('leaves a key __proto__ a key like any other', () => {
    const parsed = parse('{"__proto__":{"admin":true}}') as Record<string, unknown>
    expect(Object.keys(parsed)).toEqual(['__proto__'])
    expect('admin' in parsed).toBe(false)
    expect(canonicalText(parsed)).toBe('{"__proto__":{"admin":true}}')
    expect(canonicalText({ z: 1, ...parsed })).toBe('{"__proto__":{"admin":true},"z":1}')
  })
})

describe.skipIf(!existsSync(folder))('published vectors: cyberphone/json-canonicalization', () => {
  for (const name of ['arrays', 'values']) {
    it(name, () => {
      const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
      const bytes = canonicalBytes(JSON.parse(read(`input/${name}.json`)))
      expect(Buffer.from(bytes).toString()).toBe(read(`output/${name}.json`))
      expect(Buffer.from(bytes).toString('hex')).toBe(read(`outhex/${name}.txt`).replace(/\s/g, ''))
      expect(isRefused(parseCanonical(bytes))).toBe(false)
    })
  }
})

function isRefused(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'sort' in value
}

function containsInfinity(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(containsInfinity)
  return typeof value === 'number' && !Number.isFinite(value)
}
