import { describe, expect, it } from 'vitest'
import { proposePath } from './propose-path.ts'

const fieldsOf = (path: string) => Object.fromEntries(new URL(path, 'http://node.test').searchParams)

describe('the form of a new value', () => {
  it('begins from what holds now, as JSON, so that a number stays a number and a rule a rule', () => {
    expect(fieldsOf(proposePath({ key: 'a.days', value: 20 }))).toEqual({ 'f.key': 'a.days', 'f.value': '20' })
    expect(fieldsOf(proposePath({ key: 'a.on', value: false }))['f.value']).toBe('false')
    const rule = { label: { zh: '甲&乙', en: 'A & B' } }
    expect(JSON.parse(fieldsOf(proposePath({ key: 'a.rule', value: rule }))['f.value'] ?? '')).toEqual(rule)
  })

  it('says which value of the party it replaces, and brings nothing where nothing holds', () => {
    const own = { matter: '360313:1', value: 1, validFrom: '2026-01-01' }
    expect(fieldsOf(proposePath({ key: 'a', value: 1, own }))['f.replaces']).toBe('360313:1')
    expect(fieldsOf(proposePath({ key: 'a', value: undefined }))).toEqual({ 'f.key': 'a' })
  })
})
