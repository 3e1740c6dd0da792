import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Figure, figuresOf } from '../figures/figures-of.ts'
import { onePerNode } from '../one-per-node.ts'
import { Remembered } from '../remembered.ts'

/** Figures of one report, which is named once beside them. */
export interface Published {
  figures: Figure[]
  source: Figure['source']
}

/** As many as fit at the foot, with their report. */
const most = 4
const standsForMs = 60_000
const remembered = onePerNode((_: NodeDeps) => new Remembered<Published | null>(standsForMs))

/** What was printed of the party's own region, of its newest report; amounts and counts first, then changes. */
export function publishedOf(deps: NodeDeps, session: SignedIn): Promise<Published | null> {
  return remembered(deps).of(session.party, async () =>
    choose((await figuresOf(deps, session)).filter(({ region }) => region === session.party)),
  )
}

function choose(own: Figure[]): Published | null {
  const newest = own.toSorted((a, b) => (a.source.date < b.source.date ? 1 : -1))[0]?.source
  if (newest === undefined) return null
  const rank = ({ kind, unit, value }: Figure) =>
    (kind === 'actual' && unit.startsWith('亿') ? 0 : kind === 'actual' ? 1 : kind === 'change' ? 2 : 3) +
    (Number(value) === 0 ? 5 : 0)
  const said = own
    .filter(({ source, indicator, value }) => source.id === newest.id && value !== '' && indicator.length <= 6)
    .toSorted((a, b) => rank(a) - rank(b))
  return { figures: mixed(said), source: newest }
}

/** At least one change among them, where the report has one: a strip of levels says nothing of the direction. */
function mixed(said: Figure[]): Figure[] {
  const levels = said.filter(({ kind }) => kind !== 'change')
  const change = said.filter(({ kind }) => kind === 'change').toSorted((a, b) => Number(b.value) - Number(a.value))[0]
  return change === undefined ? levels.slice(0, most) : [...levels.slice(0, most - 1), change]
}
