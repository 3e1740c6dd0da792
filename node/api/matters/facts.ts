import { isRefusal, type LeafHex, type MatterId, type Refusal, refuse } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor } from '../door.ts'
import { type FactView, factViews, isInternal, placedFacts } from './fact-views.ts'
import { notePersonalRead } from './personal-read.ts'

export interface FactsAsked {
  only?: 'shared' | 'internal' | undefined
  /** The leaf of the last fact of the page before: facts that arrive late move no page. */
  cursor?: LeafHex | undefined
  limit?: number | undefined
}

/** A page of the timeline, newest first. */
export async function factsPage(
  deps: NodeDeps,
  session: SignedIn,
  id: MatterId,
  asked: FactsAsked,
): Promise<{ items: FactView[]; next: LeafHex | null } | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const all = (await placedFacts(deps, session, seen)).reverse()
  const from = asked.cursor === undefined ? 0 : all.findIndex(({ leaf }) => leaf === asked.cursor) + 1
  if (asked.cursor !== undefined && from === 0) return refuse('list.bad-cursor', {}, 'cursor')
  const limit = asked.limit ?? 50
  const fitting = all
    .slice(from)
    .filter((fact) => asked.only === undefined || isInternal(fact, seen.matter) === (asked.only === 'internal'))
  const shown = fitting.slice(0, limit)
  const items = await factViews(deps, session, seen, shown)
  if (items.some(({ parts }) => parts.personal)) await notePersonalRead(deps, session, id)
  return { items, next: fitting.length > limit ? (shown.at(-1)?.leaf ?? null) : null }
}
