import type { LogId, MatterId, PartyId, Text } from '@lianyu/kernel'
import { type Read, readerOf } from '../../store/read-trip.ts'
import type { NodeDeps } from '../deps.ts'
import { entryEvidence, type LogEvidence, logReads, logsFrom, signUpTo } from '../evidence.ts'

export interface MatterEvidence {
  facts: number
  selfSigned: number
  mirrored: number
  witnessed: number
  /** Who holds a copy, how far into the log that stands furthest, and how many of these facts that covers. */
  byPeer: { party: PartyId; name: Text; size: number; facts: number }[]
}

/** How well the facts of a matter are proven, counted. */
export async function evidenceOfMatter(
  deps: Pick<NodeDeps, 'store' | 'journal' | 'names'>,
  party: PartyId,
  matter: MatterId,
): Promise<MatterEvidence> {
  const found = await readerOf(deps.store, party).read(evidenceReads(party, matter))
  return countEvidence(deps, party, evidenceFrom(found))
}

export interface EvidenceRead {
  /** Where each fact stands. */
  places: { log: LogId; idx: number }[]
  logs: Map<LogId, LogEvidence>
}

/** Three reads, for whoever reads more in the same trip. */
export function evidenceReads(party: PartyId, matter: MatterId): Read[] {
  const text = `select h.origin as log, e.idx from entry e join head h on h.party = $1 and h.log = e.log
    where e.party = $1 and e.matter = $2`
  const itsLogs = 'h.log = any(array(select distinct e.log from entry e where e.party = $1 and e.matter = $2))'
  return [
    { name: 'places of a matter', text, values: [party, matter] },
    ...logReads(party, itsLogs, [matter], 'the logs of a matter'),
  ]
}

export function evidenceFrom([places, heads, vouched]: readonly unknown[]): EvidenceRead {
  return { places: places as EvidenceRead['places'], logs: logsFrom(heads, vouched) }
}

/** Signs what is not signed yet, and counts. */
export async function countEvidence(
  deps: Pick<NodeDeps, 'journal' | 'names'>,
  party: PartyId,
  { places, logs }: EvidenceRead,
): Promise<MatterEvidence> {
  const last = new Map<LogId, number>()
  for (const { log, idx } of places) last.set(log, Math.max(idx, last.get(log) ?? -1))
  await signUpTo(deps, party, logs, last)
  const counted: MatterEvidence = { facts: places.length, selfSigned: 0, mirrored: 0, witnessed: 0, byPeer: [] }
  const peers = new Map<PartyId, { size: number; facts: number }>()
  for (const { log, idx } of places) {
    const evidence = entryEvidence(logs.get(log), idx)
    if (evidence.level === 'witnessed') counted.witnessed += 1
    else if (evidence.level === 'mirrored') counted.mirrored += 1
    else counted.selfSigned += 1
    for (const keeper of new Set([...evidence.mirroredBy, ...evidence.witnessedBy])) {
      const peer = peers.get(keeper) ?? { size: 0, facts: 0 }
      peer.facts += 1
      const reached = logs.get(log)?.vouched.filter((one) => one.party === keeper) ?? []
      peer.size = Math.max(peer.size, ...reached.map(({ size }) => size))
      peers.set(keeper, peer)
    }
  }
  counted.byPeer = [...peers].map(([peer, { size, facts }]) => ({
    party: peer,
    name: deps.names.party(peer),
    size,
    facts,
  }))
  return counted
}
