import type { DeskId } from '../names.ts'
import { holds } from './condition.ts'
import type { Kind } from './kind.ts'
import type { Added, Matter } from './matter.ts'

/** A matter that an entry leads to, ready to be opened. */
export interface LedTo {
  kind: string
  desk: DeskId
  data: Record<string, unknown>
}

/** What this entry of an open step opens; undefined where its step leads nowhere, or not from such an entry. */
export function ledTo({ declaration }: Kind, matter: Matter, step: string, entry: Added): LedTo | undefined {
  const leads = declaration.open[step]?.leads
  // No setting decides it: what was entered does, and that never changes.
  const view = { matter, filled: entry.fields, context: { setting: () => undefined } }
  if (leads === undefined || !holds(leads.when, view)) return undefined
  const data: Record<string, unknown> = {}
  for (const [field, from] of Object.entries(leads.with)) {
    const value = valueFrom(from, matter, entry)
    if (value !== undefined && value !== null) data[field] = value
  }
  return { kind: leads.kind, desk: leads.desk, data }
}

function valueFrom(from: string, { shared }: Matter, entry: Added): unknown {
  if (from === '$matter') return shared.matter
  if (from === '$leaf') return entry.leaf
  if (from === '$origin') return shared.origin
  if (from.startsWith('=')) return from.slice(1)
  return entry.fields[from] ?? shared.fields[from]
}
