import type { PlainDay } from '@lianyu/kernel'
import type { ReactNode } from 'react'
import type { HolderName } from '../marks/holder.tsx'
import type { LightName } from '../marks/light.tsx'
import type { LaneDays, StageState } from './tracks-layout.ts'

export interface StageFacts {
  id: string
  name: string
  state: StageState
  /** What stands under it: 3月12日, 计划 11月26日. The caller has the words. */
  note?: string
}

export interface LaneFacts extends LaneDays {
  id: string
  holder: HolderName
  /** What the lane must bring: 用地报批. */
  item: string
  light?: LightName
  /** Working days held so far; left and over as the kernel's clock counts them. */
  held?: number
  left?: number
  over?: number
  doneOn?: PlainDay
  /** 催办: what the reader can do about it. */
  action?: ReactNode
}

export interface TracksFacts {
  stages: StageFacts[]
  gate?: { after: string; name: string; done: number; all: number }
  lanes: LaneFacts[]
  /** Said above the lanes: 绿色通道 7 部门并联. */
  lanesTitle?: string
  /** Working days of the axis, oldest first. */
  days: PlainDay[]
  /** The day by which the gate must be open, said above its column. */
  gateDueOn?: PlainDay
}
