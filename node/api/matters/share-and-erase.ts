import {
  isRefusal,
  type LeafHex,
  type MatterId,
  type PartName,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import type { Receipt } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor } from '../door.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { partsToErase, rolesErasing } from './who-erases.ts'

/** Takes a local matter under an agreement, with a snapshot of what its parties may then see. */
export async function shareMatter(
  deps: NodeDeps,
  session: SignedIn,
  asked: { command: string; matter: MatterId; agreement: MatterId; parties?: PartyId[] | undefined },
): Promise<Receipt | Refusal> {
  const seen = await openDoor(deps, session, asked.matter)
  if (isRefusal(seen)) return seen
  const answer = await deps.journal.share({
    party: session.party,
    actor: actorOf(session),
    command: asked.command,
    matter: asked.matter,
    agreement: asked.agreement,
    ...(asked.parties === undefined ? {} : { parties: asked.parties }),
  })
  return isRefusal(answer) ? nameRefusal(answer, deps.names, session.party) : answer
}

/** Erases a part of a fact here, and asks every other holder to. */
export async function erasePart(
  deps: NodeDeps,
  session: SignedIn,
  asked: { command: string; matter: MatterId; leaf: LeafHex; part: PartName; ground: string },
): Promise<Receipt | Refusal> {
  const seen = await openDoor(deps, session, asked.matter)
  if (isRefusal(seen)) return seen
  const { role } = session.acting
  if (!partsToErase(deps, session, seen.kind, seen.matter).includes(asked.part)) {
    const step = { zh: '删除内容', en: 'Erase a part' }
    return nameRefusal(refuse('step.role', { step, role, needs: rolesErasing(asked.part) }), deps.names, session.party)
  }
  const answer = await deps.journal.erase({ party: session.party, actor: actorOf(session), ...asked })
  return isRefusal(answer) ? nameRefusal(answer, deps.names, session.party) : answer
}
