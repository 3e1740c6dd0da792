import { type Kind, type MatterId, notAbout, type PartyId, type Refusal } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'

/**
 * Why a form may not be opened about one of the matters that it names; undefined where it may, and where there is no such
 * matter, which the opening itself refuses.
 */
export async function misplacedAbout(
  deps: Pick<NodeDeps, 'journal' | 'kindsByHash' | 'today'>,
  party: PartyId,
  kind: Kind,
  data: Record<string, unknown>,
): Promise<Refusal | undefined> {
  const named = Object.keys(kind.about ?? {}).flatMap((field): [field: string, id: MatterId][] => {
    const id = data[field]
    return typeof id === 'string' && id !== '' ? [[field, id as MatterId]] : []
  })
  if (named.length === 0) return undefined
  const held = await deps.journal.getMany(
    party,
    named.map(([, id]) => id),
  )
  for (const [field, id] of named) {
    const shared = held.get(id)?.shared
    const other = shared && deps.kindsByHash(shared.kind)
    const refusal = other && notAbout(kind, field, { kind: other, shared }, deps.today())
    if (refusal) return refusal
  }
  return undefined
}
