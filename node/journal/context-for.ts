import {
  type Actor,
  type Agreement,
  agreementKindId,
  agreementOf,
  CHINA_OFFSET_MINUTES,
  type Context,
  dayAt,
  goesBy,
  type MatterId,
  mayWrite,
  momentAt,
  type PartyId,
  type Refusal,
  readClock,
} from '@lianyu/kernel'
import type { Drafted } from './draft-batch.ts'
import type { Engine } from './engine.ts'
import type { HeldMatter } from './matter-cache.ts'
import type { SettingValues } from './setting-values.ts'

export interface ContextSources {
  engine: Engine
  settings: SettingValues
  party: PartyId
  actor: Actor
  command: string
  superior?: boolean
  /** Sizes of mirrored logs, for fencing steps. */
  mirrored(writer: PartyId, scope: string): { generation: number; entries: number } | undefined
}

/** Everything `decide` may know, read once: the node's clock, its settings, the agreement, what it holds of the others. */
export function contextFor(
  sources: ContextSources,
  given: Pick<Context, 'now' | 'lastInLog'>,
  held: HeldMatter | undefined,
  agreement: NonNullable<Context['agreement']> | undefined,
  more: { other?: (matter: MatterId) => HeldMatter | undefined; bookedBy?: MatterId } = {},
): Context {
  const { engine, settings, party, actor, command, superior } = sources
  const today = dayAt(given.now, CHINA_OFFSET_MINUTES)
  return {
    ...given,
    today,
    actor,
    command,
    calendar: { version: engine.calendar.version },
    setting: (key) => settings.valueOn(party, key, today),
    ...(agreement ? { agreement } : {}),
    ...(superior ? { superior } : {}),
    computation: (name) => (Object.hasOwn(engine.computations, name) ? engine.computations[name] : undefined),
    related: (matter, kind) => {
      const found = more.other?.(matter)
      if (found === undefined || found.folded.shared.first === '') return undefined
      return goesBy(found.kind, found.folded.shared) === kind ? found.folded : undefined
    },
    ...(more.bookedBy ? { bookedBy: more.bookedBy } : {}),
    isRed: (track) => held !== undefined && isRed(engine, held, track, given.now),
    seen: (writer) => (held ? seenOf(sources, held, writer) : undefined),
  }
}

function isRed({ calendar }: Engine, { kind, folded }: HeldMatter, id: string, now: string): boolean {
  const clock = (folded.shared.tracks[id] ?? folded.overlay.tracks[id])?.clock
  const spec = clock && kind.declaration.tracks[id]?.stages[clock.name.slice(id.length + 1)]?.clock
  return (
    clock !== undefined &&
    spec !== undefined &&
    readClock(spec, clock, momentAt(now, CHINA_OFFSET_MINUTES), calendar).light === 'late'
  )
}

/**
 * How far a party's log has been folded into this matter: as far as it is held, unless a fact of it waits for its grounds;
 * then up to the last one that is folded.
 */
function seenOf({ mirrored }: ContextSources, { folded }: HeldMatter, writer: PartyId) {
  const { agreement, waiting } = folded.shared
  const held = agreement === undefined ? undefined : mirrored(writer, agreement)
  if (held === undefined || waiting.length === 0) {
    return held
  }
  const last = folded.memory.logs.find(
    (log) => log.party === writer && log.generation === held.generation && log.shared,
  )
  return { generation: held.generation, entries: last === undefined ? 0 : last.index + 1 }
}

/** The agreement a matter stands under; an agreement's own matter stands under itself. */
export function agreementOfHeld(held: HeldMatter | undefined): Agreement | undefined {
  return held?.kind.declaration.id === agreementKindId ? agreementOf(held.folded.shared) : undefined
}

/**
 * Asks of each draft that goes to a shared log whether it may stand there. The journal is strict: what its own view of the
 * agreement forbids now is not written, because a log outside its agreement is quarantined by everybody.
 */
export function checkCarried(engine: Engine, agreement: Agreement | undefined, drafted: Drafted): Drafted | Refusal {
  if (agreement === undefined) {
    return drafted
  }
  for (const draft of drafted.drafts) {
    const carried = mayWrite(agreement, draft, engine.kinds.byHash)
    if (carried !== true) {
      return carried
    }
  }
  return drafted
}
