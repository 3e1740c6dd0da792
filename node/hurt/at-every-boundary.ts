import { type CommitBoundary, type Fate, fates, metStatements, seenStatements } from './commit-boundary.ts'

/** What is done over a line whose commits meet their fate. */
export interface Work {
  line: () => CommitBoundary
  /** Something new to do; answers how it is done. The same is done again afterwards, as whoever heard nothing does. */
  prepare(name: string): Promise<() => Promise<unknown>>
  /** The process was killed: another one begins on what is there. */
  begin(): Promise<void>
  /** How often it is done again before it is checked; three times where a look that comes too soon after a failed one waits. */
  again?: number
  /** Asked when all is over: what was acknowledged is there, and nothing twice. */
  check(name: string): Promise<void>
}

/**
 * Every boundary with every fate, one after another on the same node; answers how many there were. Jobs of the node's own
 * commit in between as they come, so counting may pass one over: then its statements are waited for by their text.
 */
export async function atEveryBoundary(work: Work): Promise<number> {
  let met = 0
  seenStatements.clear()
  for (const fate of fates) {
    let nth = 1
    for (; await meets(work, nth, fate); nth++);
    met += nth - 1
  }
  for (const fate of fates) {
    for (const text of seenStatements) if (!metStatements[fate].has(text)) await meets(work, text, fate)
  }
  return met
}

let byText = 0

/** @returns whether there was such a commit */
async function meets(work: Work, which: number | string, fate: Fate): Promise<boolean> {
  const name = `${fate} ${typeof which === 'number' ? which : `by text ${++byText}`}`
  // The connection that met its fate the last time may be found dead only now.
  const run = await work.prepare(name).catch(() => work.prepare(name))
  const due = work.line().arm(which, fate)
  const running = run().catch(() => {})
  await Promise.race([due, running])
  // It may be a commit of the node's own jobs, whose fate comes after what was asked for is done.
  if (work.line().stands === 'falling') await due
  const fell = work.line().stands === 'met'
  if (fate.startsWith('killed') && fell) await work.begin()
  else await running
  work.line().disarm()
  // Whoever heard nothing asks again.
  for (let again = 0; again < (work.again ?? 3); again++) await run().catch(() => {})
  await work.check(name)
  return fell
}
