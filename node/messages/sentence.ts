import type { Text } from '@lianyu/kernel'
import type { Names } from '../api/names.ts'

const words: Record<string, Text> = {
  remind: { zh: '即将或已经到期', en: 'is due or overdue' },
  leader: { zh: '逾期，请领导关注', en: 'is overdue: for the leader’s attention' },
  order: { zh: '逾期，可发督办', en: 'is overdue: an order may be raised' },
  letter: { zh: '对方逾期，可发商请函', en: 'is overdue on the other side: a letter may be sent' },
  handed: { zh: '转来，请接收办理', en: 'handed it over: please take it up' },
  accepted: { zh: '已接收', en: 'has accepted it' },
  returned: { zh: '退回，请查看原因', en: 'returned it: see why' },
  urged: { zh: '催办，请抓紧办理', en: 'urges you to get on with it' },
  vote: { zh: '您的岗位是评委，请投票', en: 'Your desk is on the jury: please vote' },
  quarantined: { zh: '对方日志前后不一，已隔离', en: 'A peer’s log contradicted itself and was put aside' },
  lost: {
    zh: '恢复后有记录缺失，请对照纸质件补记',
    en: 'Records are missing after a restore: enter them again from the paper files',
  },
  'lost-internal': {
    zh: '恢复后有内部内容缺失，请对照纸质件补记',
    en: 'Internal contents are missing after a restore: enter them again from the paper files',
  },
}

/** A notice in words: the track, whose it is, and what happened; or what the applicant did (`did`). */
export function sentenceOf(
  names: Pick<Names, 'party' | 'desk'>,
  { what, facts }: { what: string; facts: string },
  tracks: Record<string, Text> | undefined,
): Text {
  const { track, holder, did } = JSON.parse(facts) as {
    track?: string
    holder?: { party: string; desk: string }
    did?: Text
  }
  if (did !== undefined) return { zh: `申请人：${did.zh}`, en: `The applicant: ${did.en}` }
  const said = words[what] ?? { zh: what, en: what }
  const label = tracks?.[track ?? ''] ?? { zh: track ?? '', en: track ?? '' }
  if (holder === undefined) return { zh: `${label.zh}${said.zh}`, en: `${label.en} ${said.en}`.trim() }
  const [party, desk] = [names.party(holder.party), names.desk(holder.party, holder.desk)]
  return {
    zh: `${label.zh}（${party.zh} ${desk.zh}）${said.zh}`,
    en: `${label.en} (${party.en}, ${desk.en}) ${said.en}`,
  }
}
