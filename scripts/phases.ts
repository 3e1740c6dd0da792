import { phase } from '@lianyu/cli'

/** One thing to do or to check, with a line of its own on the terminal. */
export interface Phase {
  name: string
  /** Answers what it found or did, in a few words or none. Throws what is wrong, in words for whoever runs it. */
  run(): Promise<string>
}

/**
 * Runs phases, each to its end, and counts; what a phase threw is printed below its line.
 *
 * @param atOnce  1 where a phase stands on the one before; more where they only look
 */
export async function runPhases(phases: Phase[], atOnce = 1): Promise<{ passed: number; failed: number }> {
  const count = { passed: 0, failed: 0 }
  const left = phases.values()
  const lane = async () => {
    for (const { name, run } of left) {
      try {
        await phase(name, run, (answer) => answer)
        count.passed += 1
      } catch (error) {
        count.failed += 1
        console.error(String((error as Error).message).replace(/^/gm, '  '))
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return count
}
