import type { ReactNode } from 'react'
import type { Peer } from '../marks/peer-pulse.tsx'
import type { NavGroup } from './nav.ts'

/** What a frame is told; it fetches nothing. */
export interface FrameProps {
  /** 上栗县 */
  party: string
  /** 项目办 */
  desk: string
  who?: string
  groups: NavGroup[]
  peers: Peer[]
  notices?: number
  /** The demo says at the foot that what is called 示例 is sample data. */
  demo?: boolean
  offline?: { waiting: number }
  onSearch: (words: string) => void
  onSignOut?: () => void
  children: ReactNode
}
