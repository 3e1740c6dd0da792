import { type Fact, isRefusal, type Kind, type PartContent, type Refusal, refuse, takeFrom } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import { type Acting, openDoor } from '../door.ts'

/**
 * A form with what it takes over from the matter that it names, as that holds today. What was typed into those fields gives
 * way: the figures of a case are its item's.
 */
export async function withTaken(
  deps: NodeDeps,
  session: Acting,
  kind: Kind,
  data: Record<string, unknown>,
): Promise<Record<string, unknown> | Refusal> {
  const { takes } = kind.declaration.opening
  const id = takes && data[takes.from]
  if (takes === undefined || typeof id !== 'string' || id === '') return data
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const wanted = kind.declaration.fields[takes.from]?.kind
  if (wanted !== undefined && seen.kind.declaration.id !== wanted) {
    return refuse('node.not-found', { what: `${wanted} ${id}` }, `data.${takes.from}`)
  }
  const facts = (await deps.journal.facts(session.party, id)).map((held): Fact => {
    const { leaf, log, index, bytes, parts } = held
    const shared = parts.shared && (JSON.parse(Buffer.from(parts.shared.bytes).toString('utf8')) as PartContent)
    const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Fact['envelope']
    return { leaf, log, index, envelope, parts: shared ? { shared } : {} }
  })
  const taken = takeFrom(takes, seen.kind, facts, deps.today())
  if (isRefusal(taken)) return taken
  const values = Object.entries({ ...data, ...taken }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(values)
}
