import {
  type Fact,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  offersOnly,
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
  // What an offer found typed stays; a figure that holds is not typed.
  const values = Object.entries(offersOnly(takes) ? { ...given(taken), ...data } : { ...data, ...taken }).filter(
    ([, value]) => value !== undefined,
  )
  return Object.fromEntries(values)
}

/** What the other matter does not know takes nothing away. */
const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))

async function sharedFacts({ journal }: Pick<NodeDeps, 'journal'>, party: PartyId, id: MatterId): Promise<Fact[]> {
  return (await journal.facts(party, id)).map(({ leaf, log, index, bytes, parts }) => {
    const shared = parts.shared && (JSON.parse(Buffer.from(parts.shared.bytes).toString('utf8')) as PartContent)
    const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Fact['envelope']
    return { leaf, log, index, envelope, parts: shared ? { shared } : {} }
  })
}

/** How others take over what holds of this kind; undefined where none does, so that its versions hold from no day of their own. */
export function takesOf({ kinds }: Pick<NodeDeps, 'kinds'>, kind: Kind): Takes | undefined {
  for (const { declaration } of kinds) {
    const { takes } = declaration.opening
    if (takes?.since !== undefined && declaration.fields[takes.from]?.kind === kind.declaration.id) return takes
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
  const since = takesOf(deps, kind)?.since
  const today = deps.today()
  const day = since && shared.fields[since]
  if (since === undefined || typeof day !== 'string' || day <= today) return undefined
  const { coming, ...held } = versionsOn(kind, since, await sharedFacts(deps, party, shared.matter), today)
  return coming && { ...held, coming }
}
