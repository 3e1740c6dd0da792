import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalBytes } from '../fact/canonical.ts'
import { holdsSeal } from '../fact/commitment.ts'
import type { PartContent } from '../fact/envelope.ts'
import { type FactGraph, pastOf } from './fact-graph.ts'
import { byPlace, type FactNode, partOf } from './fact-node.ts'
import type { Kind } from './kind.ts'
import { lookupsOf, type OpenStep } from './lookups.ts'
import type { Added } from './matter.ts'
import { setFields } from './move.ts'

/**
 * Puts opened values into the sealed entries they belong to, and marks the entries that came too late. An opening counts
 * where its writer wrote the entry, where the main track had reached the stage in its own past, where whoever took the
 * step to that stage had the entry before him, and where values and salt are what the entry committed to.
 *
 * @param adds  changed in place: entries are put again, since those of a snapshot belong to its fact
 * @returns the openings that do not count, marked with why
 */
export function openSeals(
  kind: Kind,
  graph: FactGraph,
  chains: ReadonlyMap<string, readonly FactNode[]>,
  adds: Record<string, Added[]>,
): FactNode[] {
  const { steps, opensSeals } = lookupsOf(kind)
  if (opensSeals.size === 0) return []
  const { main } = kind.declaration
  const pasts = new Map<FactNode, Set<FactNode>>()
  const hadSeen = (step: FactNode, entry: FactNode) => {
    let past = pasts.get(step)
    if (past === undefined) {
      past = pastOf(step)
      pasts.set(step, past)
    }
    return past.has(entry)
  }
  const bad: FactNode[] = []
  const refuse = (node: FactNode, why: 'void' | 'seal-broken', cause?: string) => {
    node.why = why
    node.cause = cause
    bad.push(node)
  }
  for (const node of graph.present.filter(isUnsealing).sort(byPlace)) {
    const said = partOf(node, 'shared')?.fields ?? {}
    const target = node.after.find((fact) => fact.leaf === said.leaf)
    const step = target?.step?.on === 'none' ? target.step : undefined
    const list = step && adds[step.id]
    const at = list?.findIndex((entry) => entry.leaf === said.leaf) ?? -1
    const entry = list?.[at]
    if (target === undefined || step?.sealed === undefined || list === undefined || entry?.seal === undefined) {
      refuse(node, 'void')
      continue
    }
    const reached = node.after.map((fact) => reachedBy(fact, main, step)).find((fact) => fact !== undefined)
    const mine = target.envelope.by.party === node.envelope.by.party
    if (!mine || reached === undefined || entry.opened !== undefined || !hadSeen(reached, target)) {
      refuse(node, 'void', entry.opened ?? entry.leaf)
      continue
    }
    const content = contentOf(entry.seal, said)
    if (content === undefined) {
      refuse(node, 'seal-broken', entry.leaf)
      continue
    }
    const opened: Added = { ...entry, fields: { ...entry.fields }, opened: node.leaf }
    setFields(opened.fields, step.sealed.fields, content)
    list[at] = opened
  }
  markLate(graph, chains.get(main) ?? [], adds, (id) => steps.get(id), hadSeen)
  return bad
}

function markLate(
  { present }: FactGraph,
  chain: readonly FactNode[],
  adds: Record<string, Added[]>,
  stepOf: (id: string) => { on: string } | undefined,
  hadSeen: (step: FactNode, entry: FactNode) => boolean,
): void {
  let nodes: Map<string, FactNode> | undefined
  for (const [id, list] of Object.entries(adds)) {
    const step = stepOf(id) as OpenStep | undefined
    const until = step?.on === 'none' ? step.sealed?.until : undefined
    const reached = until && chain.find((node) => until.has(node.head?.stage ?? ''))
    if (reached === undefined) continue
    nodes ??= new Map(present.map((node) => [node.leaf, node]))
    for (const [at, entry] of list.entries()) {
      const node = nodes.get(entry.leaf)
      if (node !== undefined && entry.opened === undefined && !hadSeen(reached, node))
        list[at] = { ...entry, late: true }
    }
  }
}

function isUnsealing(node: FactNode): boolean {
  return node.envelope.step === 'unsealed' && node.why === undefined
}

/** The step that brought the main track to where the seals are opened, if that is where it stands after this fact. */
function reachedBy(fact: FactNode, main: string, { sealed }: OpenStep): FactNode | undefined {
  const opens = (node: FactNode | undefined) => sealed?.until.has(node?.head?.stage ?? '') === true
  if (fact.step?.on !== 'track' || fact.step.track !== main || !opens(fact)) return undefined
  let node = fact
  while (node.follows !== undefined && opens(node.follows)) node = node.follows
  return node
}

/** The values, if they are the ones that were sealed. Total: whatever a peer wrote there. */
function contentOf(seal: string, { salt, fields }: Record<string, unknown>): PartContent | undefined {
  if (typeof salt !== 'string' || !/^[0-9a-f]{64}$/.test(salt)) return undefined
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined
  const content = { fields: fields as Record<string, unknown> }
  return holdsSeal(seal, hexToBytes(salt), canonicalBytes(content)) ? content : undefined
}
