import { describe, expect, it } from 'vitest'
import { countTests, sum } from './count-tests.ts'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) })

describe('the last line of a run', () => {
  it('counts every test once; skipped, pending and to-do ones as skipped', () => {
    const report = {
      testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped', 'pending', 'todo')],
    }
    expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 })
  })
  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })
  it('counts a failed clean-up after passing tests as a failure', () => {
    expect(countTests({ testResults: [file('failed', 'passed')] }, 1).failed).toBe(1)
  })
  it('never answers "0 failed" for a run that ended badly', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1)
    expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
  it('adds the checks to the tests', () => {
    expect(sum({ passed: 4, failed: 1, skipped: 0 }, { passed: 10, failed: 0, skipped: 2 })).toEqual({
      passed: 14,
      failed: 1,
      skipped: 2,
    })
  })
})
