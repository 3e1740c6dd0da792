import { commentStep, defineKind, field, remarkFields, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/**
 * 要素保障: one thing that a project needs before it can go on, with a unit that holds it and a clock. What the county
 * cannot solve goes upward (向上协调), with what was asked and what was answered.
 *
 * @source domain-rules h; projects.json: a line moved after talks with the province, plots leased household by household
 */
export const need = defineKind({
  pack: 'project',
  id: 'need',
  version: 1,
  label: text('要素需求', 'Need'),
  empty: text(
    '没有待落实的要素。缺地、缺电、要迁线，都在这里提。',
    'Nothing is wanting. Land, power, lines to be moved: ask for it here.',
  ),
  opened: text('提出要素需求：{subject}', 'Asked for: {subject}'),
  title: 'subject',
  search: ['detail', 'amount'],
  columns: ['sort', 'amount', 'neededBy'],
  fields: {
    subject: field.words(text('需要什么', 'What is needed')),
    sort: field.choice(text('类别', 'Sort'), {
      land: text('用地指标', 'Land quota'),
      energy: text('能耗指标', 'Energy quota'),
      environment: text('环境容量', 'Environmental capacity'),
      forest: text('林地指标', 'Forest quota'),
      lines: text('线路迁改', 'Lines to be moved'),
      plots: text('土地流转租用', 'Plots to be leased'),
      utilities: text('水电气路', 'Utilities and roads'),
      labour: text('用工', 'Labour'),
      finance: text('融资', 'Finance'),
    }),
    amount: field.words(text('数量', 'How much'), { hint: text('带单位，如 70 亩、110 千伏一回', 'With its unit') }),
    detail: field.paragraph(text('具体情况', 'Detail')),
    neededBy: field.day(text('最迟需要日', 'Needed by')),
    project: field.matter(text('所属项目', 'Project'), 'project', 'needs'),
    sample: field.yesNo(text('样例', 'Sample')),
    sortedFor: field.words(text('交办理由', 'Why this unit')),
    plan: field.paragraph(text('落实办法', 'How it will be met')),
    result: field.paragraph(text('落实情况', 'What was done')),
    quotaNo: field.words(text('指标或批复文号', 'Number of the quota or approval')),
    proof: field.files(text('佐证', 'Proof'), { accept: ['image/jpeg', 'image/png', 'application/pdf'] }),
    returnedFor: field.paragraph(text('退回原因', 'Why it is returned')),
    unmetFor: field.paragraph(text('未落实的原因', 'Why it is not met')),
    droppedFor: field.paragraph(text('撤销原因', 'Why it is dropped')),
    askedOf: field.words(text('请示单位', 'Asked of')),
    asked: field.paragraph(text('请求协调的事项', 'What is asked')),
    askedPaper: field.words(text('请示文号', 'Number of the paper')),
    answered: field.paragraph(text('上级答复', 'What was answered')),
    answeredOn: field.day(text('答复日', 'Answered on')),
    plot: field.words(text('地块编号', 'Plot'), { hint: text('编号，不写户主', 'Its number, nobody’s name') }),
    plotArea: field.area(text('面积', 'Area')),
    plotState: field.choice(text('进展', 'State'), {
      visited: text('已上门', 'Visited'),
      agreed: text('已同意', 'Agreed'),
      signed: text('已签约', 'Signed'),
      paid: text('已付租金', 'Rent paid'),
      refused: text('暂不同意', 'Not agreed'),
    }),
    comment: remarkFields.comment,
  },
  main: 'main',
  tracks: {
    main: {
      label: text('要素落实', 'Meeting the need'),
      holder: 'project-office',
      start: 'raised',
      stages: {
        raised: { label: text('已提出', 'Raised'), clock: { workingDays: setting('need.sort-days', 2), amber: 1 } },
        assigned: {
          label: text('落实中', 'Being met'),
          clock: {
            until: 'neededBy',
            amber: 7,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        met: { label: text('待确认', 'To be confirmed') },
        confirmed: { label: text('已落实', 'Met'), end: true },
        dropped: { label: text('已撤销', 'Dropped'), end: true },
      },
      steps: {
        'assign-need': {
          label: text('交办', 'Assign'),
          says: text(
            '交给负责的部门，按最迟需要日计时',
            'To the department in charge; it runs to the day it is needed by',
          ),
          // Why this unit is not always said; by when always is.
          did: text('交办，{neededBy}前落实', 'Assigned, to be met by {neededBy}'),
          from: 'raised',
          to: 'assigned',
          by: officers,
          handOff: { how: 'pass', receiver: { desk: 'chosen' } },
          form: ['sortedFor', 'neededBy!'],
        },
        'plan-need': {
          label: text('落实办法', 'Say how'),
          did: text('落实办法：{plan}', 'How: {plan}'),
          from: 'assigned',
          to: 'assigned',
          by: officers,
          form: ['plan!'],
        },
        'return-need': {
          label: text('退回', 'Return'),
          did: text('退回：{returnedFor}', 'Returned: {returnedFor}'),
          from: 'assigned',
          to: 'raised',
          by: officers,
          handOff: { how: 'pass', receiver: { desk: 'previous' } },
          form: ['returnedFor!'],
        },
        'meet-need': {
          label: text('报落实', 'Report as met'),
          says: text('附文号或佐证，交项目办确认', 'With number or proof; the project office confirms'),
          did: text('报落实：{result}', 'Reported as met: {result}'),
          from: 'assigned',
          to: 'met',
          by: officers,
          handOff: { how: 'pass', receiver: { party: 'origin', desk: 'project-office' } },
          form: ['result!', 'quotaNo', 'proof'],
        },
        'confirm-need': {
          label: text('确认落实', 'Confirm'),
          did: text('确认已落实', 'Confirmed as met'),
          from: 'met',
          to: 'confirmed',
          by: officers,
        },
        'need-unmet': {
          label: text('未落实，退回', 'Not met'),
          did: text('未落实：{unmetFor}', 'Not met: {unmetFor}'),
          from: 'met',
          to: 'assigned',
          by: officers,
          handOff: { how: 'pass', receiver: { desk: 'previous' } },
          form: ['unmetFor!'],
        },
        'drop-need': {
          label: text('撤销', 'Drop'),
          did: text('撤销：{droppedFor}', 'Dropped: {droppedFor}'),
          from: 'raised',
          to: 'dropped',
          by: ['approver'],
          form: ['droppedFor!'],
        },
      },
    },
    upward: {
      label: text('向上协调', 'Upward'),
      holder: 'project-office',
      start: 'not-asked',
      stages: {
        'not-asked': { label: text('未请示', 'Not asked') },
        asked: {
          label: text('已请示', 'Asked'),
          clock: {
            workingDays: setting('need.upward-days', 20),
            amber: 5,
            escalate: [{ id: 'leader', when: 'red', what: 'leader' }],
          },
        },
        answered: { label: text('已答复', 'Answered') },
      },
      steps: {
        'ask-upward': {
          label: text('向上请示', 'Ask upward'),
          says: text('县里解决不了的，写明请谁协调什么', 'What the county cannot solve: of whom, and what'),
          did: text('向 {askedOf} 请示：{asked}', 'Asked {askedOf}: {asked}'),
          from: ['not-asked', 'answered'],
          to: 'asked',
          by: ['approver', 'leader'],
          form: ['askedOf!', 'asked!', 'askedPaper'],
        },
        'note-answer': {
          label: text('记上级答复', 'Note the answer'),
          did: text('答复：{answered}', 'Answered: {answered}'),
          from: 'asked',
          to: 'answered',
          by: officers,
          form: ['answered!', 'answeredOn!'],
        },
      },
    },
  },
  open: {
    'note-plot': {
      label: text('记一块地', 'Note a plot'),
      says: text('同一地块再记即为更新', 'A plot noted again is brought up to date'),
      did: text('{plot}：{plotState}', '{plot}: {plotState}'),
      by: officers,
      of: 'any',
      form: ['plot!', 'plotArea!', 'plotState!'],
      once: { field: 'plot' },
      when: { equals: ['sort', 'plots'] },
    },
    comment: commentStep,
  },
  opening: {
    by: officers,
    at: ['project-office', 'zone-office', 'investment-office'],
    form: ['subject!', 'sort!', 'amount!', 'detail', 'neededBy!', 'project', 'sample'],
  },
  share: { by: ['approver'], at: ['project-office'] },
})
