import { type AuthoredTrack, field, setting, text } from '@lianyu/kernel'

/**
 * 入库纳统: the project enters the statistics system, with its proofs. The statistics office decides; its number is kept,
 * never issued here.
 *
 * @source domain-rules k: 入库纳统 is the project office's daily work
 */
export const statisticsTrack: AuthoredTrack = {
  label: text('入库纳统', 'Statistics entry'),
  holder: 'project-office',
  start: 'not-filed',
  stages: {
    'not-filed': { label: text('未申报', 'Not filed') },
    filed: {
      label: text('已申报', 'Filed'),
      clock: {
        workingDays: setting('project.statistics-days', 10),
        amber: 2,
        escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
      },
    },
    sent: { label: text('退回补充', 'Sent back') },
    entered: { label: text('已入库', 'Entered'), end: true },
  },
  steps: {
    'file-statistics': {
      label: text('申报入库', 'File'),
      says: text('附立项、施工合同、现场照片等佐证', 'With filing, contract and photographs'),
      did: text('申报入库纳统', 'Filed for the statistics'),
      from: ['not-filed', 'sent'],
      to: 'filed',
      by: ['officer', 'approver'],
      handOff: { how: 'pass', receiver: { party: 'origin', desk: 'statistics' } },
      form: ['statisticsProof!'],
    },
    'enter-statistics': {
      label: text('入库', 'Enter'),
      did: text('已入库，编号 {statisticsNo}', 'Entered, number {statisticsNo}'),
      from: 'filed',
      to: 'entered',
      by: ['officer', 'approver'],
      form: ['statisticsNo!', 'enteredOn!'],
    },
    'send-back-statistics': {
      label: text('退回补充', 'Send back'),
      did: text('退回补充：{statisticsMissing}', 'Sent back: {statisticsMissing}'),
      from: 'filed',
      to: 'sent',
      by: ['officer', 'approver'],
      handOff: { how: 'pass', receiver: { desk: 'previous' } },
      form: ['statisticsMissing!'],
    },
  },
}

export const statisticsFields: Record<string, field.AuthoredField> = {
  statisticsProof: field.files(text('入库佐证', 'Proofs for the entry'), {
    accept: ['image/jpeg', 'image/png', 'application/pdf'],
  }),
  statisticsNo: field.words(text('统计库编号', 'Number in the statistics system')),
  enteredOn: field.day(text('入库日', 'Entered on')),
  statisticsMissing: field.paragraph(text('需补充的佐证', 'What is missing')),
}
