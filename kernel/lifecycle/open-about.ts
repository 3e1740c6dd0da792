import type { PlainDay } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Kind } from './kind.ts'
import type { SharedState } from './matter.ts'
import { stageText } from './words-of.ts'

/**
 * May a matter of this kind be opened today about that one? A grant of a policy that is in force, for one. The screen asks
 * it before it offers, the node before it opens; what stands in a log is not judged by it, since the other moves on.
 *
 * @param field  of the opening form, which names the other
 * @param today  in the region's own time zone
 * @returns why not, about that field; undefined where it may be opened
 */
export function notAbout(
  kind: Kind,
  field: string,
  other: { kind: Kind; shared: Pick<SharedState, 'fields' | 'tracks'> },
  today: PlainDay,
): Refusal | undefined {
  const asked = kind.about?.[field]
  if (asked === undefined) return undefined
  const { declaration } = other.kind
  const { fields, tracks } = other.shared
  const stage = tracks[declaration.main]?.stage ?? ''
  const facts = { kind: kind.labels.kind, title: String(fields[declaration.title] ?? '') }
  const said = (stage: string) => stageText(other.kind, declaration.main, stage)
  if (!asked.stages.includes(stage)) {
    return refuse(
      'matter.not-to-open-about',
      { ...facts, stage: said(stage), needs: asked.stages.map(said) },
      `data.${field}`,
    )
  }
  const dayIn = (name: string | undefined) => {
    const day = name === undefined ? undefined : fields[name]
    return typeof day === 'string' ? day : undefined
  }
  const [from, until] = [dayIn(asked.from), dayIn(asked.until)]
  if (from !== undefined && today < from) {
    return refuse('matter.too-early-to-open-about', { ...facts, from }, `data.${field}`)
  }
  if (until !== undefined && until < today) {
    return refuse('matter.too-late-to-open-about', { ...facts, until }, `data.${field}`)
  }
  return undefined
}
