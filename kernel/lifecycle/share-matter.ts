import { canonicalBytes, PART_LIMITS } from '../fact/canonical.ts'
import type { FactDraft } from '../fact/envelope.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import type { Kind } from './kind.ts'
import type { Matter } from './matter.ts'
import { partiesUnder } from './open-matter.ts'
import { snapshotFor } from './opened.ts'
import { openingRight } from './right-for.ts'
import { notWalking } from './trial.ts'

export interface ShareInput {
  /** Default: all parties of the agreement. */
  parties?: string[]
  /** Signed note of the home log's checkpoint that covers the matter's last fact. */
  checkpoint: string
}

/** Makes a local matter shared under `context.agreement`. The one fact goes to the shared log and rests on nothing there. */
export function share(kind: Kind, matter: Matter, input: ShareInput, context: Context): FactDraft[] | Refusal {
  const { shared } = matter
  const { actor, agreement } = context
  const rule = kind.declaration.share
  const says = { zh: '共享', en: 'Share' }
  if (shared.first === '') return refuse('matter.not-open', { matter: shared.matter })
  if (shared.agreement !== undefined) return refuse('matter.already-shared', { agreement: shared.agreement })
  if (rule === undefined) return refuse('matter.not-shareable', { kind: kind.labels.kind })
  if (actor.party !== shared.origin) return refuse('step.relation', { step: says, of: ['origin'] })
  const stranger = notWalking(kind, shared, actor, () => says)
  if (stranger) return stranger
  if (!rule.by.includes(actor.role)) return refuse('step.role', { step: says, role: actor.role, needs: rule.by })
  if (!rule.at.includes(actor.desk)) return refuse('step.desk', { step: says, desk: actor.desk, needs: rule.at })
  if (agreement === undefined) return refuse('matter.outside-agreement', { kind: kind.labels.kind, agreement: '-' })
  const parties = partiesUnder(kind, agreement, input.parties, context)
  if (isRefusal(parties)) return parties
  const granted = openingRight(kind, shared.fields, context)
  if (isRefusal(granted)) return granted
  const content = { snapshot: snapshotFor(shared), checkpoint: input.checkpoint }
  const bytes = canonicalBytes(content).length
  if (bytes > PART_LIMITS.maxBytes) return refuse('matter.too-large', { bytes, most: PART_LIMITS.maxBytes })
  return [
    {
      envelope: {
        v: 1,
        command: context.command,
        n: 0,
        kind: kind.hash,
        matter: shared.matter,
        step: 'share',
        by: actor,
        at: context.now,
        after: [],
        agreement: agreement.id,
        parties,
        ...(granted ? { granted } : {}),
        ...(shared.trial ? { trial: true } : {}),
      },
      parts: { shared: content },
    },
  ]
}
