import type { Kind, Matter, MatterId, PartyId, Publication } from '@lianyu/kernel'
import { listIds } from '../../store/list-matters.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

/** One entry of a publication, as its origin holds it. */
export interface Entry {
  id: MatterId
  kind: Kind
  matter: Matter
  /** When it came to the stage at which it is public. */
  since: string
}

export const titleOf = ({ kind, matter }: Entry) => String(matter.shared.fields[kind.declaration.title] ?? '')

/** A guide of more entries is several guides. */
const mostEntries = 500

export function publicationsOf(deps: Pick<NodeDeps, 'packs'>): Publication[] {
  return deps.packs.flatMap((pack) => pack.publications ?? [])
}

export function publicationOf(deps: Pick<NodeDeps, 'packs'>, id: string): Publication | undefined {
  return publicationsOf(deps).find((one) => one.id === id)
}

/** What this party has published and not taken down, newest first. Read at its origin alone, from shared parts. */
export async function entriesOf(deps: NodeDeps, party: PartyId, { kind, stage }: Publication): Promise<Entry[]> {
  if (!deps.journal.parties().includes(party)) return []
  const query = { kinds: [kind], stage, origin: party, sort: 'opened', descending: true, now: deps.instant() } as const
  const ids = await inParty(deps.store, party, 'app', (tx) => listIds(tx, query, mostEntries))
  const matters = await deps.journal.getMany(party, ids)
  return ids.flatMap((id) => {
    const matter = matters.get(id)
    const entry = matter && entryOf(deps, party, id, matter, stage)
    return entry ? [entry] : []
  })
}

/** The entry of this id; undefined for whatever is not published here, or was taken down. */
export async function findEntry(
  deps: NodeDeps,
  party: PartyId,
  publication: Publication,
  id: MatterId,
): Promise<Entry | undefined> {
  if (!deps.journal.parties().includes(party)) return undefined
  const matter = await deps.journal.get(party, id)
  const entry = matter && entryOf(deps, party, id, matter, publication.stage)
  return entry?.kind.declaration.id === publication.kind ? entry : undefined
}

/** Judged by the folded matter, whatever a list says. */
function entryOf(deps: NodeDeps, party: PartyId, id: MatterId, matter: Matter, stage: string): Entry | undefined {
  const kind = deps.kindsByHash(matter.shared.kind)
  const main = kind && matter.shared.tracks[kind.declaration.main]
  if (kind === undefined || main?.stage !== stage || matter.shared.origin !== party) return undefined
  return { id, kind, matter, since: main.stageSince }
}
