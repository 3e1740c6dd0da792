import {
  type Fact,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type PartContent,
  type PartyId,
  type Refusal,
  refuse,
  type Takes,
  takeFrom,
  type VersionsOn,
  versionsOn,
} from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import { type Acting, openDoor } from '../door.ts'

/**
 * A form with what it takes over from the matter that it names, as that holds today. What was typed into those fields gives
 * way: the figures of a case are its item's.
 */
export async function withTaken(
  deps: NodeDeps,
  session: Acting,
  kind: Kind,
  data: Record<string, unknown>,
): Promise<Record<string, unknown> | Refusal> {
  const { takes } = kind.declaration.opening
  const id = takes && data[takes.from]
  if (takes === undefined || typeof id !== 'string' || id === '') return data
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const wanted = kind.declaration.fields[takes.from]?.kind
  if (wanted !== undefined && seen.kind.declaration.id !== wanted) {
    return refuse('node.not-found', { what: `${wanted} ${id}` }, `data.${takes.from}`)
  }
  const taken = takeFrom(takes, seen.kind, await sharedFacts(deps, session.party, id), deps.today())
  if (isRefusal(taken)) return taken
  const values = Object.entries({ ...data, ...taken }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(values)
}

async function sharedFacts({ journal }: Pick<NodeDeps, 'journal'>, party: PartyId, id: MatterId): Promise<Fact[]> {
  return (await journal.facts(party, id)).map(({ leaf, log, index, bytes, parts }) => {
    const shared = parts.shared && (JSON.parse(Buffer.from(parts.shared.bytes).toString('utf8')) as PartContent)
    const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Fact['envelope']
    return { leaf, log, index, envelope, parts: shared ? { shared } : {} }
  })
}

/** How others take over from this kind; undefined where none does, so that its versions hold from no day of their own. */
export function takesOf({ kinds }: Pick<NodeDeps, 'kinds'>, kind: Kind): Takes | undefined {
  for (const { declaration } of kinds) {
    const { takes } = declaration.opening
    if (takes && declaration.fields[takes.from]?.kind === kind.declaration.id) return takes
  }
  return undefined
}

/**
 * What holds today of a matter that others take over from, where its newest version begins only later; undefined where
 * the newest one holds, which costs no look at its facts.
 */
export async function versionsToday(
  deps: Pick<NodeDeps, 'journal' | 'kinds' | 'today'>,
  party: PartyId,
  kind: Kind,
  { shared }: Pick<Matter, 'shared'>,
): Promise<(VersionsOn & { coming: NonNullable<VersionsOn['coming']> }) | undefined> {
  const takes = takesOf(deps, kind)
  const today = deps.today()
  const day = takes && shared.fields[takes.since]
  if (takes === undefined || typeof day !== 'string' || day <= today) return undefined
  const { coming, ...held } = versionsOn(kind, takes.since, await sharedFacts(deps, party, shared.matter), today)
  return coming && { ...held, coming }
}
