import type { Fact, PartContent, PartName } from '../fact/envelope.ts'
import { compare, type FactNode, partOf } from './fact-node.ts'
import type { OpenStep } from './lookups.ts'
import type { Added } from './matter.ts'
import { setFields } from './move.ts'
import { reservedAdds } from './reserved-steps.ts'

const ERASING = { shared: ['leaf', 'part', 'ground'], internal: [], personal: [] } as const

/** A good fact that adds an entry and moves no track. */
export function isAdd(node: FactNode): boolean {
  return node.why === undefined && (reservedAdds.includes(node.envelope.step) || node.step?.on === 'none')
}

export function entryOf(node: FactNode, part: PartName = 'shared'): Added {
  const content = partOf(node, part)
  if (node.step?.on !== 'none') return newEntry(node.fact, ERASING[part], content)
  return part === 'shared'
    ? entryFor(node.step, node.fact, content)
    : newEntry(node.fact, node.step.fields[part], content)
}

/** The entry that an open step adds, with the commitment to what it keeps back. */
export function entryFor(step: OpenStep, fact: Fact, content: PartContent | null | undefined): Added {
  const entry = newEntry(fact, step.fields.shared, content)
  if (step.sealed !== undefined && typeof content?.seal === 'string') entry.seal = content.seal
  return entry
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
