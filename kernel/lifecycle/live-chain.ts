import type { LeafHex } from '../names.ts'
import { byPlace, compare, type FactNode } from './fact-node.ts'
import type { Flag } from './matter.ts'
import type { TrackHead } from './move.ts'

/** Told of a good fact that is not on the chain after all, and why. */
export type Mark = (node: FactNode, why: Flag['why'], cause: LeafHex) => void

/**
 * The one chain of a track among all facts that are good by their own grounds, oldest first, without the opening.
 *
 * Tenure by tenure, hence fences in the order of epochs: the holder's facts follow one another, and of two that follow the
 * same fact the one that comes first in the holder's log counts. Then a fence of this very tenure cuts that chain where its
 * writer had seen it end. A fence of a later tenure is met only if its ground is still on the chain.
 *
 * @param allowed  only these facts exist (a fact's causal past); all, if left out
 * @source design.md section 5: `epoch =` and the order both matter, `epoch >=` breaks the one chain
 */
export function liveChain(
  root: FactNode,
  rootHead: TrackHead,
  track: string,
  allowed?: ReadonlySet<FactNode>,
  mark?: Mark,
): FactNode[] {
  const live: FactNode[] = []
  let start = root
  let head = rootHead
  for (;;) {
    const tenure = holdersChain(start, track, allowed)
    const fence = firstFence(start, tenure, track, allowed)
    const kept = fence === undefined ? tenure : tenure.slice(0, fence.at)
    if (mark) markTheRest(start, kept, fence?.node, track, mark)
    live.push(...kept)
    const last = fence?.node ?? tenure.at(-1)
    if (fence) live.push(fence.node)
    if (last === undefined || last.head === undefined || last.head.epoch === head.epoch) return live
    start = last
    head = last.head
  }
}

const isFence = (node: FactNode) =>
  node.envelope.fence !== undefined && node.step?.on === 'track' && !!node.step.declaration.fences

function following(node: FactNode, track: string, allowed?: ReadonlySet<FactNode>): FactNode[] {
  const next = node.next.get(track) ?? []
  return allowed === undefined ? next : next.filter((fact) => allowed.has(fact))
}

/** The tenure as its holder wrote it, up to and with the fact that ended it. */
function holdersChain(start: FactNode, track: string, allowed?: ReadonlySet<FactNode>): FactNode[] {
  const chain: FactNode[] = []
  let node = start
  for (;;) {
    const next = following(node, track, allowed)
      .filter((fact) => !isFence(fact))
      .sort(byPlace)[0]
    if (next === undefined) return chain
    chain.push(next)
    if (endsTenure(next)) return chain
    node = next
  }
}

/** The fence that ends the tenure, and how many facts of the tenure it leaves standing. */
function firstFence(
  start: FactNode,
  tenure: FactNode[],
  track: string,
  allowed?: ReadonlySet<FactNode>,
): { node: FactNode; at: number } | undefined {
  for (let at = 0; at <= tenure.length; at++) {
    const ground = at === 0 ? start : (tenure[at - 1] as FactNode)
    // The fact that ended the tenure begins the next one: fences on it name that epoch.
    if (at > 0 && endsTenure(ground)) break
    const fences = following(ground, track, allowed).filter((fact) => isFence(fact) && saysWhatItSaw(fact, tenure, at))
    const node = fences.sort((a, b) => compare(a.place.party, b.place.party) || byPlace(a, b))[0]
    if (node) return { node, at }
  }
  return undefined
}

/** Written in one epoch, it leaves the track in the next. */
function endsTenure(node: FactNode): boolean {
  return node.head?.epoch !== node.envelope.epoch
}

/** A fence that admits having seen more of the tenure than it rests on, or less, contradicts itself. */
function saysWhatItSaw(fence: FactNode, tenure: FactNode[], at: number): boolean {
  const { seen = 0, generation = 1 } = fence.envelope.fence ?? {}
  return tenure.every((fact, i) => {
    const place = fact.place.generation - generation || fact.fact.index - seen
    return i < at ? place < 0 : place >= 0
  })
}

function markTheRest(start: FactNode, kept: FactNode[], fence: FactNode | undefined, track: string, mark: Mark): void {
  const chain = [start, ...kept]
  const ends = kept.at(-1)
  for (const [i, node] of chain.entries()) {
    // What follows the fact that ended the tenure belongs to the next one.
    if (node === ends && endsTenure(node)) continue
    const on = chain[i + 1] ?? fence
    for (const other of node.next.get(track) ?? []) {
      if (other === on) continue
      const overtaken = fence !== undefined && on === fence && !isFence(other)
      const why = overtaken ? 'overtaken' : isFence(other) && !isFence(on ?? other) ? 'bad-ground' : 'void'
      markAll(other, why, overtaken ? 'overtaken' : 'bad-ground', on?.leaf ?? node.leaf, track, mark)
    }
  }
}

function markAll(
  first: FactNode,
  why: Flag['why'],
  whyResting: Flag['why'],
  cause: LeafHex,
  track: string,
  mark: Mark,
): void {
  mark(first, why, cause)
  const rest = [...(first.next.get(track) ?? [])]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    mark(node, whyResting, cause)
    rest.push(...(node.next.get(track) ?? []))
  }
}
