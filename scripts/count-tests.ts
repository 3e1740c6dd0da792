/** How many tests passed, failed and were skipped. */
export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** What is read of the report that vitest's JSON reporter writes. */
export interface JsonReport {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts a run's tests. A file that could not even be loaded counts as one failure, and so does a run that ended badly
 * without a failed test (an error outside any test, or no report at all): a broken run never sums up to "0 failed".
 */
export function countTests(report: JsonReport | undefined, exitCode: number): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 }
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults) {
      count[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      count.failed += 1
    }
  }
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

export function sum(one: Count, two: Count): Count {
  return { passed: one.passed + two.passed, failed: one.failed + two.failed, skipped: one.skipped + two.skipped }
}
