import type { Kind, Matter, MatterId, Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { maySeeMatter } from '../door.ts'
import { type NamedParty, stageLabel } from '../matters/matter-rows.ts'
import { heldWorkingDays, readingOf } from '../readings.ts'

/** Where one side of a shared matter stands: the most urgent of what it holds. */
export interface Side {
  party: NamedParty
  desk: Text
  track: Text
  stage: Text
  light: 'late' | 'due-soon' | 'on-time' | 'none'
  heldWorkingDays: number
}

/** A matter that two or more parties keep, with the state of each side; in visitor mode without sides. */
export interface AcrossRow {
  matter: MatterId
  title: string
  sample: boolean
  kindLabel: Text
  stageLabel: Text
  others: NamedParty[]
  ours: Side | null
  theirs: Side[]
}

const urgency = { late: 0, 'due-soon': 1, 'on-time': 2, none: 3 }

/** Puts shared matters into rows, those late first; what the person may not see is left out. */
export async function acrossRows(
  deps: NodeDeps,
  session: SignedIn,
  ids: readonly MatterId[],
  visitor: boolean,
): Promise<AcrossRow[]> {
  const matters = await deps.journal.getMany(session.party, [...new Set(ids)])
  const rows = [...matters.values()].flatMap((matter) => {
    const kind = deps.kindsByHash(matter.shared.kind)
    if (kind === undefined || !maySeeMatter(deps, session, kind, matter)) return []
    const others = matter.shared.parties.filter((party) => party !== session.party)
    if (others.length === 0) return []
    const { main, title } = kind.declaration
    const named = matter.shared.fields[title]
    const sides = visitor ? [] : sidesOf(deps, kind, matter)
    return [
      {
        matter: matter.shared.matter,
        title: typeof named === 'string' ? named : '',
        sample: matter.shared.fields.sample === true,
        kindLabel: kind.labels.kind,
        stageLabel: stageLabel(kind, main, matter.shared.tracks[main]?.stage ?? ''),
        others: others.map((party) => ({ party, name: deps.names.party(party) })),
        ours: sides.find(({ party }) => party.party === session.party) ?? null,
        theirs: sides.filter(({ party }) => party.party !== session.party),
      },
    ]
  })
  const first = ({ ours, theirs }: AcrossRow) =>
    Math.min(...[ours, ...theirs].map((side) => urgency[side?.light ?? 'none']))
  return rows.toSorted((a, b) => first(a) - first(b))
}

/** One side for each party that holds something unfinished, the most urgent of it. */
function sidesOf(deps: NodeDeps, kind: Kind, { shared }: Matter): Side[] {
  const found = new Map<string, Side>()
  for (const [id, track] of Object.entries(shared.tracks)) {
    const declared = kind.declaration.tracks[id]
    // Lanes in which nothing was handed in, and what is at its end, are nobody's work now.
    if (declared === undefined || declared.stages[track.stage]?.end === true || declared.standing) continue
    const reading = readingOf(deps, kind, id, track)
    if (reading === null && id !== kind.declaration.main) continue
    const light = reading === null || reading.light === 'done' ? 'none' : reading.light
    const side: Side = {
      party: { party: track.holder.party, name: deps.names.party(track.holder.party) },
      desk: deps.names.desk(track.holder.party, track.holder.desk),
      track: kind.labels.tracks[id] ?? { zh: id, en: id },
      stage: stageLabel(kind, id, track.stage),
      light,
      heldWorkingDays: reading === null ? heldWorkingDays(deps, track.heldSince) : reading.used + reading.over,
    }
    const known = found.get(track.holder.party)
    if (known === undefined || urgency[light] < urgency[known.light]) found.set(track.holder.party, side)
  }
  return [...found.values()]
}
