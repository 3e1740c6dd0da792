import { defineKind, field, type Indicator, kindOf, text } from '@lianyu/kernel'
import type { Kinds } from './engine.ts'
import { sha256Node } from './sha256.ts'

/** A small kind for tests and benches: two tracks, a gate, a clock, a hand-off, an open step, fields of every sort of column. */
const definition = defineKind({
  pack: 'sample',
  id: 'sample-case',
  version: 1,
  label: text('示例件', 'Sample case'),
  title: 'name',
  search: ['remark'],
  columns: ['number', 'fee', 'wantedOn'],
  fields: {
    name: field.words(text('名称', 'Name')),
    number: field.words(text('编号', 'Number')),
    fee: field.money(text('费用', 'Fee')),
    wantedOn: field.day(text('希望日期', 'Wanted on')),
    remark: field.paragraph(text('备注', 'Remark')),
    opinion: field.paragraph(text('内部意见', 'Opinion inside'), { part: 'internal' }),
    applicant: field.words(text('申请人', 'Applicant'), { part: 'personal' }),
    related: field.matter(text('相关件', 'Related'), 'sample-case', 'relatedFrom'),
    result: field.words(text('结果', 'Result')),
    said: field.paragraph(text('留言', 'Comment')),
    paidFen: field.money(text('金额', 'Amount')),
    paidOn: field.day(text('付款日', 'Paid on')),
    sample: field.yesNo(text('样例', 'Sample')),
  },
  main: 'case',
  tracks: {
    case: {
      label: text('办理', 'Case'),
      holder: 'office',
      start: 'received',
      stages: {
        received: {
          label: text('收件', 'Received'),
          clock: {
            workingDays: 5,
            amber: 2,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        working: { label: text('办理', 'Working'), clock: { workingDays: 20, amber: 3 } },
        done: { label: text('办结', 'Done'), end: true },
      },
      steps: {
        begin: {
          label: text('开始', 'Begin'),
          from: 'received',
          to: 'working',
          by: 'officer',
          form: ['remark', 'opinion'],
        },
        pass: {
          label: text('转交', 'Pass'),
          from: 'working',
          to: 'working',
          by: 'officer',
          handOff: { how: 'pass', receiver: { desk: 'chosen' } },
        },
        rework: {
          label: text('退回', 'Back'),
          from: 'working',
          to: 'received',
          by: 'officer',
          form: ['number', 'related'],
        },
        finish: { label: text('办结', 'Finish'), from: 'working', to: 'done', by: 'officer', form: ['result!'] },
      },
    },
    check: {
      label: text('审核', 'Check'),
      holder: 'checking',
      start: 'open',
      stages: { open: { label: text('待审', 'Open') }, passed: { label: text('通过', 'Passed'), end: true } },
      steps: { check: { label: text('审核', 'Check'), from: 'open', to: 'passed', by: 'officer' } },
    },
  },
  gates: { checked: { label: text('审核通过', 'Checked'), opens: 'finish', needs: { check: ['passed'] } } },
  open: {
    comment: { label: text('留言', 'Comment'), by: 'officer', of: 'any', form: ['said!'] },
    pay: {
      label: text('付款', 'Payment'),
      by: 'officer',
      of: 'any',
      once: { field: 'paidOn' },
      form: ['paidOn!', 'paidFen!'],
    },
  },
  opening: {
    by: ['officer'],
    at: ['office'],
    form: ['name!', 'number', 'fee', 'wantedOn', 'remark', 'opinion', 'applicant', 'related', 'sample'],
  },
})

const counts = (id: string, measure: Indicator['measure']): Indicator => ({
  id: `sample-case.${id}`,
  label: text('示例件数', 'Sample cases'),
  scope: text('测试用', 'For tests'),
  unit: 'matters',
  measure,
})
/** Of every way of counting that these matters have something for. */
export const sampleIndicators: readonly Indicator[] = [
  counts('standing', { of: 'sample-case', value: 'count', when: { standing: true }, by: ['number', 'result'] }),
  counts('done', {
    of: 'sample-case',
    value: 'count',
    when: { reached: ['done'], period: 'wantedOn' },
    by: ['number'],
  }),
  counts('fee', {
    of: 'sample-case',
    value: { sum: 'fee' },
    when: { reached: ['working', 'done'], period: 'wantedOn' },
    by: [],
  }),
  counts('remarks', { of: 'sample-case', value: { distinct: 'remark' }, when: { standing: true }, by: ['number'] }),
  counts('paid', {
    of: 'sample-case',
    value: { sum: 'paidFen' },
    when: { entry: 'pay', period: 'paidOn' },
    by: ['number'],
  }),
]

export const sampleKind = kindOf(definition, sha256Node)
export const sampleKinds: Kinds = {
  byId: (id) => (id === sampleKind.declaration.id ? sampleKind : undefined),
  byHash: (hash) => (hash === sampleKind.hash ? sampleKind : undefined),
}
