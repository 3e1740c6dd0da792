import {
  atLeast,
  atStage,
  type Computation,
  commentStep,
  correctStep,
  defineKind,
  equals,
  field,
  type Matter,
  remarkFields,
  setting,
  text,
} from '@lianyu/kernel'
import { itemNatures } from './grounds.ts'

const officers = ['officer', 'approver']
const personal = { part: 'personal' as const }
const papers = { ...personal, accept: ['application/pdf', 'image/jpeg', 'image/png'] }

/** What the applicant's data are taken for when several items begin from one form. */
export const oneThingPurpose = '办理申请人本人提出的一件事所含各事项'

const parts = Array.from({ length: 8 }, (_, n) => `part${n + 1}`)

/**
 * 一件事清单: which items a theme consists of, kept by the hall that offers it. A running thing keeps the parts it was
 * opened with; the list may change for the next one.
 */
export const oneThingGuide = defineKind({
  pack: 'service',
  id: 'one-thing-guide',
  version: 1,
  label: text('一件事清单', 'What one thing consists of'),
  empty: text(
    '还没有清单。一个主题（开办一家饭店、孩子入学）列一张，把要办的事项一次列全。',
    'No lists yet. One for each theme (opening a restaurant, a child’s school), with every item it takes.',
  ),
  opened: text('建立清单：{name}', 'List made: {name}'),
  title: 'name',
  purposes: { [oneThingPurpose]: 'the matters of the one thing that the applicant asks for' },
  columns: ['name', 'papersBefore', 'tripsBefore', 'daysBefore'],
  fields: {
    name: field.words(text('一件事主题', 'Theme')),
    papersBefore: field.integer(text('分开办要交的材料数', 'Papers when each is done apart'), { min: 0, max: 1_000 }),
    tripsBefore: field.integer(text('分开办要跑的次数', 'Trips when each is done apart'), { min: 0, max: 1_000 }),
    daysBefore: field.integer(text('分开办的时限（工作日）', 'Working days when each is done apart'), {
      min: 0,
      max: 1_000,
    }),
    sample: field.yesNo(text('样例', 'Sample')),
    partName: field.words(text('事项', 'Item')),
    partItem: field.matter(text('目录中的事项', 'Item of the catalogue'), 'item', 'themes'),
    partNature: field.choice(text('事项性质', 'Nature'), itemNatures),
    partHandler: field.party(text('哪里办', 'Which place decides')),
    retiredFor: field.paragraph(text('停用原因', 'Why it is retired')),
    correction: remarkFields.correction,
  },
  tracks: {
    main: {
      label: text('清单', 'List'),
      holder: 'service-window',
      start: 'in-use',
      standing: true,
      stages: {
        'in-use': { label: text('在用', 'In use') },
        retired: { label: text('停用', 'Retired'), end: true },
      },
      steps: {
        retire: {
          label: text('停用', 'Retire'),
          did: text('停用：{retiredFor}', 'Retired: {retiredFor}'),
          from: 'in-use',
          to: 'retired',
          by: ['approver'],
          form: ['retiredFor!'],
        },
      },
    },
  },
  open: {
    'add-part': {
      label: text('列入事项', 'Add an item'),
      says: text('同名再列即为更正；最多八项', 'The same name again corrects it; eight at most'),
      did: text('列入 {partName}', 'Added {partName}'),
      by: officers,
      of: 'origin',
      form: ['partName!', 'partNature!', 'partHandler!', 'partItem'],
      once: { field: 'partName' },
      during: ['in-use'],
    },
    correct: correctStep,
  },
  opening: {
    by: officers,
    at: ['service-window'],
    form: ['name!', 'papersBefore', 'tripsBefore', 'daysBefore', 'sample'],
  },
})

/**
 * 高效办成一件事: one form, several cases. The person says once who they are and hands in each paper once; every item
 * becomes a case of its own with whoever decides it, and the thing is finished when all of them are.
 *
 * @source 国发〔2024〕3号 (高效办成一件事)
 */
