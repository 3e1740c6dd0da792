import {
  type DeskId,
  isDivisionCode,
  type Kind,
  type Matter,
  type MatterId,
  type PartName,
  type PartyId,
  type Refusal,
  type RoleId,
  refuse,
} from '@lianyu/kernel'
import type { SignedIn } from '../identity/session.ts'
import type { NodeDeps } from './deps.ts'
import { reachOf } from './kind-reach.ts'

/*
 * The one door: what a person may see beyond being signed in. The party is always the session's own, never a value of
 * the request; which rows a party has at all is the database's business (row-level security), and which steps may be
 * taken is the kernel's. What is left, and stands here alone, is department and role.
 */

/** What the door needs of the node; small, so that every route can hand over its own. */
export type DoorDeps = Pick<NodeDeps, 'journal' | 'kinds' | 'kindsByHash' | 'packs'>
/** A duty somebody acts in, inside one party. */
export interface Acting {
  party: PartyId
  acting: { desk: DeskId; role: RoleId }
}

const auditKind = 'audit'
const administratorRole = 'administrator'
/** Leaders read what their party does; the one exception is who signed in when. */
const readsAll: ReadonlySet<RoleId> = new Set(['leader'])

/** May this duty see matters of this kind at all? */
export function maySeeKind(deps: Pick<DoorDeps, 'packs'>, session: Acting, kind: Kind): boolean {
  const { desk, role } = session.acting
  if (kind.declaration.id === auditKind) return role === administratorRole
  const reach = reachOf(kind, deps.packs)
  if (reach.everybody || readsAll.has(role)) return true
  if (reach.desks.has(desk)) return true
  return reach.shown.some(
    (item) => (item.desks?.includes(desk) ?? true) && (item.roles === undefined || item.roles.includes(role)),
  )
}

/** Kinds of which this duty may see every matter of its party: those that lists and search go over. */
export function kindsInSight(deps: Pick<DoorDeps, 'kinds' | 'packs'>, session: Acting): Kind[] {
  return deps.kinds.filter((kind) => maySeeKind(deps, session, kind))
}

/** May this duty see this matter? Its kind is in sight, its desk has or had one of its tracks, or is named to its jury. */
export function maySeeMatter(deps: Pick<DoorDeps, 'packs'>, session: Acting, kind: Kind, matter: Matter): boolean {
  if (maySeeKind(deps, session, kind)) return true
  return kind.declaration.id !== auditKind && (hasHeld(session, matter) || sitsOnJury(deps, session, kind, matter))
}

/** Whoever is to rank something sees what: a jury is named by desk, of the matter's own party. */
function sitsOnJury({ packs }: Pick<DoorDeps, 'packs'>, session: Acting, kind: Kind, { shared }: Matter): boolean {
  if (shared.origin !== session.party) return false
  const tallies = packs.flatMap((pack) => pack.tallies ?? []).filter((one) => one.kind === kind.declaration.id)
  return tallies.some(({ jury }) =>
    (shared.adds[jury.step] ?? []).some(({ fields }) => fields[jury.desk] === session.acting.desk),
  )
}

/**
 * May this duty read this part of the matter's facts? Shared parts with the matter itself; internal ones were written by
 * the own party and never travel; personal ones only at the desks, and in the roles, that handle such a matter.
 */
export function mayReadPartOf(
  deps: Pick<DoorDeps, 'packs'>,
  session: Acting,
  kind: Kind,
  matter: Matter,
  part: PartName,
): boolean {
  if (!maySeeMatter(deps, session, kind, matter)) return false
  if (part !== 'personal') return true
  const { desk, role } = session.acting
  const { handling } = reachOf(kind, deps.packs)
  return handling.roles.has(role) && (handling.desks.has(desk) || hasHeld(session, matter))
}

/** The same for a matter that is not loaded yet; false where the party does not hold it. */
export async function mayReadPart(
  deps: DoorDeps,
  session: SignedIn,
  matterId: MatterId,
  part: PartName,
): Promise<boolean> {
  const seen = await openDoor(deps, session, matterId)
  return !('refusal' in seen) && mayReadPartOf(deps, session, seen.kind, seen.matter, part)
}

export interface Seen {
  matter: Matter
  kind: Kind
}

/** The matter with its kind, or one and the same refusal for "not here", "not yours" and "no such kind". */
export async function openDoor(deps: DoorDeps, session: Acting, id: MatterId): Promise<Seen | Refusal> {
  return inSight(deps, session, await deps.journal.get(session.party, id))
}

/** The same for who takes a step and shows nothing of the matter: remarks may be missing from it. */
export async function openDoorToAct(deps: DoorDeps, session: Acting, id: MatterId): Promise<Seen | Refusal> {
  return inSight(deps, session, await deps.journal.getToDecide(session.party, id))
}

function inSight(deps: DoorDeps, session: Acting, matter: Matter | undefined): Seen | Refusal {
  const hidden = refuse('node.not-found', { what: '业务件 matter' })
  if (matter === undefined || matter.shared.first === '') return hidden
  const kind = deps.kindsByHash(matter.shared.kind)
  return kind !== undefined && maySeeMatter(deps, session, kind, matter) ? { matter, kind } : hidden
}

/** True where a party stands above another in the country's order: 360000 above 360300 above 360322 above its zones. */
export function standsAbove(party: PartyId, other: PartyId): boolean {
  if (!isDivisionCode(party) || !isDivisionCode(other) || party === other || party.includes('-')) return false
  return other.startsWith(party.replace(/(00){1,2}$/, ''))
}

function hasHeld(session: Acting, { shared, overlay }: Matter): boolean {
  const { desk } = session.acting
  const mine = (holder: { party: PartyId; desk: DeskId } | undefined) =>
    holder?.party === session.party && holder.desk === desk
  return Object.values({ ...shared.tracks, ...overlay.tracks }).some(
    (track) =>
      mine(track.holder) ||
      mine(track.chargedTo) ||
      mine(track.previous) ||
      track.passed.some((passed) => mine({ party: passed.by, desk: passed.desk })),
  )
}
