import type { Words } from './command.ts'

/**
 * Runs one phase of a command with a line on stderr: a tick and the seconds when done, a cross when not, and a sign of
 * life every 10 seconds in between. What the phase throws goes on to the caller.
 */
export async function phase<T>(name: Words | string, run: () => Promise<T>, say?: (result: T) => string): Promise<T> {
  const label = typeof name === 'string' ? name : `${name.zh} · ${name.en}`
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  const tick = setInterval(() => console.error(`  … ${label} ${seconds()}`), 10_000)
  try {
    const result = await run()
    const answer = say?.(result) ?? ''
    console.error(`✓ ${label}${answer === '' ? '' : `: ${answer}`} (${seconds()})`)
    return result
  } catch (error) {
    console.error(`✗ ${label} (${seconds()})`)
    throw error
  } finally {
    clearInterval(tick)
  }
}
