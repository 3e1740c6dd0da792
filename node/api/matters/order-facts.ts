import type { Envelope, LeafHex, LogId } from '@lianyu/kernel'

export interface Ordered {
  leaf: LeafHex
  log: LogId
  index: number
  envelope: Envelope
}

/**
 * Facts in an order in which each stands after what it rests on; where that leaves a choice, by the writers' own times,
 * which are for people and decide nothing. The same facts give the same order on every node.
 */
export function orderFacts<F extends Ordered>(facts: readonly F[]): F[] {
  const byLeaf = new Map(facts.map((fact) => [fact.leaf, fact]))
  const sorted = [...facts].sort(byTime)
  const before = new Map<LeafHex, F>()
  for (const list of Map.groupBy(facts, ({ log }) => log).values()) {
    const inLog = list.sort((a, b) => a.index - b.index)
    for (const [at, fact] of inLog.entries()) {
      const previous = inLog[at - 1]
      if (previous !== undefined) before.set(fact.leaf, previous)
    }
  }
  const groundsOf = ({ leaf, envelope }: F): F[] => {
    const named = envelope.after.flatMap((ground) => byLeaf.get(ground) ?? [])
    const previous = before.get(leaf)
    // Latest first onto the stack, so that the earliest is walked first.
    return [...named, ...(previous === undefined ? [] : [previous])].sort((a, b) => byTime(b, a))
  }
  const ordered: F[] = []
  const seen = new Set<LeafHex>()
  for (const first of sorted) {
    // A walk down to what a fact rests on, with a stack of its own: a matter may be thousands of facts deep.
    const stack: { fact: F; opened: boolean }[] = [{ fact: first, opened: false }]
    while (stack.length > 0) {
      const top = stack.at(-1) as { fact: F; opened: boolean }
      if (top.opened) {
        stack.pop()
        ordered.push(top.fact)
        continue
      }
      if (seen.has(top.fact.leaf)) {
        stack.pop()
        continue
      }
      seen.add(top.fact.leaf)
      top.opened = true
      for (const ground of groundsOf(top.fact).filter(({ leaf }) => !seen.has(leaf))) {
        stack.push({ fact: ground, opened: false })
      }
    }
  }
  return ordered
}

function byTime(a: Ordered, b: Ordered): number {
  if (a.envelope.at !== b.envelope.at) return a.envelope.at < b.envelope.at ? -1 : 1
  return a.leaf < b.leaf ? -1 : 1
}
