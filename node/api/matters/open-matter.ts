import {
  agreementKindId,
  isPartyId,
  isRefusal,
  type MatterId,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { sha256Node } from '../../journal/sha256.ts'
import type { Receipt } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { withQueryCodes } from '../query-codes.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { withTaken } from './taken-from.ts'

export interface OpenAsked {
  command: string
  kind: string
  matter?: MatterId | undefined
  agreement?: MatterId | undefined
  parties?: PartyId[] | undefined
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
  const filled = await withTaken(deps, session, kind, asked.data)
  if (isRefusal(filled)) return nameRefusal(filled, deps.names, session.party)
  const { data, codes } = withQueryCodes(kind, asked.command, filled, deps.querySecret, sha256Node)
  // An agreement begins under itself, between the parties that its draft names.
  const parties = asked.parties ?? (kind.declaration.id === agreementKindId ? partiesNamed(session, data) : undefined)
  const answer = await deps.journal.open({
    party: session.party,
    actor: actorOf(session),
    command: asked.command,
    kind: asked.kind,
    ...(asked.matter === undefined ? {} : { matter: asked.matter }),
    ...(asked.agreement === undefined ? {} : { agreement: asked.agreement }),
    ...(parties === undefined ? {} : { parties }),
    data,
  })
  if (isRefusal(answer)) return nameRefusal(answer, deps.names, session.party)
  const [queryCode] = Object.values(codes)
  return queryCode === undefined ? answer : { ...answer, queryCode }
}

function partiesNamed({ party }: SignedIn, { parties }: Record<string, unknown>): PartyId[] {
  const named = Array.isArray(parties) ? parties.filter(isPartyId) : []
  return [...new Set([party, ...named])].sort()
}

function newestKind(deps: Pick<NodeDeps, 'kinds'>, id: string) {
  return deps.kinds
    .filter((kind) => kind.declaration.id === id)
    .sort((a, b) => a.declaration.version - b.declaration.version)
    .at(-1)
}
