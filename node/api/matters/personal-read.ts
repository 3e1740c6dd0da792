import type { MatterId } from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'

/** One look at a page is several requests, and a page is looked at again: one line of the audit log stands for half an hour. */
const standsForMs = 30 * 60_000
const mostRemembered = 10_000
const noted = new WeakMap<NodeDeps['audit'], Map<string, number>>()

/** Writes down that an officer read what a matter says of persons, before it is shown. */
export async function notePersonalRead(
  deps: Pick<NodeDeps, 'audit' | 'now'>,
  session: SignedIn,
  matter: MatterId,
): Promise<void> {
  let remembered = noted.get(deps.audit)
  if (remembered === undefined) {
    remembered = new Map()
    noted.set(deps.audit, remembered)
  }
  const key = `${session.party} ${session.officer} ${matter}`
  const now = deps.now()
  if ((remembered.get(key) ?? 0) > now) return
  await deps.audit.note(session.party, 'personal-read', { about: matter }, actorOf(session))
  remembered.delete(key)
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value as string)
  remembered.set(key, now + standsForMs)
}
