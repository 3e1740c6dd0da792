import { defineKind, field, text } from '@lianyu/kernel'

/** A rule that is data: a budget, a switch, a catalogue. A new value is a new matter; the old one stays as it was. */
export const setting = defineKind({
  pack: 'base',
  id: 'setting',
  version: 1,
  label: text('规则设置', 'Setting'),
  empty: text(
    '目前都用出厂值。要改时提出一条，写明依据。',
    'Everything stands at its default. Propose a value and say on what basis.',
  ),
  opened: text('提出设置 {key}', 'Proposed setting {key}'),
  title: 'key',
  search: ['basis'],
  columns: ['key', 'validFrom'],
  fields: {
    key: field.words(text('名称', 'Key')),
    value: field.json(text('值', 'Value')),
    validFrom: field.day(text('起用日', 'Holds from')),
    basis: field.paragraph(text('依据', 'Basis'), { hint: text('文件名、文号、条款', 'Document, number, article') }),
    replaces: field.matter(text('替代', 'Replaces'), 'setting', 'replacedBy'),
    approvalNote: field.paragraph(text('审批意见', 'Note on approval')),
    rejectedFor: field.paragraph(text('不同意的原因', 'Why it is rejected')),
    withdrawnFor: field.paragraph(text('停用原因', 'Why it is withdrawn')),
  },
  tracks: {
    main: {
      label: text('设置', 'Setting'),
      holder: 'administration',
      start: 'proposed',
      stages: {
        proposed: { label: text('待批准', 'Proposed') },
        approved: { label: text('已批准', 'Approved') },
        rejected: { label: text('未同意', 'Rejected'), end: true },
        withdrawn: { label: text('已停用', 'Withdrawn'), end: true },
      },
      steps: {
        approve: {
          label: text('批准', 'Approve'),
          says: text(
            '自起用日起按此值办理，已有业务件不变',
            'Holds from its day on; matters already running keep theirs',
          ),
          did: text('批准设置', 'Approved'),
          from: 'proposed',
          to: 'approved',
          by: ['approver', 'leader'],
          form: ['approvalNote'],
        },
        reject: {
          label: text('不同意', 'Reject'),
          did: text('不同意：{rejectedFor}', 'Rejected: {rejectedFor}'),
          from: 'proposed',
          to: 'rejected',
          by: ['approver', 'leader'],
          form: ['rejectedFor!'],
        },
        withdraw: {
          label: text('停用', 'Withdraw'),
          says: text('恢复为上一个批准的值', 'The value approved before it holds again'),
          did: text('停用：{withdrawnFor}', 'Withdrawn: {withdrawnFor}'),
          from: 'approved',
          to: 'withdrawn',
          by: ['approver', 'leader'],
          counters: 'approve',
          form: ['withdrawnFor!'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'administrator'],
    at: ['administration', 'office'],
    form: ['key!', 'value!', 'validFrom!', 'basis!', 'replaces'],
  },
})
