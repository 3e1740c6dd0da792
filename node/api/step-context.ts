import {
  agreementContext,
  agreementKindId,
  agreementOf,
  type Computation,
  type Context,
  type Folded,
  goesBy,
  type Kind,
  type Matter,
  mattersLookedAtAhead,
  type PartyId,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../identity/session.ts'
import { SettingValues } from '../journal/setting-values.ts'
import type { NodeDeps } from './deps.ts'
import { standsAbove } from './door.ts'
import { onePerNode } from './one-per-node.ts'
import { readingOf } from './readings.ts'

/** The approved settings of the node's parties; read again when one changes. */
export const settingsOf = onePerNode(({ journal, store }: Pick<NodeDeps, 'journal' | 'store'>): SettingValues => {
  const values = new SettingValues(store)
  journal.onCommit(({ party, facts }) => {
    if (facts.some(({ kind }) => kind === 'setting')) values.forget(party)
  })
  return values
})

/** What the kernel needs to say which steps this person may take, of one party; read once for all matters of an answer. */
export interface StepDesk {
  contextFor(kind: Kind, matter: Matter): Promise<Context>
}

/**
 * The view from a desk onto steps. It only proposes: the journal builds its own context when a step is taken, and decides.
 */
export async function stepDesk(deps: NodeDeps, session: SignedIn): Promise<StepDesk> {
  const values = settingsOf(deps)
  await values.ready(session.party)
  const computations = computationsOf(deps)
  const agreements = new Map<string, Promise<Context['agreement']>>()
  const base = {
    now: deps.instant(),
    today: deps.today(),
    actor: actorOf(session),
    command: '',
    calendar: deps.calendar,
    setting: (key: string) => values.valueOn(session.party, key, deps.today()),
  }
  return {
    async contextFor(kind, matter) {
      const id = matter.shared.agreement
      if (id !== undefined && !agreements.has(id)) agreements.set(id, agreementOn(deps, session.party, id))
      const [agreement, related] = await Promise.all([
        id === undefined ? undefined : agreements.get(id),
        deps.journal.getMany(session.party, mattersLookedAtAhead(kind, matter, session.party)),
      ])
      return {
        ...base,
        ...(agreement === undefined ? {} : { agreement }),
        isRed: (track) => {
          const state = matter.shared.tracks[track]
          return state !== undefined && readingOf(deps, kind, track, state)?.light === 'late'
        },
        seen: (party) => seenOf(matter, party),
        superior: standsAbove(session.party, matter.shared.origin),
        computation: (name) => (Object.hasOwn(computations, name) ? computations[name] : undefined),
        related: (other, of) => {
          const found = related.get(other)
          const itsKind = found && deps.kindsByHash(found.shared.kind)
          return itsKind && goesBy(itsKind, found.shared) === of ? found : undefined
        },
      }
    },
  }
}

const computationsOf = onePerNode(
  ({ packs }: Pick<NodeDeps, 'journal' | 'packs'>): Record<string, Computation> =>
    Object.assign({}, ...packs.map(({ computations }) => computations)),
)

async function agreementOn(deps: NodeDeps, party: PartyId, id: string): Promise<Context['agreement']> {
  const matter = await deps.journal.get(party, id)
  if (matter === undefined || deps.kindsByHash(matter.shared.kind)?.declaration.id !== agreementKindId) return undefined
  return agreementContext(agreementOf(matter.shared))
}

/** How much of another party's shared log is folded into the matter here. */
function seenOf(matter: Matter, party: PartyId): { generation: number; entries: number } | undefined {
  const logs = (matter as Partial<Folded>).memory?.logs ?? []
  const head = logs.filter((log) => log.party === party && log.shared).at(-1)
  return head && { generation: head.generation, entries: head.index + 1 }
}
