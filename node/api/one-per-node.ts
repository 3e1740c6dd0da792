import type { NodeDeps } from './deps.ts'

/** Something that a node has one of, for all of its routes: made at first use, gone with the node. */
export function onePerNode<D extends Pick<NodeDeps, 'journal'>, T>(make: (deps: D) => T): (deps: D) => T {
  const made = new WeakMap<NodeDeps['journal'], T>()
  return (deps) => {
    let one = made.get(deps.journal)
    if (one === undefined) {
      one = make(deps)
      made.set(deps.journal, one)
    }
    return one
  }
}
