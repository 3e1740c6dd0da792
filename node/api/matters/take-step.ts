import { type Holder, isRefusal, type MatterId, type Refusal, refuse } from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { withIssuedPaper } from '../../paper/issue-paper.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor, openDoorToAct, type Seen, standsAbove } from '../door.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { type FactView, factViews, placedFacts } from './fact-views.ts'
import type { Opened } from './open-matter.ts'

export interface StepAsked {
  command: string
  matter: MatterId
  step: string
  track?: string | undefined
  version?: number | undefined
  data: Record<string, unknown>
  to?: Holder | undefined
}

/** A step that was refused because others went on meanwhile: the refusal, and what they did. */
export interface Overtaken {
  stale: Refusal
  meanwhile: FactView[]
}

/** Takes a step as the session's duty. Answers once it is durable. The kernel decides; the door only says what is in sight. */
export async function takeStep(
  deps: NodeDeps,
  session: SignedIn,
  asked: StepAsked,
): Promise<Opened | Overtaken | Refusal> {
  const seen = await openDoorToAct(deps, session, asked.matter)
  if (isRefusal(seen)) return seen
  const track = trackOf(seen, asked.step)
  if (asked.track !== undefined && track !== undefined && asked.track !== track) {
    return refuse('node.bad-input', { field: 'track', why: `the step moves ${track}` }, 'track')
  }
  const issued = await withIssuedPaper(deps, session, seen, asked)
  if (isRefusal(issued)) return issued
  const answer = await deps.journal.step({
    party: session.party,
    actor: actorOf(session),
    command: asked.command,
    matter: asked.matter,
    step: asked.step,
    ...(asked.version === undefined ? {} : { version: asked.version }),
    data: issued.data,
    asked: asked.data,
    ...(asked.to === undefined ? {} : { to: asked.to }),
    ...(standsAbove(session.party, seen.matter.shared.origin) ? { superior: true } : {}),
  })
  if (!isRefusal(answer)) return issued.code === undefined ? answer : { ...answer, queryCode: issued.code }
  const refusal = nameRefusal(answer, deps.names, session.party)
  if (refusal.refusal !== 'step.stale' || asked.version === undefined) return refusal
  return { stale: refusal, meanwhile: await meanwhile(deps, session, asked, track) }
}

/** What happened on the track since the version that the author saw, oldest first. */
async function meanwhile(
  deps: NodeDeps,
  session: SignedIn,
  asked: StepAsked,
  track: string | undefined,
): Promise<FactView[]> {
  const seen = await openDoor(deps, session, asked.matter)
  if (isRefusal(seen)) return []
  const since = (await placedFacts(deps, session, seen)).filter(
    ({ envelope }) => envelope.track === track && (envelope.version ?? -1) >= (asked.version ?? 0),
  )
  const views = await factViews(deps, session, seen, since)
  // A refusal is read in passing: what is about persons is looked at on the matter's own page.
  return views.map((view) => {
    const { personal, ...parts } = view.parts
    return personal === undefined ? view : { ...view, parts, masked: [...view.masked, 'personal' as const] }
  })
}

function trackOf({ kind }: Seen, step: string): string | undefined {
  const found = Object.entries(kind.declaration.tracks).find(([, { steps }]) => Object.hasOwn(steps, step))
  return found?.[0]
}
