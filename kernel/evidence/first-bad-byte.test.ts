import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../log/utf8.ts'
import { firstBadByte } from './first-bad-byte.ts'

const at = (text: string) => firstBadByte(encodeUtf8(text))

describe('the first byte that cannot stand where it stands', () => {
  it('is where the JSON breaks', () => {
    expect(at('{"a":1,"b"')).toBe(11)
    expect(at('{"a":1,}')).toBe(8)
    expect(at('{"a";1}')).toBe(5)
    expect(at('{"a":[1,2}}')).toBe(10)
    expect(at('{"a":tru')).toBe(6)
    expect(at('{"a":1}}')).toBe(8)
    expect(at('nothing of the kind')).toBe(1)
    expect(at('')).toBe(1)
  })
  it('counts bytes and not letters', () => {
    expect(at('{"县":1;')).toBe(9)
  })
  it('is where a letter begins that is none', () => {
    const bytes = encodeUtf8('{"a":"县"}')
    bytes[7] = 0x41
    expect(firstBadByte(bytes)).toBe(7)
    expect(firstBadByte(encodeUtf8('{"a":"县"}').subarray(0, 8))).toBe(7)
  })
  it('is where something else is written than the one way to write it', () => {
    expect(at('{"a": 1}')).toBe(6)
    expect(at('{"a":1,"a":1}')).toBe(7)
    expect(at('{"b":1,"a":1}')).toBe(3)
    expect(at('{"a":1} ')).toBe(8)
  })
})
