import type { Instant, Light, MatterId, PartyId, PlainDay, Text } from '@lianyu/kernel'
import type { GetAnswer } from './answers.ts'
import type { FigureAnswer, MatterRowAnswer, NamedParty } from './types.ts'

/** What the map and the wall are drawn from. */

export interface MapAnswer {
  region: string
  center: [number, number] | null
  outlines: import('../drawing/map-plan.ts').Outlines
  points: {
    matter: MatterId
    title: string
    sample: boolean
    lon: number
    lat: number
    stage: string
    stageLabel: Text
    /** Words that lists and maps of several kinds share: 洽谈, 签约 … */
    phase?: string
    light: Light | 'none'
    others: NamedParty[]
  }[]
  waiting: (NamedParty & { count: number; center: [number, number] | null })[]
  more?: boolean
  sources: Text[]
}

export interface WallSide {
  party: NamedParty
  desk: Text
  track: Text
  stage: Text
  light: MatterRowAnswer['light']
  heldWorkingDays: number
}

export type WallMonth = NonNullable<NonNullable<GetAnswer<'/api/wall'>['work']>['month']>

/** What visitors do not see. */
export type WallWork = NonNullable<GetAnswer<'/api/wall'>['work']>

export interface WallAnswer {
  party: PartyId
  name: Text
  now: Instant
  today: PlainDay
  visitor: boolean
  sample: boolean
  points: (Omit<MapAnswer['points'][number], 'light'> & { kind: string; light?: MatterRowAnswer['light'] })[]
  stages: { stage: string; label: Text; count: number }[]
  yearEnd: number
  promised: { matter: MatterId; title: string; what: Text; day: PlainDay; days: number }[]
  /** How many in all; `across` holds the most urgent. */
  acrossCount: number
  across: {
    matter: MatterId
    title: string
    sample: boolean
    kindLabel: Text
    stageLabel: Text
    others: NamedParty[]
    ours: WallSide | null
    theirs: WallSide[]
  }[]
  peers: (NamedParty & { state: string; lastSeenAt: Instant | null })[]
  published: { figures: FigureAnswer[]; source: FigureAnswer['source'] } | null
  work?: WallWork
}

export interface OutlinesAnswer {
  outlines: MapAnswer['outlines']
  centers: Record<string, [lon: number, lat: number]>
  sources: Text[]
}
