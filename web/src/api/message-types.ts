import type { GetAnswer } from './answers.ts'

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

export type OwnMessages = GetAnswer<'/api/messages/own'>
export type DeskMessages = GetAnswer<'/api/admin/messages'>
export type MessageRoute = DeskMessages['routes'][number]
export type MessageOut = GetAnswer<'/api/admin/messages/log'>[number]
export type CalendarFeed = GetAnswer<'/api/calendars'>[number]
