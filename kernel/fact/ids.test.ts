import { describe, expect, it } from 'vitest'
import { isMatterId, isName, isPartyId, isUuidV7, uuidV7From } from './ids.ts'

describe('ids', () => {
  it('are UUIDv7 with the time in front', () => {
    // Appendix A.6 of RFC 9562
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidV7From(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
    expect(isUuidV7(uuidV7From(0, new Uint8Array(10)))).toBe(true)
    expect(() => uuidV7From(-1, random)).toThrow()
    expect(() => uuidV7From(0, new Uint8Array(9))).toThrow()
  })
  it('of parties are a region code or a USCC', () => {
    expect(['360322', '361100-JK', '91360302MA35XXXX0X'].map(isPartyId)).toEqual([true, true, true])
    expect(['36032', '360322-jk', '91360302MA35XXXX0I', '', 7].map(isPartyId)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
  it('of matters name their origin', () => {
    expect(isMatterId('360302:01999999-0000-7000-8000-000000000001')).toBe(true)
    expect(isMatterId('01999999-0000-7000-8000-000000000001')).toBe(false)
    expect(isMatterId('nobody:01999999-0000-7000-8000-000000000001')).toBe(false)
  })
  it('of ours are lower case with digits and hyphens', () => {
    expect(['land-office', 'a1'].map(isName)).toEqual([true, true])
    expect(['Land', '1a', '', 'a_b', '__proto__'].map(isName)).toEqual([false, false, false, false, false])
  })
})
