import type { Fact, PartContent, PartName } from '../fact/envelope.ts'
import { compare, type FactNode, partOf } from './fact-node.ts'
import type { Added } from './matter.ts'
import { setFields } from './move.ts'
import { reservedAdds } from './reserved-steps.ts'

const ERASING = { shared: ['leaf', 'part', 'ground'], internal: [], personal: [] } as const

/** A good fact that adds an entry and moves no track. */
export function isAdd(node: FactNode): boolean {
  return node.why === undefined && (reservedAdds.includes(node.envelope.step) || node.step?.on === 'none')
}

export function entryOf(node: FactNode, part: PartName = 'shared'): Added {
  const ids = node.step?.on === 'none' ? node.step.fields[part] : ERASING[part]
  return newEntry(node.fact, ids, partOf(node, part))
}

export function newEntry(fact: Fact, ids: readonly string[], content: PartContent | null | undefined): Added {
  const { by, at } = fact.envelope
  const fields: Record<string, unknown> = {}
  setFields(fields, ids, content)
  return { leaf: fact.leaf, log: fact.log, index: fact.index, by: by.party, desk: by.desk, at, fields }
}

/** The order of entries on every node: party, log, index. */
export function byWriter(a: Added, b: Added): number {
  return compare(a.by, b.by) || compare(a.log, b.log) || a.index - b.index || compare(a.leaf, b.leaf)
}
