import type { Envelope, FactDraft } from '../fact/envelope.ts'
import { isMatterId } from '../fact/ids.ts'
import { keyedMatterId } from '../fact/keyed-id.ts'
import type { MatterId } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { fillComputed } from './compute.ts'
import type { Context, OpenInput } from './context.ts'
import { originOf } from './fact-graph.ts'
import { contentsOf, type FilledParts, fillForm } from './form.ts'
import type { Kind } from './kind.ts'
import { lookupsOf } from './lookups.ts'
import { openingRight } from './right-for.ts'
import { firstClocks } from './step-clock.ts'

/**
 * Opens a matter: under `context.agreement` where there is one, otherwise at home.
 *
 * @returns one draft, or a refusal of person, id, agreement, parties or form
 */
export function open(kind: Kind, input: OpenInput, context: Context): FactDraft[] | Refusal {
  const { actor, agreement } = context
  const { opening } = kind.declaration
  const says = { zh: `发起${kind.labels.kind.zh}`, en: `Open ${kind.labels.kind.en}` }
  const by = input.trial ? kind.walked : opening.by
  if (by === undefined) return refuse('matter.not-walked', { kind: kind.labels.kind }, 'trial')
  if (!by.includes(actor.role)) {
    return refuse('step.role', { step: says, role: actor.role, needs: by })
  }
  if (!input.trial && !opening.at.includes(actor.desk)) {
    return refuse('step.desk', { step: says, desk: actor.desk, needs: opening.at })
  }
  if (!isMatterId(input.matter) || originOf(input.matter) !== actor.party) {
    return refuse('matter.bad-id', { matter: String(input.matter).slice(0, 80), party: actor.party })
  }
  const parties = agreement && partiesUnder(kind, agreement, input.parties, context)
  if (isRefusal(parties)) return parties
  const typed = fillForm(kind, opening.form, input.data)
  if (isRefusal(typed)) return typed
  const filled = fillComputed(kind, opening.computes, opening.form, typed, undefined, context)
  if (isRefusal(filled)) return filled
  const keyed = opening.keyed && keyedMatterId(actor.party, kind.declaration.id, keysIn(opening.keyed, filled))
  if (keyed !== undefined && keyed !== input.matter) {
    return refuse('matter.bad-id', { matter: input.matter, party: actor.party })
  }
  const granted = openingRight(kind, filled.shared ?? {}, context)
  if (isRefusal(granted)) return granted
  const clocks = firstClocks(kind, lookupsOf(kind).sharedTracks, filled.shared ?? {}, context)
  if (isRefusal(clocks)) return clocks
  const envelope: Omit<Envelope, 'parts'> = {
    v: 1,
    command: context.command,
    n: 0,
    kind: kind.hash,
    matter: input.matter,
    step: 'open',
    by: actor,
    at: context.now,
    after: [],
    ...(agreement && parties ? { agreement: agreement.id, parties } : {}),
    ...(granted ? { granted } : {}),
    ...(input.trial ? { trial: true } : {}),
  }
  const parts = contentsOf(filled)
  if (clocks.length > 0) parts.shared = { ...parts.shared, clocks }
  return [{ envelope, parts }]
}

/**
 * The id that a matter of this kind must have, where a party keeps one for the values of its key; undefined where the id
 * is free.
 */
export function keyedIdOf(kind: Kind, party: string, data: Record<string, unknown>): MatterId | undefined | Refusal {
  const { keyed, form } = kind.declaration.opening
  if (keyed === undefined) return undefined
  const filled = fillForm(kind, form, data)
  return isRefusal(filled) ? filled : keyedMatterId(party, kind.declaration.id, keysIn(keyed, filled))
}

const keysIn = (keyed: readonly string[], { shared }: FilledParts) => keyed.map((field) => shared?.[field] ?? null)

/** The matter's parties, sorted: those named, or all of the agreement; a new matter needs it in force for this kind. */
export function partiesUnder(
  kind: Kind,
  agreement: NonNullable<Context['agreement']>,
  named: readonly string[] | undefined,
  context: Context,
): string[] | Refusal {
  const { id, inForce, windingUp, mayOpen } = agreement
  if (!inForce || windingUp || !mayOpen(kind.declaration.id)) {
    return refuse('matter.outside-agreement', { kind: kind.labels.kind, agreement: id })
  }
  const parties = [...new Set(named ?? agreement.parties)].sort()
  const fits = parties.includes(context.actor.party) && parties.every((party) => agreement.parties.includes(party))
  return fits ? parties : refuse('matter.bad-parties', { parties, allowed: agreement.parties }, 'parties')
}
