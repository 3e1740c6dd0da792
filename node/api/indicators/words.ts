import { dimensionsOf, type Indicator, isMeasured, type Kind, type PartyId, type Text, text } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import { stageLabel } from '../matters/matter-rows.ts'

export type WordDeps = Pick<NodeDeps, 'kinds' | 'names' | 'packs'>

export interface IndicatorWords {
  id: string
  label: Text
  /** 口径 */
  scope: Text
  unit: Indicator['unit']
  /** Of which kind; absent for a ratio. */
  of?: string
  kindLabel?: Text
  /** `standing`: how it stands now; otherwise it is counted by month. */
  standing: boolean
  dimensions: { id: string; label: Text }[]
  ratio?: [over: string, under: string]
}

const notSaid = text('未填', 'Not said')

export function indicatorsOf({ packs }: Pick<NodeDeps, 'packs'>): Indicator[] {
  return packs.flatMap((pack) => pack.indicators ?? [])
}

export function kindOfIndicator({ kinds }: Pick<NodeDeps, 'kinds'>, { measure }: Indicator): Kind | undefined {
  return isMeasured(measure) ? kinds.find((kind) => kind.declaration.id === measure.of) : undefined
}

/** A ratio can be split as far as both of its parts can. */
export function dimensionsIn(deps: Pick<NodeDeps, 'packs'>, { measure }: Indicator): string[] {
  if (isMeasured(measure)) return dimensionsOf(measure)
  const [over, under] = measure.ratio.map((id) => indicatorsOf(deps).find((one) => one.id === id))
  if (!over || !under || !isMeasured(over.measure) || !isMeasured(under.measure)) return []
  const other = dimensionsOf(under.measure)
  return dimensionsOf(over.measure).filter((id) => other.includes(id))
}

export function wordsOf(deps: WordDeps, indicator: Indicator): IndicatorWords {
  const { id, label, scope, unit, measure } = indicator
  const first = isMeasured(measure) ? indicator : indicatorsOf(deps).find((one) => one.id === measure.ratio[0])
  const kind = first && kindOfIndicator(deps, first)
  return {
    id,
    label,
    scope,
    unit,
    ...(isMeasured(measure) ? { of: measure.of } : { ratio: measure.ratio }),
    ...(kind ? { kindLabel: kind.labels.kind } : {}),
    standing: isMeasured(measure) && 'standing' in measure.when,
    dimensions: dimensionsIn(deps, indicator).map((by) => ({ id: by, label: dimensionLabel(kind, by) })),
  }
}

function dimensionLabel(kind: Kind | undefined, by: string): Text {
  if (by === 'stage') return text('阶段', 'Stage')
  if (by === 'desk') return text('当前责任岗位', 'Desk')
  const label = kind?.labels.fields[by]
  return label ? { zh: label.zh, en: label.en } : { zh: by, en: by }
}

/** A key of a dimension as people call it. */
export function keyLabel(deps: WordDeps, party: PartyId, kind: Kind | undefined, by: string, key: string): Text {
  if (key === '') return notSaid
  if (by === 'stage') return stageLabel(kind, kind?.declaration.main ?? '', key)
  if (by === 'desk') return deps.names.desk(party, key)
  const type = kind?.declaration.fields[by]?.type
  if (type === 'party' || type === 'division') return deps.names.party(key)
  if (type === 'desk') return deps.names.desk(party, key)
  if (type === 'yes-no') return key === 'true' ? text('是', 'Yes') : text('否', 'No')
  return kind?.labels.fields[by]?.choices?.[key] ?? { zh: key, en: key }
}
