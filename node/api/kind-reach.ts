import type { DeskId, Kind, KindDeclaration, MenuItem, Pack, ReceiverRule, RoleId } from '@lianyu/kernel'

/** Who inside a party has to do with a kind, read from its declaration and its pack's menu. */
export interface KindReach {
  /** Desks that open it, hold one of its tracks, receive it or are told of it. */
  desks: ReadonlySet<DeskId>
  /** Everybody: the pack's menu shows it to every desk. */
  everybody: boolean
  /** Desks to which the menu shows it, with the roles it asks for there. */
  shown: readonly Pick<MenuItem, 'desks' | 'roles'>[]
  /** Desks that open it or handle it, and the roles that do: who needs what it says of persons. */
  handling: { desks: ReadonlySet<DeskId>; roles: ReadonlySet<RoleId> }
  /** Holds a track whose desk is chosen by a person: any desk may come to hold it. */
  anyDeskMayHold: boolean
}

const prepared = new WeakMap<KindDeclaration, KindReach>()

export function reachOf(kind: Kind, packs: readonly Pack[]): KindReach {
  let reach = prepared.get(kind.declaration)
  if (reach === undefined) {
    reach = prepare(kind.declaration, packs)
    prepared.set(kind.declaration, reach)
  }
  return reach
}

function prepare(kind: KindDeclaration, packs: readonly Pack[]): KindReach {
  const handlingDesks = new Set<DeskId>(kind.opening.at)
  const told = new Set<DeskId>(kind.share?.at ?? [])
  const roles = new Set<RoleId>(kind.opening.by)
  let anyDeskMayHold = false
  const holds = (desk: ReceiverRule['desk']) => {
    if (desk === 'chosen' || typeof desk === 'object') anyDeskMayHold = true
    else if (desk !== 'previous') handlingDesks.add(desk)
  }
  for (const track of Object.values(kind.tracks)) {
    holds(track.holder.desk)
    for (const step of Object.values(track.steps)) {
      for (const role of step.by) roles.add(role)
      const { how, receiver } = step.handOff ?? {}
      if (how === 'offer' || how === 'pass') holds(receiver?.desk ?? 'chosen')
    }
    for (const stage of Object.values(track.stages)) {
      for (const rung of stage.clock?.escalate ?? []) if (rung.desk !== undefined) told.add(rung.desk)
    }
  }
  const shown = packs.flatMap((pack) => pack.menu).filter((item) => item.query.kinds.includes(kind.id))
  return {
    desks: new Set([...handlingDesks, ...told]),
    everybody: shown.some((item) => item.desks === undefined && item.roles === undefined),
    shown,
    handling: { desks: handlingDesks, roles },
    anyDeskMayHold,
  }
}
