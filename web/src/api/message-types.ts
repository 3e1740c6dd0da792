import type { Text } from '@lianyu/kernel'

/** What is told, by which way, and when. */
export const messageSorts = ['late', 'due-soon', 'handed', 'answered', 'other'] as const
export type MessageSort = (typeof messageSorts)[number]
export const messageChannels = ['mail', 'wecom-robot', 'dingtalk-robot'] as const
export type MessageChannel = (typeof messageChannels)[number]

export interface MessageWishes {
  sorts: MessageSort[]
  /** `HH:MM`, both empty for none. */
  quietFrom: string
  quietTo: string
  redPasses: boolean
  digestTimes: string[]
}

export interface MessageTarget {
  address?: string
  url?: string
  secret?: string
}

export interface MessageRoute extends MessageWishes {
  desk: string
  channel: MessageChannel
  /** Enough of where it leads to know it again. */
  shown: string
}

export interface OwnMessages {
  possible: boolean
  route: MessageRoute | null
}

export interface DeskMessages {
  mail: boolean
  robotHosts: string[]
  routes: MessageRoute[]
}

export interface MessageOut {
  id: string
  desk: string
  channel: MessageChannel
  sort: MessageSort | 'digest' | 'test'
  state: 'waiting' | 'sent' | 'failed' | 'empty'
  dueAt: string
  tries: number
  madeAt: string
  sentAt: string | null
  trouble: string | null
}

export interface CalendarFeed {
  id: string
  desk: string
  role: string
  label: Text
  createdAt: string
}
