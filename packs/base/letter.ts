import { correctStep, defineKind, field, remarkFields, setting, text } from '@lianyu/kernel'
import { approvalFields, approvalTrack } from './approval-track.ts'

/** Points to a matter of any kind: a letter may be about anything. */
const anyMatter: field.AuthoredField = { type: 'matter', label: text('关于', 'About the matter') }

/**
 * 商请函 and 复函: what takes an order's place between units that are not one above the other. Both the asking and the
 * answering party take their paper through their own approval before it leaves: any desk may draft, the office sends.
 */
export const letter = defineKind({
  pack: 'base',
  id: 'letter',
  version: 1,
  label: text('商请函', 'Letter'),
  empty: text('还没有函件。要请对方协助时，写一封商请函。', 'No letters yet. Write one when you need the other side.'),
  opened: text('拟商请函：{subject}', 'Drafted a letter: {subject}'),
  title: 'subject',
  search: ['request'],
  columns: ['recipient', 'wishedBy'],
  fields: {
    subject: field.words(text('事由', 'Subject')),
    recipient: field.party(text('致', 'To')),
    request: field.paragraph(text('商请事项', 'What is asked')),
    wishedBy: field.day(text('希望答复日', 'Answer wished by')),
    about: anyMatter,
    enclosures: field.files(text('附件', 'Enclosures')),
    answer: field.paragraph(text('复函内容', 'Answer')),
    answerPapers: field.files(text('复函文件', 'Papers of the answer'), { accept: ['application/pdf'] }),
    returnedFor: field.paragraph(text('退回原因', 'Why it is returned')),
    openStill: field.paragraph(text('尚未答复的内容', 'What is still open')),
    withdrawnFor: field.paragraph(text('撤回原因', 'Why it is withdrawn')),
    closingNote: field.paragraph(text('办结说明', 'Closing note')),
    comment: field.paragraph(text('补充说明', 'Comment')),
    correction: remarkFields.correction,
    ...approvalFields,
  },
  main: 'main',
  tracks: {
    main: {
      label: text('函件', 'Letter'),
      holder: 'office',
      start: 'drafted',
      stages: {
        drafted: { label: text('拟函', 'Drafted') },
        sent: { label: text('已发出', 'Sent'), clock: { workingDays: setting('letter.receive-days', 2), amber: 1 } },
        received: {
          label: text('已收文', 'Received'),
          clock: {
            workingDays: setting('letter.answer-days', 10),
            amber: 2,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader', desk: 'office' },
            ],
          },
        },
        returned: { label: text('被退回', 'Returned') },
        answered: { label: text('已复函', 'Answered') },
        closed: { label: text('办结', 'Closed'), end: true },
        withdrawn: { label: text('撤回', 'Withdrawn'), end: true },
      },
      steps: {
        send: {
          label: text('发出', 'Send'),
          says: text('对方签收后开始计答复时限', 'The time to answer runs from the day it is received'),
          did: text('发出商请函', 'Sent the letter'),
          from: ['drafted', 'returned'],
          to: 'sent',
          by: ['officer', 'approver'],
          attests: { track: 'approval', stages: ['sealed'] },
          handOff: { how: 'offer', receiver: { party: { field: 'recipient' }, desk: 'office' } },
        },
        receive: {
          label: text('收文', 'Receive'),
          says: text('登记收文，开始计答复时限', 'Registers the letter; the time to answer begins'),
          did: text('收文登记', 'Received'),
          from: 'sent',
          to: 'received',
          by: ['officer', 'approver'],
          handOff: { how: 'accept' },
        },
        'return-letter': {
          label: text('退回', 'Return'),
          says: text(
            '不属本单位职责或要件不全，退回发函方',
            'Not this unit’s duty, or something is missing: back to the sender',
          ),
          did: text('退回：{returnedFor}', 'Returned: {returnedFor}'),
          from: 'sent',
          to: 'returned',
          by: ['officer', 'approver'],
          handOff: { how: 'return' },
          form: ['returnedFor!'],
        },
        answer: {
          label: text('复函', 'Answer'),
          says: text('本方用印后的复函发给对方', 'Your sealed answer goes to the sender'),
          did: text('复函：{answer}', 'Answered: {answer}'),
          from: 'received',
          to: 'answered',
          by: ['officer', 'approver'],
          attests: { track: 'approval', stages: ['sealed'] },
          handOff: { how: 'offer', receiver: { party: 'origin', desk: 'office' } },
          form: ['answer!', 'answerPapers'],
        },
        close: {
          label: text('收到复函，办结', 'Close'),
          did: text('收到复函，办结', 'Received the answer and closed'),
          from: 'answered',
          to: 'closed',
          by: ['officer', 'approver'],
          handOff: { how: 'accept' },
          form: ['closingNote'],
        },
        'ask-again': {
          label: text('请再函复', 'Ask again'),
          says: text(
            '复函没有答复所商事项，退回重复',
            'The answer leaves the question open: back to be answered again',
          ),
          did: text('请再函复：{openStill}', 'Asked again: {openStill}'),
          from: 'answered',
          to: 'received',
          by: ['officer', 'approver'],
          handOff: { how: 'return' },
          form: ['openStill!'],
        },
        'withdraw-letter': {
          label: text('撤回', 'Withdraw'),
          did: text('撤回：{withdrawnFor}', 'Withdrawn: {withdrawnFor}'),
          from: ['drafted', 'returned'],
          to: 'withdrawn',
          by: ['officer', 'approver'],
          form: ['withdrawnFor!'],
        },
      },
    },
    approval: approvalTrack,
  },
  open: {
    comment: {
      label: text('补充说明', 'Comment'),
      did: text('补充：{comment}', 'Added: {comment}'),
      by: ['officer', 'approver', 'leader'],
      of: 'any',
      form: ['comment!'],
    },
    correct: correctStep,
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['office', 'project-office', 'investment-office', 'service-window'],
    form: ['subject!', 'recipient!', 'request!', 'wishedBy', 'about', 'enclosures'],
  },
})
