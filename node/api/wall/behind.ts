import { type DeskId, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { type TrackRow, trackRows } from '../workbench/track-rows.ts'
import { wallKinds } from './wall-of.ts'
import { desksOf, type WallList, wallTracks } from './wall-tracks.ts'

const most = 100

/** The tracks that a number of the wall counts. */
export async function behind(
  deps: NodeDeps,
  session: SignedIn,
  {
    what,
    desk,
    party,
  }: { what: 'late' | 'soon' | 'held' | 'awaited'; desk?: DeskId | undefined; party?: PartyId | undefined },
): Promise<{ items: TrackRow[]; more: boolean } | Refusal> {
  const kinds = wallKinds(deps, session)
  const everyKind = [...new Set(kindsInSight(deps, session).map(({ declaration }) => declaration.id))]
  if (what === 'held' && desk === undefined) return refuse('node.not-found', { what: '部门 desk' })
  const list: WallList =
    what === 'held'
      ? { what, kinds, desk: desk as DeskId }
      : what === 'awaited'
        ? { what, kinds: everyKind, ...(party === undefined ? {} : { of: party }) }
        : { what, kinds }
  const places = await inParty(deps.store, session.party, 'app', async (tx) =>
    wallTracks(tx, await desksOf(tx), list, deps.instant(), most + 1),
  )
  const items = await trackRows(deps, session, places.slice(0, most))
  return { items: items.filter((row) => row !== undefined), more: places.length > most }
}
