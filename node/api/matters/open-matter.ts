import {
  agreementKindId,
  isPartyId,
  isRefusal,
  type Kind,
  type MatterId,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { sha256Node } from '../../journal/sha256.ts'
import type { OpenCommand, Receipt } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { withPositions } from '../months/with-positions.ts'
import { newestKind } from '../newest-kind.ts'
import { withQueryCodes } from '../query-codes.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { proposedMisfit } from '../settings/proposed-value.ts'
import { namesTrial } from './names-trial.ts'
import { misplacedAbout } from './not-about.ts'
import { withTaken } from './taken-from.ts'

export interface OpenAsked {
  command: string
  kind: string
  matter?: MatterId | undefined
  agreement?: MatterId | undefined
  parties?: PartyId[] | undefined
  /** Tries out the process on a matter that counts nowhere. */
  trial?: boolean | undefined
  data: Record<string, unknown>
}

export interface Opened extends Receipt {
  /** The public code by which the matter is followed from outside; shown once, the fact holds only its hash. */
  queryCode?: string
}

/** Opens a matter as the session's duty; answers once it is durable. A new agreement stands under itself. */
export async function openMatter(deps: NodeDeps, session: SignedIn, asked: OpenAsked): Promise<Opened | Refusal> {
  const kind = newestKind(deps, asked.kind)
  if (kind === undefined || kind.declaration.id === 'audit')
    return refuse('node.not-found', { what: `kind ${asked.kind}` }, 'kind')
  const { id } = kind.declaration
  // An agreement begins under itself, between the parties that its draft names.
  const parties = asked.parties ?? (id === agreementKindId ? partiesNamed(session, asked.data) : undefined)
  const command = (data: Record<string, unknown>): OpenCommand => ({
    party: session.party,
    actor: actorOf(session),
    command: asked.command,
    kind: asked.kind,
    ...(asked.matter === undefined ? {} : { matter: asked.matter }),
    ...(asked.agreement === undefined ? {} : { agreement: asked.agreement }),
    ...(parties === undefined ? {} : { parties }),
    ...(asked.trial ? { trial: true } : {}),
    data,
    asked: asked.data,
  })
  const filled = await filledIn(deps, session, kind, asked)
  const { data, codes } = withQueryCodes(
    kind,
    asked.command,
    isRefusal(filled) ? asked.data : filled,
    deps.querySecret,
    sha256Node,
  )
  // What a form rests on may have changed since the first try: an opening that was done is answered all the same.
  const answer = isRefusal(filled)
    ? ((await deps.journal.openedBefore(command(data))) ?? filled)
    : await deps.journal.open(command(data))
  if (isRefusal(answer)) return nameRefusal(answer, deps.names, session.party)
  const [queryCode] = Object.values(codes)
  // Nobody follows a trial from outside.
  return queryCode === undefined || asked.trial ? answer : { ...answer, queryCode }
}

/** The form with what it takes over from elsewhere and what the node alone says; a real matter names no trial. */
async function filledIn(
  deps: NodeDeps,
  session: SignedIn,
  kind: Kind,
  { data, trial }: OpenAsked,
): Promise<Record<string, unknown> | Refusal> {
  const named = trial ? undefined : await namesTrial(deps, session.party, kind, data)
  const misplaced = named ?? proposedMisfit(deps, kind, data) ?? (await misplacedAbout(deps, session.party, kind, data))
  const taken = misplaced ?? (await withTaken(deps, session, kind, data))
  return isRefusal(taken) ? taken : withPositions(deps, session.party, kind, taken)
}

function partiesNamed({ party }: SignedIn, { parties }: Record<string, unknown>): PartyId[] {
  const named = Array.isArray(parties) ? parties.filter(isPartyId) : []
  return [...new Set([party, ...named])].sort()
}
