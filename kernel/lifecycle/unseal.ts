import { bytesToHex } from '@noble/hashes/utils.js'
import { PART_LIMITS, parseCanonical } from '../fact/canonical.ts'
import { holdsSeal } from '../fact/commitment.ts'
import type { FactDraft, PartContent } from '../fact/envelope.ts'
import type { LeafHex } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import { compare } from './fact-node.ts'
import type { Kind } from './kind.ts'
import { lookupsOf } from './lookups.ts'
import type { Added, Matter } from './matter.ts'
import { stepText } from './words-of.ts'

export interface UnsealInput {
  /** The sealed entry. */
  leaf: LeafHex
  salt: Uint8Array
  /** Canonical JSON of what was sealed, as it was kept. */
  bytes: Uint8Array
}

/**
 * Opens what a party of this node sealed, once the matter stands where that is due. The fact says values and salt, so
 * everybody who reads it can check them against the entry's commitment.
 */
export function unseal(kind: Kind, matter: Matter, input: UnsealInput, context: Context): FactDraft[] | Refusal {
  const { leaf, salt, bytes } = input
  const main = matter.shared.tracks[kind.declaration.main]
  const found = sealedEntries(kind, matter).find(({ entry }) => entry.leaf === leaf)
  if (found === undefined || main === undefined) return refuse('seal.no-entry', { leaf })
  const { entry, step, until } = found
  const says = stepText(kind, step)
  if (entry.by !== context.actor.party) return refuse('seal.not-yours', { step: says, party: entry.by })
  if (!until.has(main.stage)) return refuse('seal.too-early', { step: says })
  if (entry.late) return refuse('seal.late', { step: says })
  if (entry.opened !== undefined) return refuse('seal.opened', { step: says })
  const content = holdsSeal(entry.seal ?? '', salt, bytes) ? parseCanonical(bytes, PART_LIMITS) : undefined
  if (content === undefined || isRefusal(content)) return refuse('seal.broken', { step: says })
  const { fields = {} } = content as PartContent
  const after = [...new Set([leaf, main.last, context.lastInLog ?? leaf])].sort(compare)
  return [
    {
      envelope: {
        v: 1,
        command: context.command,
        n: 0,
        kind: kind.hash,
        matter: matter.shared.matter,
        step: 'unsealed',
        by: context.actor,
        at: context.now,
        after,
      },
      parts: { shared: { fields: { leaf, salt: bytesToHex(salt), fields } } },
    },
  ]
}

/** Every entry of a matter that is or was sealed, with the step that added it and where that opens. */
export function sealedEntries(
  kind: Kind,
  { shared }: Pick<Matter, 'shared'>,
): { entry: Added; step: string; until: ReadonlySet<string> }[] {
  return [...lookupsOf(kind).steps.values()].flatMap((step) => {
    const sealed = step.on === 'none' ? step.sealed : undefined
    if (sealed === undefined) return []
    return (shared.adds[step.id] ?? [])
      .filter((entry) => entry.seal !== undefined)
      .map((entry) => ({ entry, step: step.id, until: sealed.until }))
  })
}

/** By what one sealed entry is told from another: the field that is not sealed and taken once for each value. */
export function sealedNumber(
  { declaration }: Kind,
  step: string,
  { fields }: Pick<Added, 'fields'>,
): string | undefined {
  const once = declaration.open[step]?.once
  const value = typeof once === 'object' ? fields[once.field] : undefined
  return value === undefined ? undefined : String(value)
}

/** The steps that bring the main track to where some sealed entry is opened: after these a node looks what it has sealed. */
export function openingSteps(kind: Kind): string[] {
  const { steps, opensSeals } = lookupsOf(kind)
  const { main } = kind.declaration
  return [...steps.values()].flatMap((step) =>
    step.on === 'track' && step.track === main && opensSeals.has(step.declaration.to) ? [step.id] : [],
  )
}

/** The stages of the main track at which the entries of this open step are opened; `undefined` where nothing is sealed. */
export function sealedUntil(kind: Kind, step: string): string[] | undefined {
  return kind.declaration.open[step]?.sealed?.until
}
