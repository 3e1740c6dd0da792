import type { Actor } from '../fact/envelope.ts'
import type { RoleId, Text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Kind } from './kind.ts'
import type { OpenStep } from './lookups.ts'
import type { Matter, SharedState } from './matter.ts'

/*
 * 试走: a leader goes through a process as an applicant or a window would, and what happens counts nowhere. The opening's
 * envelope says so, so it holds for every party and to the end; and a trial goes by a name of its own, which no kind has.
 * Whatever gathers matters (lists, totals, boards, platforms, what follows by itself) asks for kinds by name, so it meets a
 * trial only where it asks for one. No id of a kind holds this sign.
 */
const mark = '~trial'

/** The name under which trials of a kind are kept. */
export function trialsOf(kindId: string): string {
  return `${kindId}${mark}`
}

/** By which name a matter is gathered: its kind's, or that of its kind's trials. */
export function goesBy({ declaration }: Kind, { trial }: Pick<SharedState, 'trial'>): string {
  return trial ? trialsOf(declaration.id) : declaration.id
}

/** The kind that a name speaks of, and whether of its trials. */
export function kindBehind(name: string): { kind: string; trial: boolean } {
  const trial = name.endsWith(mark)
  return { kind: trial ? name.slice(0, -mark.length) : name, trial }
}

/**
 * Why nobody of this role goes on with a trial: only who may open one takes its steps, so neither the node nor people outside
 * do. Judged at every step by the kind as it is now, so a process that may no longer be walked is walked no further.
 */
export function notWalking(
  kind: Kind,
  { trial }: Pick<SharedState, 'trial'>,
  { role }: Actor,
  says: () => Text,
): Refusal | undefined {
  if (!trial) return undefined
  if (kind.walked === undefined) return refuse('matter.not-walked', { kind: kind.labels.kind }, 'trial')
  return kind.walked.includes(role) ? undefined : refuse('step.role', { step: says(), role, needs: kind.walked })
}

/**
 * In a trial of their own party who walks it plays every desk and role: one person goes the whole way, and each fact says
 * who it was. Steps that only the node takes stay the node's.
 */
export function walks(
  kind: Kind,
  { trial }: Pick<SharedState, 'trial'>,
  { role }: Actor,
  by: readonly RoleId[],
): boolean {
  return (
    trial === true && kind.walked?.includes(role) === true && by.some((one) => one !== 'system' && one !== 'public')
  )
}

/**
 * A trial has no query code, so nobody opens from outside what a step `shows`: who walks it where that is kept is the
 * person who sees it, and says so.
 */
export function seesForPerson(
  kind: Kind,
  { shared, overlay }: Matter,
  { role }: Actor,
  { declaration: { shows } }: OpenStep,
): boolean {
  if (shows === undefined || !shared.trial || overlay.fields[shows] === undefined) return false
  return kind.walked?.includes(role) === true
}
