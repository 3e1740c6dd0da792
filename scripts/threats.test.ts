import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkThreats, parseThreats } from './threats.ts'

const root = join(import.meta.dirname, '..')
const head = '| no. | threat | control | shipped default | proof |\n| --- | --- | --- | --- | --- |\n'
const row = (proof: string) => `${head}| 1 | theft | lock | on | ${proof} |\n`
const report = (title: string, status: string) => ({
  testResults: [{ name: '/house/node/door.test.ts', assertionResults: [{ title, status }] }],
})
const check = (proof: string, title: string, status: string) =>
  checkThreats(parseThreats(row(proof)), report(title, status), '/house')

describe('docs/threats.md', () => {
  const threats = parseThreats(readFileSync(join(root, 'docs/threats.md'), 'utf8'))

  it('numbers at least 25 threats, from 1 on without a gap', () => {
    expect(threats.length).toBeGreaterThanOrEqual(25)
    expect(threats.map(({ number }) => number)).toEqual(threats.map((_, n) => n + 1))
  })
  it('names files that are there, run by npm test', () => {
    for (const { number, proofs } of threats) {
      for (const { file } of proofs) {
        expect(existsSync(join(root, file)), `row ${number}: ${file}`).toBe(true)
        expect(file, `row ${number}`).not.toContain('.long.')
      }
    }
  })
})

describe('a row of threats', () => {
  it('is proved by a test that ran and passed', () => {
    expect(check('`node/door.test.ts` › keeps out', 'keeps out', 'passed')).toEqual({
      faults: [],
      skipped: [],
      proved: 1,
    })
  })
  it('is a fault where the test failed, was skipped, or is not there', () => {
    const proof = '`node/door.test.ts` › keeps out'
    expect(check(proof, 'keeps out', 'failed').faults).toEqual(['row 1: node/door.test.ts › keeps out: failed'])
    expect(check(proof, 'keeps out', 'skipped').faults).toHaveLength(1)
    expect(check(proof, 'keeps in', 'passed').faults).toEqual(['row 1: node/door.test.ts › keeps out: no such test'])
    expect(check('`node/gone.test.ts` › keeps out', 'keeps out', 'passed').faults).toHaveLength(1)
  })
  it('may name the machine it needs: a skip is then told, a failure still a fault', () => {
    const proof = '`node/door.test.ts` › keeps out (needs: a tmpfs)'
    expect(check(proof, 'keeps out', 'skipped')).toMatchObject({
      faults: [],
      skipped: ['row 1: node/door.test.ts › keeps out: skipped, needs a tmpfs'],
    })
    expect(check(proof, 'keeps out', 'failed').faults).toHaveLength(1)
  })
  it('may stand for a family of tests, each of which must pass', () => {
    const threats = parseThreats(row('`node/door.test.ts` › keeps …'))
    const ran = report('keeps out', 'passed')
    ran.testResults[0]?.assertionResults.push({ title: 'keeps in', status: 'failed' })
    expect(checkThreats(threats, ran, '/house').faults).toHaveLength(1)
  })
  it('has several proofs set apart by <br>, and all must hold', () => {
    const both = check('`node/door.test.ts` › keeps out<br>`node/door.test.ts` › keeps in', 'keeps out', 'passed')
    expect(both).toMatchObject({ proved: 1, faults: [expect.stringContaining('keeps in')] })
  })
  it('is passed over where its file was not asked to run', () => {
    const threats = parseThreats(row('`node/gone.test.ts` › keeps out'))
    expect(checkThreats(threats, { testResults: [] }, '/house', false).faults).toEqual([])
  })
  it('that does not hold to the form is an error that says which', () => {
    expect(() => parseThreats(row('somebody checked'))).toThrow('row 1')
    expect(() => parseThreats(`${head}| 7 | theft | lock | on |\n`)).toThrow('row 7')
  })
})
