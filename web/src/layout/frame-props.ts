import type { ReactNode } from 'react'
import type { Peer } from '../marks/peer-pulse.tsx'
import type { NavGroup } from './nav.ts'
import type { StandingProps } from './standing-notice.tsx'

/** One of the reader's own desks and roles. */
export interface Duty {
  id: string
  name: string
  now: boolean
  onTake: () => void
}

/** What a frame is told; it fetches nothing. */
export interface FrameProps {
  /** 上栗县 */
  party: string
  /** 项目办 */
  desk: string
  who?: string
  /** Other duties of the same person, to take up with one press. */
  duties?: Duty[]
  groups: NavGroup[]
  peers: Peer[]
  notices?: number
  /** The demo says at the foot that what is called 示例 is sample data. */
  demo?: boolean
  offline?: { waiting: number }
  /** What a restore has left undone or lost, as it is said above the page. */
  standing?: StandingProps
  onSearch: (words: string) => void
  onAccount?: () => void
  onSignOut?: () => void
  children: ReactNode
}
