import { type AuthoredTrack, type Condition, field, type Text, text } from '@lianyu/kernel'

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
const handedIn = { stage: ['main', ['reviewing']] } satisfies Condition

export function reviewTrack({ id, desk, item, says, by, scored }: ReviewLane): AuthoredTrack {
  const en = item.en.toLowerCase()
  return {
    label: item,
    holder: desk,
    start: 'waiting',
    stages: {
      // True before it is handed in and after: whether it is stands on the main line.
      waiting: { label: text('未出意见', 'No opinion yet') },
      passed: { label: text('通过', 'Passed') },
      declined: { label: text('不通过', 'Declined') },
    },
    steps: {
      [`${id}-pass`]: {
        label: text(`${item.zh}：通过`, `${item.en}: pass`),
        says,
        did: scored
          ? text(
              `${item.zh}通过，编号 {${id}No}，得分 {${id}Score}，{${id}Rule}`,
              `Passed the ${en}, number {${id}No}, score {${id}Score}, {${id}Rule}`,
            )
          : text(`${item.zh}通过，编号 {${id}No}`, `Passed the ${en}, number {${id}No}`),
        from: ['waiting', 'declined'],
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
        from: ['waiting', 'passed'],
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
