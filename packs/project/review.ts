import { type Computation, defineKind, field, readTally, refuse, type Tally, text } from '@lianyu/kernel'
import { ballotRule, yananTable } from './review-rules.ts'

const officers = ['officer', 'approver']
const figure = (zh: string, en: string) => field.integer(text(zh, en), { min: 0, max: 1000 })

/** How the ballots of a review are read, on the screen and when the scores are settled. */
export const reviewTally: Tally = {
  kind: 'review',
  candidates: { step: 'add-stop', name: 'stopName', matter: 'stopProject' },
  jury: { step: 'name-juror', desk: 'jurorDesk', office: 'jurorOffice' },
  calls: 'call-votes',
  ballots: { step: 'cast-ballot', field: 'ranking' },
  rule: 'ballotRule',
  table: { step: 'enter-figures', unit: 'figuresOf', rule: 'tableRule' },
}

/**
 * 观摩点评: a route of projects, a jury named by office, sealed ballots that rank what was seen. The rules that hold are
 * written down when voting begins; the scores stay inside until they have gone through publication.
 *
 * @source domain-rules h (济宁 2015, 延安 2017)
 */
export const review = defineKind({
  pack: 'project',
  id: 'review',
  version: 1,
  label: text('观摩点评', 'Peer review'),
  empty: text('没有进行中的观摩点评。', 'No review under way.'),
  opened: text('筹备：{subject}', 'Prepared: {subject}'),
  title: 'subject',
  search: ['note'],
  columns: ['heldOn'],
  fields: {
    subject: field.words(text('名称', 'Name')),
    heldOn: field.day(text('观摩日', 'Day of the tour')),
    note: field.paragraph(text('说明', 'Note')),
    sample: field.yesNo(text('样例', 'Sample')),
    stopName: field.words(text('观摩点', 'Stop'), {
      hint: text('票面上的名称，不重复', 'As on the ballot, each once'),
    }),
    stopProject: field.matter(text('项目', 'Project'), 'project', 'reviews'),
    stopOrder: figure('第几站', 'Which stop'),
    jurorOffice: field.words(text('评委单位或职务', 'Office of the juror'), {
      hint: text('写单位、职务，不写姓名', 'The office, not the name'),
    }),
    jurorDesk: field.desk(text('投票岗位', 'Desk that votes')),
    ranking: field.paragraph(text('排名', 'Ranking'), {
      hint: text('一行一个，第一名在最上面', 'One a line, the best first'),
    }),
    ballotRule: field.json(text('计分规则', 'Rule of the score')),
    tableRule: field.json(text('计分表', 'Point table')),
    scores: field.json(text('得分', 'Scores')),
    figuresOf: field.words(text('观摩点', 'Stop')),
    newStarts: figure('新开工（个）', 'Newly begun'),
    continued: figure('续建（个）', 'Continued'),
    planYi: field.decimal(text('计划投资（亿元）', 'Planned (亿元)'), { min: 0, scale: 4 }),
    industry: field.yesNo(text('产业类', 'Industry')),
    livelihood: field.yesNo(text('民生类', 'People’s livelihood')),
    urban: field.yesNo(text('功能类', 'Function of the town')),
    progress: field.decimal(text('完成 ÷ 计划', 'Done ÷ planned'), { min: 0, scale: 4 }),
    provincial: field.yesNo(text('省级项目', 'Provincial')),
    producing: field.yesNo(text('投产', 'In production')),
    operating: field.yesNo(text('投运', 'In operation')),
    bigMonths: figure('当月投资 10 亿元以上（月）', 'Months of 10 亿元 and more'),
    groupStarts: figure('集中开工（次）', 'Group starts'),
    criticised: figure('通报批评扣分', 'Points off for criticism'),
    openness: field.choice(text('公开属性', 'Openness'), {
      circular: text('内部通报', 'Circular inside'),
      public: text('主动公开', 'Published on own motion'),
    }),
    secrecyNote: field.words(text('保密审查意见', 'Secrecy check')),
    paperNo: field.words(text('文号', 'Number of the paper')),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
  },
  tracks: {
    main: {
      label: text('点评', 'Review'),
      holder: 'project-office',
      start: 'prepared',
      stages: {
        prepared: { label: text('排路线、定评委', 'Route and jury') },
        voting: { label: text('封存投票', 'Sealed voting') },
        opened: { label: text('已开封', 'Opened') },
        settled: { label: text('得分已核定', 'Scores settled') },
        published: { label: text('已公布', 'Published'), end: true },
        cancelled: { label: text('取消', 'Cancelled'), end: true },
      },
      steps: {
        'call-votes': {
          label: text('开始投票', 'Begin voting'),
          says: text(
            '记下此时有效的计分规则；开封前谁也看不到票',
            'Keeps the rules that hold now; nobody sees a ballot before the opening',
          ),
          did: text('开始投票', 'Voting began'),
          from: 'prepared',
          to: 'voting',
          by: officers,
          form: ['ballotRule=', 'tableRule='],
          computes: { by: 'review.rules' },
          gathers: [
            { step: 'add-stop', need: 'one' },
            { step: 'name-juror', need: 'one' },
          ],
        },
        'open-ballots': {
          label: text('开封', 'Open the ballots'),
          says: text(
            '投票截止，全部票同时开封并核对封存承诺',
            'Voting ends; every ballot is opened and checked against what was sealed',
          ),
          did: text('开封', 'Opened the ballots'),
          from: 'voting',
          to: 'opened',
          by: ['approver', 'leader'],
          gathers: [{ step: 'cast-ballot' }],
        },
        'settle-scores': {
          label: text('核定得分', 'Settle the scores'),
          says: text('按记下的规则计算，写入记录', 'Computed by the rules that were kept, and written down'),
          did: text('核定得分', 'Scores settled'),
          from: 'opened',
          to: 'settled',
          by: ['approver', 'leader'],
          form: ['scores='],
          computes: { by: 'review.scores' },
        },
        'publish-scores': {
          label: text('公布', 'Publish'),
          says: text('定公开属性、过保密审查后公布', 'After openness and secrecy are settled'),
          did: text('公布：{openness}，{paperNo}', 'Published: {openness}, {paperNo}'),
          from: 'settled',
          to: 'published',
          by: ['approver', 'leader'],
          form: ['openness!', 'secrecyNote!', 'paperNo!'],
        },
        'cancel-review': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: 'prepared',
          to: 'cancelled',
          by: officers,
          form: ['cancelledFor!'],
        },
      },
    },
  },
  open: {
    'add-stop': {
      label: text('加一站', 'Add a stop'),
      did: text('路线：{stopName}', 'Route: {stopName}'),
      by: officers,
      of: 'holder',
      form: ['stopName!', 'stopProject', 'stopOrder'],
      once: { field: 'stopName' },
      during: ['prepared'],
    },
    'name-juror': {
      label: text('定评委', 'Name a juror'),
      did: text('评委：{jurorOffice}', 'Juror: {jurorOffice}'),
      by: officers,
      of: 'holder',
      form: ['jurorOffice!', 'jurorDesk!'],
      once: { field: 'jurorDesk' },
      during: ['prepared'],
    },
    'cast-ballot': {
      label: text('投票', 'Vote'),
      says: text(
        '封存，开封前谁也看不到；再投一次以后一次为准',
        'Sealed until the opening; a second ballot replaces the first',
      ),
      did: text('投了封存票', 'Cast a sealed ballot'),
      by: ['officer', 'approver', 'leader'],
      of: 'any',
      form: ['ranking!'],
      during: ['voting'],
      sealed: { fields: ['ranking'], until: ['opened', 'settled', 'published'] },
    },
    'enter-figures': {
      label: text('填计分表', 'Enter figures'),
      says: text(
        '第二套办法：按数据计分，与票分开列',
        'The second set of rules: points by figures, apart from the ballots',
      ),
      did: text('计分表：{figuresOf}', 'Figures of {figuresOf}'),
      by: officers,
      of: 'holder',
      form: [
        'figuresOf!',
        'newStarts',
        'continued',
        'planYi',
        'industry',
        'livelihood',
        'urban',
        'progress',
        'provincial',
        'producing',
        'operating',
        'bigMonths',
        'groupStarts',
        'criticised',
      ],
      once: { field: 'figuresOf' },
      during: ['prepared', 'voting', 'opened'],
    },
  },
  opening: { by: officers, at: ['project-office'], form: ['subject!', 'heldOn', 'note', 'sample'] },
})

/** The rules as settings say them on the day that voting begins. */
const rules: Computation = ({ setting }) => ({
  ballotRule: setting('review.ballots') ?? ballotRule,
  tableRule: setting('review.table') ?? yananTable,
})

/** What the ballots and figures come to; refused while a ballot that came in time is still shut. */
const scores: Computation = ({ matter }) => {
  const tallied = matter && readTally(reviewTally, matter.shared)
  const shut = tallied?.jury.filter(({ state }) => state === 'sealed').map(({ office }) => office) ?? []
  if (tallied === undefined || shut.length > 0) return refuse('tally.still-sealed', { offices: shut })
  const { rule, table } = tallied
  return {
    scores: {
      ballots: tallied.jury.filter(({ state }) => state === 'open').length,
      rule,
      places: tallied.scores.map(({ unit, score, rank, places }) => ({ unit, score, rank, places })),
      table: table
        ? {
            rule: `${table.rule.id} v${table.rule.version}`,
            totals: table.scores.map(({ unit, total, rank }) => ({ unit, total, rank })),
          }
        : null,
    },
  }
}

export const reviewComputations: Record<string, Computation> = { 'review.rules': rules, 'review.scores': scores }
