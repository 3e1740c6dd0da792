import { createHash, type Hash } from 'node:crypto'
import { Dice } from './dice.ts'

interface Happening {
  at: number
  order: number
  run: () => void
}

/**
 * Time, dice and the record of a simulated run. Time stands still while code runs and then jumps to the next thing that
 * is due, so hours cost nothing, and nothing happens in any order but the one that the dice gave.
 */
export class World {
  readonly dice: Dice
  /** Milliseconds since 1970, as nobody's clock shows it exactly. */
  now = Date.parse('2026-11-20T01:00:00.000Z')
  happened = 0
  /** Errors that no code of ours should have thrown. */
  readonly errors: unknown[] = []
  /** Lines of the record; kept only where somebody wants to read them. */
  readonly lines: string[] | undefined
  readonly #trace: Hash = createHash('sha256')
  readonly #heap: Happening[] = []
  #order = 0

  constructor(seed: number, keepLines = false) {
    this.dice = new Dice(seed)
    this.lines = keepLines ? [] : undefined
  }

  /** Calls `run` after so many milliseconds; answers how to call it off. */
  later(ms: number, run: () => void): () => void {
    const happening = { at: this.now + ms, order: this.#order++, run }
    push(this.#heap, happening)
    return () => {
      happening.run = nothing
    }
  }

  /** What was said goes into the trace: the same seed must give the same one. */
  say(line: string): void {
    const full = `${this.now} ${line}\n`
    this.#trace.update(full)
    this.lines?.push(full)
  }

  /** Runs what is due until nothing is. */
  async run(): Promise<void> {
    // What was just begun has come as far as it can without time passing.
    await new Promise(setImmediate)
    for (let next = pop(this.#heap); next !== undefined; next = pop(this.#heap)) {
      if (next.run === nothing) continue
      this.now = next.at
      this.happened += 1
      next.run()
      // Everything that follows from it without waiting for time has happened when the next macrotask comes.
      await new Promise(setImmediate)
    }
  }

  trace(): string {
    return this.#trace.copy().digest('hex')
  }
}

const nothing = () => {}
const before = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.order < b.order)

function push(heap: Happening[], one: Happening): void {
  let at = heap.length
  heap.push(one)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(one, heap[parent] as Happening)) break
    heap[at] = heap[parent] as Happening
    at = parent
  }
  heap[at] = one
}

function pop(heap: Happening[]): Happening | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  let at = 0
  for (;;) {
    let child = at * 2 + 1
    if (child >= heap.length) break
    const right = heap[child + 1]
    if (right !== undefined && before(right, heap[child] as Happening)) child += 1
    if (!before(heap[child] as Happening, last)) break
    heap[at] = heap[child] as Happening
    at = child
  }
  heap[at] = last
  return first
}
