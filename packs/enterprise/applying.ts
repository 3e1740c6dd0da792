import { type Applying, text } from '@lianyu/kernel'

/** 网上提诉求: to the same office and with the same clock as what comes by telephone; the firm itself says whether it is solved. */
export const askOnline: Applying = {
  kind: 'request',
  label: text('企业诉求', 'Requests of firms'),
  desk: 'enterprise-office',
  who: ['firm'],
  asks: [{ field: 'category', required: true }, { field: 'subject', required: true }, { field: 'detail' }],
  vouched: { name: 'enterpriseName' },
  fixed: { way: 'online', receivedOn: '$today' },
  acts: [
    {
      id: 'confirm',
      label: text('确认答复', 'Confirm the answer'),
      says: text('您的意见就是这件诉求的结论', 'What you say is how it ends'),
      step: 'confirm-request',
      asks: [{ field: 'satisfied', required: true }],
      fixed: { confirmedHow: 'online' },
    },
    {
      id: 'reopen',
      label: text('没解决，重新办', 'Not solved: open it again'),
      says: text('回到原部门，重新计时', 'Back to the department; its clock begins anew'),
      step: 'reopen-request',
      asks: [{ field: 'reopenedFor', required: true }],
    },
    {
      id: 'drop',
      label: text('撤回', 'Withdraw'),
      says: text('撤回后不再办理', 'Nobody works on it afterwards'),
      step: 'drop-request',
      asks: [
        {
          field: 'droppedFor',
          required: true,
          options: [text('已经解决', 'It is solved'), text('不需要了', 'No longer needed')],
        },
      ],
    },
  ],
}
