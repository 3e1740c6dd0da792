import { correctStep, defineKind, field, remarkFields, text } from '@lianyu/kernel'
import { caseGrounds, itemNatures, modes } from './grounds.ts'

const count = { min: 0, max: 1_000 }
const days = { min: 1, max: 1_000 }

/** What every version of an item says anew. */
const figures = [
  'basis!',
  'decidedBy!',
  'modes!',
  'legalDays',
  'promisedDays',
  'joint',
  'reviewNeeded',
  'twoOfficers',
  'promiseAllowed',
  'specialSteps',
  'feeFen',
  'result',
  'papers',
  'papersNow',
  'tripsNow',
  'stepsNow',
  'papersBefore',
  'daysBefore',
  'tripsBefore',
  'stepsBefore',
  'guideNote',
]

/**
 * 事项: one line of a catalogue of services, kept by the party that decides it. A new version is a fact with the day from
 * which it holds; a case keeps the version it was opened with.
 */
export const item = defineKind({
  pack: 'service',
  id: 'item',
  version: 1,
  label: text('事项', 'Service item'),
  empty: text('还没有事项。登记一个，或从 Excel 导入。', 'No items yet. Register one, or import them from Excel.'),
  opened: text('登记事项：{name}', 'Item registered: {name}'),
  title: 'name',
  search: ['code', 'decidedBy'],
  columns: ['name', 'code', 'nature', 'decidedBy', 'promisedDays', 'papersNow', 'validFrom'],
  fields: {
    code: field.words(text('事项编码', 'Item code'), {
      hint: text('国家目录编码，照录不自编', 'The national catalogue’s code, never our own'),
    }),
    name: field.words(text('事项名称', 'Name')),
    nature: field.choice(text('事项性质', 'Nature'), itemNatures),
    source: field.words(text('出处', 'Source'), {
      hint: text('列入哪个目录或清单，文号', 'Which list names it, with its number'),
    }),
    sample: field.yesNo(text('样例', 'Sample')),
    basis: field.paragraph(text('设定依据', 'Basis in law')),
    decidedBy: field.words(text('实施机关', 'Decided by')),
    modes: field.choices(text('办理方式', 'Modes'), modes),
    legalDays: field.integer(text('法定办结时限（工作日）', 'Legal term, working days'), days),
    promisedDays: field.integer(text('承诺办结时限（工作日）', 'Promised term, working days'), days),
    joint: field.yesNo(text('统一或联合办理', 'Handled jointly')),
    reviewNeeded: field.yesNo(text('须经审核、审批', 'Reviewed and approved before it is decided')),
    twoOfficers: field.yesNo(text('须两人以上核查', 'Checked by two officers')),
    promiseAllowed: field.yesNo(text('可容缺、可告知承诺', 'May be accepted on a promise')),
    specialSteps: field.choices(text('不计时的特殊环节', 'Steps that do not count'), caseGrounds),
    feeFen: field.money(text('收费', 'Fee'), { min: 0 }),
    result: field.words(text('办理结果', 'Result')),
    papers: field.rows(text('材料清单', 'Papers'), {
      name: field.words(text('材料', 'Paper')),
      hadFrom: field.words(text('可从哪里取得', 'Had from, without asking')),
      original: field.yesNo(text('核原件', 'Original seen')),
      promise: field.yesNo(text('可承诺', 'Promise instead')),
    }),
    papersNow: field.integer(text('材料数', 'Papers'), count),
    tripsNow: field.integer(text('跑动次数', 'Trips'), count),
    stepsNow: field.integer(text('环节数', 'Steps'), count),
    papersBefore: field.integer(text('改革前材料数', 'Papers before'), count),
    daysBefore: field.integer(text('改革前时限（工作日）', 'Working days before'), days),
    tripsBefore: field.integer(text('改革前跑动次数', 'Trips before'), count),
    stepsBefore: field.integer(text('改革前环节数', 'Steps before'), count),
    guideNote: field.paragraph(text('办事指南说明', 'Note for the guide')),
    validFrom: field.day(text('起用日', 'Holds from')),
    revisedFor: field.paragraph(text('调整原因', 'Why it is revised')),
    retiredFor: field.paragraph(text('停用原因', 'Why it is retired')),
    correction: remarkFields.correction,
  },
  tracks: {
    main: {
      label: text('事项', 'Item'),
      holder: 'service-window',
      start: 'in-use',
      standing: true,
      stages: {
        'in-use': { label: text('在用', 'In use') },
        retired: { label: text('停用', 'Retired') },
      },
      steps: {
        revise: {
          label: text('调整', 'Revise'),
          says: text('自起用日起按新版本办；在办件不变', 'Holds from its day on; running cases keep theirs'),
          did: text('调整事项，自 {validFrom} 起用：{revisedFor}', 'Revised, holding from {validFrom}: {revisedFor}'),
          from: 'in-use',
          to: 'in-use',
          by: ['officer', 'approver'],
          form: ['name!', 'nature!', ...figures, 'validFrom!', 'revisedFor!'],
        },
        retire: {
          label: text('停用', 'Retire'),
          says: text('不再收新件，在办件照办', 'No new cases; running ones go on'),
          did: text('停用：{retiredFor}', 'Retired: {retiredFor}'),
          from: 'in-use',
          to: 'retired',
          by: ['approver'],
          form: ['retiredFor!'],
        },
        restore: {
          label: text('恢复', 'Restore'),
          did: text('恢复使用', 'In use again'),
          from: 'retired',
          to: 'in-use',
          by: ['approver'],
          counters: 'retire',
        },
      },
    },
  },
  open: { correct: correctStep },
  share: { by: ['officer', 'approver'], at: ['service-window'] },
  opening: {
    by: ['officer', 'approver'],
    at: ['service-window', 'office'],
    form: ['code', 'name!', 'nature!', 'source', ...figures, 'validFrom!', 'sample'],
  },
})
