/** One thing to do or to check, with a line of its own on the terminal. */
export interface Phase {
  name: string
  /** Answers what it found or did, in a few words or none. Throws what is wrong, in words for whoever runs it. */
  run(): Promise<string>
}

/** Runs phases one after another, each to its end: a tick or a cross, the seconds, and every 10 s a sign of life. */
export async function runPhases(phases: Phase[]): Promise<{ passed: number; failed: number }> {
  const count = { passed: 0, failed: 0 }
  for (const { name, run } of phases) {
    const began = performance.now()
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
    const tick = setInterval(() => console.error(`  … ${name} ${seconds()}`), 10_000)
    try {
      const answer = await run()
      count.passed += 1
      console.error(`✓ ${name}${answer === '' ? '' : `: ${answer}`} (${seconds()})`)
    } catch (error) {
      count.failed += 1
      console.error(`✗ ${name} (${seconds()})\n${String((error as Error).message).replace(/^/gm, '  ')}`)
    } finally {
      clearInterval(tick)
    }
  }
  return count
}
