import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sm3 } from '../log/sm3.ts'
import { sha256Noble as suite } from '../log/suite.ts'
import { canonicalBytes } from './canonical.ts'
import { commitPart, holdsPart, SALT_BYTES } from './commitment.ts'

const salt = new Uint8Array(SALT_BYTES).fill(5)
const part = canonicalBytes({ fields: { applicant: '示例申请人' } })

describe('the commitment of a part', () => {
  it('is the hash over 0x02, salt and bytes', () => {
    const expected = createHash('sha256').update(Uint8Array.of(2)).update(salt).update(part).digest('hex')
    expect(commitPart(suite, salt, part)).toBe(expected)
    expect(commitPart(sm3, salt, part)).not.toBe(expected)
  })

  it('holds for this part with this salt only', () => {
    const commitment = commitPart(suite, salt, part)
    expect(holdsPart(suite, commitment, salt, part)).toBe(true)
    expect(holdsPart(suite, commitment, new Uint8Array(SALT_BYTES), part)).toBe(false)
    expect(holdsPart(suite, commitment, salt, part.slice(1))).toBe(false)
    // The same bytes cut elsewhere between salt and part.
    const moved = new Uint8Array([...salt, part[0] as number])
    expect(holdsPart(suite, commitment, moved, part.slice(1))).toBe(false)
    expect(() => commitPart(suite, moved, part)).toThrow('fact.bad-salt')
  })
})