export const oneThing = defineKind({
  pack: 'service',
  id: 'one-thing',
  version: 2,
  label: text('一件事', 'One thing'),
  empty: text(
    '还没有一件事。群众一次要办好几项的，在这里填一张表，一起发起。',
    'None yet. Where somebody needs several items at once, one form here opens them together.',
  ),
  opened: text('受理一件事：{itemName}', 'One thing taken in: {itemName}'),
  title: 'itemName',
  search: ['caseNo'],
  columns: ['itemName', 'caseNo', 'finishedOn'],
  fields: {
    itemName: field.words(text('办什么事', 'What is to be done')),
    guide: field.matter(text('按哪张清单', 'By which list'), 'one-thing-guide', 'things'),
    caseNo: field.words(text('收件编号', 'Number')),
    queryCodeHash: field.queryCode(text('查询码指纹', 'Query code’s fingerprint')),
    sample: field.yesNo(text('样例', 'Sample')),
    applicantName: field.words(text('申请人', 'Applicant'), personal),
    applicantId: field.residentId(text('身份证号', 'Resident id'), personal),
    applicantPhone: field.phone(text('手机号', 'Phone'), personal),
    application: field.files(text('材料（交一次，各事项共用）', 'Papers, given once for all items'), papers),
    ...Object.fromEntries(
      parts.map((part, n) => [
        part,
        field.matter(text(`第 ${n + 1} 项办件`, `Case ${n + 1}`), 'service-case', 'oneThing'),
      ]),
    ),
    partsLeft: field.integer(text('还没办结的事项数', 'Items not finished yet'), { min: 0, max: 8 }),
    finishedOn: field.day(text('全部办结日', 'All finished on')),
    partsUnopened: field.integer(text('没能发起的事项数', 'Items never opened'), { min: 0, max: 8 }),
    leftOutFor: field.paragraph(
      text('哪项没能发起、为什么、请到哪里办', 'Which was not opened, why, and where to go'),
      {
        hint: text('申请人凭查询码看得到，不写个人信息', 'The applicant reads it: no personal data'),
      },
    ),
    withdrawnFor: field.paragraph(text('撤回原因', 'Why it is withdrawn')),
    rating: field.rating(text('总体评价', 'Rating of the whole')),
    ratingWords: field.paragraph(text('说一说', 'In words'), { maxLength: 500 }),
    comment: remarkFields.comment,
    correction: remarkFields.correction,
  },
  main: 'thing',
  tracks: {
    thing: {
      label: text('一件事', 'One thing'),
      holder: 'service-window',
      start: 'received',
      stages: {
        received: {
          label: text('收件', 'Received'),
          clock: {
            workingDays: setting('service.one-thing-begin-days', 1),
            amber: 0,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        running: { label: text('各事项办理', 'Items under way') },
        finished: { label: text('全部办结', 'All finished'), end: true },
        partly: {
          label: text('部分办结', 'Finished in part'),
          end: true,
          publicly: {
            says: text(
              '能在这里办的都办完了，有的事项没能发起。',
              'What could be opened here is finished; something could not.',
            ),
            asks: 'leftOutFor',
            picture: 'result',
          },
        },
        withdrawn: { label: text('撤回', 'Withdrawn'), end: true },
      },
      steps: {
        'begin-parts': {
          label: text('各事项一起发起', 'Open all cases'),
          says: text('清单上的每一项各成一个办件', 'Every item of the list becomes a case'),
          did: text('各事项一起发起', 'All cases opened'),
          from: 'received',
          to: 'running',
          // By the node for whoever holds it: it writes down which cases they will be before it opens the first.
          by: 'system',
          form: ['part1!', ...parts.slice(1)],
        },
        finish: {
          label: text('全部办结', 'All finished'),
          says: text('每一项都办结了才能点', 'Only once every case has come to its end'),
          did: text('全部办结', 'All items finished'),
          from: 'running',
          to: 'finished',
          by: officers,
          form: ['finishedOn!', { field: 'partsLeft', computed: true }],
          computes: { by: 'one-thing-left', from: parts },
          when: equals('partsLeft', 0),
        },
        'finish-partly': {
          label: text('部分办结', 'Finish in part'),
          says: text(
            '有事项没能发起（如没有协议）、其余都已办结时用；写清楚，告知申请人',
            'Where an item could never be opened (no agreement) and the others are over; the applicant is told',
          ),
          did: text('部分办结：{leftOutFor}', 'Finished in part: {leftOutFor}'),
          from: 'running',
          to: 'partly',
          by: officers,
          form: [
            'finishedOn!',
            'leftOutFor!',
            { field: 'partsLeft', computed: true },
            { field: 'partsUnopened', computed: true },
          ],
          computes: { by: 'one-thing-opened-left', from: parts },
          when: { all: [equals('partsLeft', 0), atLeast('partsUnopened', 1)] },
        },
        withdraw: {
          label: text('撤回', 'Withdraw'),
          says: text('只在发起之前；之后各办件各自撤回', 'Before the cases are opened; afterwards each by itself'),
          did: text('撤回：{withdrawnFor}', 'Withdrawn: {withdrawnFor}'),
          from: 'received',
          to: 'withdrawn',
          by: officers,
          form: ['withdrawnFor!'],
        },
      },
    },
  },
  open: {
    rate: {
      label: text('评价', 'Rate'),
      says: text('五级评价，一次', 'Five grades, once'),
      did: text('群众评价：{rating} 分', 'Rated {rating} of 5'),
      by: 'public',
      of: 'public',
      form: ['rating!', 'ratingWords'],
      once: 'party',
      when: atStage('thing', 'finished', 'partly'),
    },
    comment: commentStep,
    correct: correctStep,
  },
  opening: {
    by: officers,
    at: ['service-window'],
    form: [
      'itemName!',
      'guide!',
      'caseNo',
      'queryCodeHash',
      'sample',
      'applicantName!',
      'applicantId!',
      'applicantPhone!',
      'application',
    ],
    personal: oneThingPurpose,
  },
  opens: {
    step: 'begin-parts',
    parts,
    list: { field: 'guide', entry: 'add-part', name: 'partName', party: 'partHandler' },
    kind: 'service-case',
    link: 'partOf',
    entry: { itemName: 'partName', itemNature: 'partNature', handler: 'partHandler', item: 'partItem' },
    given: {
      applicantName: 'applicantName',
      applicantId: 'applicantId',
      applicantPhone: 'applicantPhone',
      application: 'application',
      sample: 'sample',
    },
    fixed: { mode: 'collected' },
  },
})

/** Where a case owes nothing more: a finished thing has only such. */
const caseEnds = ['delivered', 'not-accepted', 'withdrawn']

function isOver(matter: Matter | undefined): boolean {
  return matter !== undefined && caseEnds.includes(matter.shared.tracks.case?.stage ?? '')
}

export const oneThingComputations: Record<string, Computation> = {
  'one-thing-left': ({ values, related }) => ({
    partsLeft: parts.filter((part) => values[part] !== undefined && !isOver(related[part])).length,
  }),
  'one-thing-opened-left': ({ values, related }) => {
    const named = parts.filter((part) => values[part] !== undefined)
    const opened = named.filter((part) => related[part] !== undefined)
    return {
      partsLeft: opened.filter((part) => !isOver(related[part])).length,
      partsUnopened: named.length - opened.length,
    }
  },
}
