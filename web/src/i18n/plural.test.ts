import { describe, expect, it } from 'vitest'
import { pluralOf } from './plural.ts'

describe('a kind said of many, in English', () => {
  it.each([
    ['Problem', 'Problems'],
    ['Investment project', 'Investment projects'],
    ['Policy', 'Policies'],
    ['Survey of departments', 'Surveys of departments'],
    ['Fund from above', 'Funds from above'],
    ['Incubation elsewhere', 'Incubations elsewhere'],
    ['Trip or reception', 'Trips or receptions'],
    ['Process change', 'Process changes'],
    ['Service case', 'Service cases'],
    ['What one thing consists of', 'What one thing consists of'],
  ])('%s: %s', (one, many) => {
    expect(pluralOf(one)).toBe(many)
  })
})
