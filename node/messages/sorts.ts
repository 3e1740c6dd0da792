import type { Text } from '@lianyu/kernel'

/** What a message is about, as people choose it. */
export const sorts = ['late', 'due-soon', 'handed', 'answered', 'other'] as const
export type Sort = (typeof sorts)[number]

export const channels = ['mail', 'wecom-robot', 'dingtalk-robot'] as const
export type Channel = (typeof channels)[number]

export const sortWords: Record<Sort | 'digest' | 'test', Text> = {
  late: { zh: '逾期', en: 'Late' },
  'due-soon': { zh: '将到期', en: 'Due soon' },
  handed: { zh: '转来', en: 'Handed to you' },
  answered: { zh: '已答复', en: 'Answered' },
  other: { zh: '通知', en: 'Notice' },
  digest: { zh: '工作摘要', en: 'Digest' },
  test: { zh: '测试消息', en: 'Test message' },
}

/** What a notice is about. A reminder stands on either side of the due day: it is late from the moment of red on. */
export function sortOf({ what, at, redAt }: { what: string; at: string; redAt: string | null }): Sort {
  if (what === 'remind') return redAt !== null && redAt <= at ? 'late' : 'due-soon'
  if (what === 'leader' || what === 'order' || what === 'letter') return 'late'
  if (what === 'handed' || what === 'vote') return 'handed'
  return what === 'accepted' || what === 'returned' || what === 'applicant' ? 'answered' : 'other'
}
