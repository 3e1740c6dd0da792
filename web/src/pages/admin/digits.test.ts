import { describe, expect, it } from 'vitest'
import { compareDigits, digitsOf, inGroups } from './digits.ts'

const card = '0416 2231 9987 1502 7730 6648'

describe('a fingerprint compared by telephone', () => {
  it('takes digits however they are written', () => {
    expect(digitsOf('０４１６-22 31，')).toBe('04162231')
    expect(inGroups('0416223')).toBe('0416 223')
  })

  it('is the same only when every digit is there', () => {
    expect(compareDigits(card, card)).toEqual({ is: 'same' })
    expect(compareDigits('041622319987150277306648', card)).toEqual({ is: 'same' })
    expect(compareDigits('0416 2231', card)).toEqual({ is: 'begun', left: 16 })
    expect(compareDigits('', card)).toEqual({ is: 'begun', left: 24 })
  })

  it('names the first group that differs as soon as it is whole, and not before', () => {
    expect(compareDigits('0416 223', card)).toEqual({ is: 'begun', left: 17 })
    expect(compareDigits('0416 2232', card)).toEqual({ is: 'different', place: 2 })
    expect(compareDigits('0416 2231 9987 1502 7730 6647', card)).toEqual({ is: 'different', place: 6 })
    expect(compareDigits(`${card} 1`, card)).toEqual({ is: 'different', place: 7 })
  })
})
