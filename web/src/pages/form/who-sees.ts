import { type PartName, type PartyId, rowCovers, type ScopeRow } from '@lianyu/kernel'

/** Who will see what a step writes, as far as the agreement's scope says: for the one line under a form. */
export interface WhoSees {
  /** Parties besides our own that see the shared part; empty where nothing crosses the border. */
  shared: PartyId[]
  /** Who gets the personal part and what for; absent where none is written or none travels. */
  personal?: { parties: PartyId[]; purpose: string }
}

export interface WritesWhat {
  kind: string
  step: string
  parts: ReadonlySet<PartName>
  /** The step is on a track that never leaves home, or the matter is under no agreement. */
  inside: boolean
  own: PartyId
  /** The matter's parties. */
  parties: readonly PartyId[]
}

export function whoSees(
  { kind, step, parts, inside, own, parties }: WritesWhat,
  agreement: { scope: readonly ScopeRow[]; parties: readonly { id: PartyId }[] } | undefined,
): WhoSees {
  if (inside || !agreement) return { shared: [] }
  const rows = agreement.scope.filter((row) => rowCovers(row, kind, step))
  const reach = (row: ScopeRow): readonly PartyId[] => {
    if (row.audience === 'all') return agreement.parties.map(({ id }) => id)
    return row.audience === 'matter-parties' ? parties : row.audience
  }
  const others = (found: readonly ScopeRow[]) => [...new Set(found.flatMap(reach))].filter((party) => party !== own)
  const personal = rows.filter((row) => row.part === 'personal')
  const purpose = personal[0]?.purpose
  const shared = rows.filter((row) => row.part === 'shared')
  return {
    // That a step was taken travels to every party of the matter, even where its part does not.
    shared: shared.length > 0 ? others(shared) : parties.filter((party) => party !== own),
    ...(parts.has('personal') && purpose !== undefined && { personal: { parties: others(personal), purpose } }),
  }
}
