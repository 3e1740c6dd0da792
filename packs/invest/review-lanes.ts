import { type AuthoredTrack, atStage, field, setting, type Text, text } from '@lianyu/kernel'

/** What a contract must have passed before it is signed: each opinion stands with its own office. */
export interface ReviewLane {
  id: string
  desk: string
  item: Text
  says: Text
  /** Roles that may give the opinion. */
  by: string[]
  /** What it is scored by: figures of the form, and what the computation makes of them. */
  scored?: { by: string; figures: string[]; computed: string[] }
}

/**
 * @source 公平竞争审查条例 (2024-08-01): no contract with a business without a review number; 合法性审核 and entry
 *         assessment as domain-rules k names them
 */
export const reviewLanes: ReviewLane[] = [
  {
    id: 'entry',
    desk: 'zone-office',
    item: text('入园评估', 'Entry assessment'),
    says: text(
      '按现行入园评估办法打分，办法的版本自动记下',
      'Scored by the rules in force; their version is noted by itself',
    ),
    by: ['officer', 'approver'],
    scored: {
      by: 'invest.entry',
      figures: ['entryInvest', 'entryTax', 'entryLeading'],
      computed: ['entryScore', 'entryRule'],
    },
  },
  {
    id: 'legality',
    desk: 'office',
    item: text('合同合法性审查', 'Legality review'),
    says: text('审查合同文本，出具意见', 'Reviews the text of the contract'),
    by: ['legal', 'approver'],
  },
  {
    id: 'competition',
    desk: 'market-regulation',
    item: text('公平竞争审查', 'Fair-competition review'),
    says: text('不得以特定税收返还、补贴换取落户', 'No tailored tax refunds or subsidies'),
    by: ['officer', 'approver'],
  },
]

/** Nothing is reviewed that was not handed in: what stands in the talks has no text yet. */
const handedIn = atStage('main', 'reviewing')
const talkingAgain = atStage('main', 'tracking')
const lost = atStage('main', 'lost')

/**
 * Each office has a term of its own from the day the draft is handed in. What was said of a draft does not hold for the
 * next: back in the talks, every opinion is asked for anew.
 */
export function reviewTrack({ id, desk, item, says, by, scored }: ReviewLane): AuthoredTrack {
  const en = item.en.toLowerCase()
  return {
    label: item,
    holder: desk,
    // Nobody's task while nothing is handed in.
    standing: true,
    start: 'idle',
    stages: {
      idle: { label: text('未送审', 'Not handed in') },
      waiting: {
        label: text('待出意见', 'Opinion due'),
        clock: {
          workingDays: setting('invest.opinion-days', 7),
          amber: 2,
          escalate: [
            { id: 'remind', when: 'amber', what: 'remind' },
            { id: 'leader', when: 'red', what: 'leader' },
          ],
        },
      },
      passed: { label: text('通过', 'Passed') },
      declined: { label: text('不通过', 'Declined') },
    },
    steps: {
      [`${id}-sent`]: {
        label: text('送审', 'Handed in'),
        did: text(`${item.zh}：送审`, `Handed in for the ${en}`),
        from: 'idle',
        to: 'waiting',
        by: 'system',
        itself: true,
        when: handedIn,
      },
      [`${id}-recalled`]: {
        label: text('退出评审', 'Out of review'),
        did: text(`${item.zh}：合同改谈，原意见不再适用`, `The ${en} is void: the talks go on`),
        from: ['waiting', 'passed', 'declined'],
        to: 'idle',
        by: 'system',
        itself: true,
        when: talkingAgain,
      },
      [`${id}-dropped`]: {
        label: text('不再评审', 'No longer reviewed'),
        did: text(`${item.zh}：线索未成，不再评审`, `The ${en} ends: the lead came to nothing`),
        from: 'waiting',
        to: 'idle',
        by: 'system',
        itself: true,
        when: lost,
      },
      [`${id}-pass`]: {
        label: text(`${item.zh}：通过`, `${item.en}: pass`),
        says,
        did: scored
          ? text(
              `${item.zh}通过，编号 {${id}No}，得分 {${id}Score}，{${id}Rule}`,
              `Passed the ${en}, number {${id}No}, score {${id}Score}, {${id}Rule}`,
            )
          : text(`${item.zh}通过，编号 {${id}No}`, `Passed the ${en}, number {${id}No}`),
        from: ['idle', 'waiting', 'declined'],
        to: 'passed',
        by,
        when: handedIn,
        form: [
          `${id}No!`,
          ...(scored?.figures ?? []),
          `${id}Opinion`,
          ...(scored?.computed.map((one) => `${one}=`) ?? []),
        ],
        ...(scored && { computes: { by: scored.by } }),
      },
      [`${id}-decline`]: {
        label: text(`${item.zh}：不通过`, `${item.en}: decline`),
        says: text('写明理由，修改后可再送', 'With the reason; it may be handed in again'),
        did: text(`${item.zh}不通过：{${id}Opinion}`, `Declined in the ${en}: {${id}Opinion}`),
        from: ['idle', 'waiting', 'passed'],
        to: 'declined',
        by,
        when: handedIn,
        form: [`${id}Opinion!`],
      },
    },
  }
}

export function reviewFields({ id, item }: ReviewLane): Record<string, field.AuthoredField> {
  return {
    [`${id}No`]: field.words(text(`${item.zh}编号`, `Number of the ${item.en.toLowerCase()}`)),
    [`${id}Opinion`]: field.paragraph(text(`${item.zh}意见`, `Opinion of the ${item.en.toLowerCase()}`)),
  }
}
