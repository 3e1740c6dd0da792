import {
  type Computation,
  come,
  commentStep,
  correctStep,
  defineKind,
  field,
  filled,
  remarkFields,
  setting,
  text,
} from '@lianyu/kernel'
import { entryFields } from './entry-rule.ts'
import { firstReport, firstReportFields, objections } from './first-report.ts'
import { reviewFields, reviewLanes, reviewTrack } from './review-lanes.ts'

const officers = ['officer', 'approver']

export const leadComputations: Record<string, Computation> = {
  /** What was signed at the event was signed on its day: the step that notes it asks for no day a second time. */
  'lead-signed-there': ({ values: { signedThere, signedThereOn: on } }) => ({
    ...(signedThere === 'framework' && on ? { frameworkOn: on } : {}),
    ...(signedThere === 'contract' && on ? { signedOn: on } : {}),
  }),
}

/**
 * A firm that may come, from the first report to the contract: 首报首谈 decides whose lead it is, three nodes count it
 * (跟踪洽谈, 框架协议, 正式合同), and nothing is signed past an open review. What was signed is not yet money in place.
 *
 * @source domain-rules h (the three 招商 nodes), k (首报首谈, project review, legality and fair-competition review)
 */
export const lead = defineKind({
  pack: 'invest',
  id: 'lead',
  version: 5,
  label: text('招商线索', 'Lead'),
  empty: text(
    '还没有线索。谁先报告谁首谈：得到消息当天就登记。',
    'No leads yet. Who reports first talks first: register it the day you hear of it.',
  ),
  opened: text('首报登记：{firm}', 'First report: {firm}'),
  title: 'name',
  search: ['firm', 'uscc', 'demand'],
  identifies: ['firm', 'uscc'],
  purposes: { 招商联络: 'talking about this investment' },
  columns: ['firm', 'uscc', 'chain', 'found', 'intendedFen', 'reportedOn'],
  headings: {
    name: ['项目', '项目名称', '意向项目名称', '线索名称', '拟投资项目', '在谈项目'],
    firm: ['企业名称', '公司', '公司名称', '客商', '投资方', '投资企业', '意向企业'],
    uscc: ['信用代码', '社会信用代码'],
    chain: ['产业', '所属产业', '行业', '所属产业链'],
    found: ['来源', '线索来源方式', '信息来源'],
    foundBy: ['报送单位', '首报', '引荐单位', '上报单位', '填报单位'],
    reportedOn: ['首报时间', '报送时间', '报送日期', '登记日期', '上报时间'],
    demand: ['需求', '投资意向', '企业需求', '项目简介', '项目概况'],
    intendedFen: ['意向投资额', '拟投资', '拟投资额', '投资额', '计划投资'],
    contactName: ['联系人', '对接人'],
    contactPhone: ['电话', '手机', '联系方式', '手机号', '手机号码'],
  },
  fields: {
    name: field.words(text('意向项目', 'Intended project')),
    firm: field.words(text('企业', 'Firm')),
    uscc: field.uscc(text('统一社会信用代码', 'Unified social credit code')),
    chain: field.words(text('产业链', 'Industry chain')),
    found: field.choice(text('线索来源', 'How it was found'), {
      visit: text('外出走访', 'A visit'),
      event: text('招商活动', 'An event'),
      federation: text('友好商会', 'A federation'),
      enquiry: text('来电来函来访', 'They asked'),
      guide: text('项目指南', 'The project guide'),
      referral: text('以商招商', 'Another firm'),
    }),
    foundBy: field.words(text('首报单位', 'Reporting unit')),
    reportedOn: field.day(text('首报日', 'Reported on')),
    demand: field.paragraph(text('投资意向和需求', 'What they intend and need')),
    intendedFen: field.money(text('意向投资', 'Intended investment'), { min: 0 }),
    contactName: field.words(text('企业联系人', 'Contact'), { part: 'personal' }),
    contactPhone: field.phone(text('联系电话', 'Telephone'), { part: 'personal' }),
    team: field.matter(text('承接队伍', 'Team'), 'team', 'leads'),
    event: field.matter(text('来自活动', 'From the event'), 'promotion-event', 'leads'),
    signedThere: field.choice(text('现场签了什么', 'What was signed there'), {
      nothing: text('没有签', 'Nothing'),
      intent: text('意向书', 'Letter of intent'),
      framework: text('框架协议', 'Framework agreement'),
      contract: text('投资合同', 'Contract'),
    }),
    signedThereOn: field.day(text('现场签约日', 'Signed there on')),
    guide: field.matter(text('咨询的指南项目', 'Guide project asked about'), 'guide-project', 'enquiries'),
    sample: field.yesNo(text('样例', 'Sample')),

    contactedOn: field.day(text('对接日', 'Contacted on')),
    talks: field.paragraph(text('洽谈情况', 'State of the talks')),
    frameworkOn: field.day(text('框架协议签订日', 'Framework signed on')),
    frameworkPapers: field.files(text('框架协议', 'Framework agreement'), {
      part: 'internal',
      accept: ['application/pdf'],
    }),
    contractDraft: field.files(text('合同草案', 'Draft of the contract'), {
      part: 'internal',
      accept: ['application/pdf'],
    }),
    meetingOn: field.day(text('评审会日期', 'Review meeting on')),
    meetingMinutes: field.paragraph(text('评审会意见', 'What the review meeting said')),
    contractFen: field.money(text('合同投资', 'Contracted investment'), { min: 0 }),
    signedOn: field.day(text('合同签订日', 'Contract signed on')),
    contract: field.files(text('正式合同', 'Contract'), { part: 'internal', accept: ['application/pdf'] }),
    project: field.matter(text('转入项目', 'Became the project'), 'project', 'lead'),
    lostFor: field.paragraph(text('未成原因', 'Why it came to nothing')),
    duplicateOf: field.matter(text('与此重复', 'The same as'), 'lead', 'duplicates'),

    ...firstReportFields,
    ...entryFields,
    comment: remarkFields.comment,
    correction: remarkFields.correction,
    ...Object.assign({}, ...reviewLanes.map(reviewFields)),
  },
  main: 'main',
  tracks: {
    main: {
      label: text('招商进程', 'Progress'),
      holder: 'investment-office',
      start: 'reported',
      stages: {
        reported: {
          label: text('首报', 'Reported'),
          clock: {
            workingDays: setting('invest.contact-days', 5),
            amber: 1,
            escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
          },
        },
        tracking: { label: text('跟踪洽谈', 'In talks') },
        framework: { label: text('框架协议', 'Framework agreement') },
        reviewing: {
          label: text('评审中', 'Under review'),
          clock: {
            workingDays: setting('invest.review-days', 10),
            amber: 2,
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
            ],
          },
        },
        contracted: { label: text('正式合同', 'Contract signed'), end: true },
        lost: { label: text('未成', 'Came to nothing'), end: true },
        duplicate: { label: text('重复并入', 'Duplicate'), end: true },
      },
      steps: {
        'begin-talks': {
          label: text('对接洽谈', 'Begin talks'),
          says: text('已与企业见面，进入跟踪洽谈', 'Met the firm; the talks begin'),
          did: text('对接企业，进入跟踪洽谈', 'Met the firm; talks began'),
          from: 'reported',
          to: 'tracking',
          by: officers,
          form: ['contactedOn!', 'talks', 'team'],
        },
        'note-talks': {
          label: text('更新洽谈情况', 'Note the talks'),
          did: text('洽谈情况：{talks}', 'State of the talks: {talks}'),
          from: 'tracking',
          to: 'tracking',
          by: officers,
          form: ['talks!', 'intendedFen'],
        },
        // What is written down of the talks takes no framework back.
        'note-framework-talks': {
          label: text('更新洽谈情况', 'Note the talks'),
          did: text('洽谈情况：{talks}', 'State of the talks: {talks}'),
          from: 'framework',
          to: 'framework',
          by: officers,
          form: ['talks!', 'intendedFen'],
        },
        'sign-framework': {
          label: text('签框架协议', 'Sign the framework'),
          says: text('框架协议只表意向，不计签约项目', 'A framework states intent; it is not counted as signed'),
          did: text('签订框架协议', 'Signed the framework agreement'),
          from: 'tracking',
          to: 'framework',
          by: officers,
          form: ['frameworkOn!', 'frameworkPapers'],
        },
        'hand-in': {
          label: text('提交项目评审', 'Hand in for review'),
          says: text('同时送入园评估、合法性审查、公平竞争审查', 'Entry, legality and fair competition at once'),
          did: text('提交项目评审', 'Handed in for review'),
          from: ['tracking', 'framework'],
          to: 'reviewing',
          by: officers,
          form: ['intendedFen!', 'contractDraft', 'meetingOn'],
        },
        'note-meeting': {
          label: text('记项目评审会', 'Note the review meeting'),
          did: text('{meetingOn}项目评审会：{meetingMinutes}', 'Review meeting of {meetingOn}: {meetingMinutes}'),
          from: 'reviewing',
          to: 'reviewing',
          by: officers,
          form: ['meetingOn!', 'meetingMinutes!'],
        },
        'talk-again': {
          label: text('评审未过，再谈', 'Back to the talks'),
          did: text('评审未过，继续洽谈：{talks}', 'Not through the review; the talks go on: {talks}'),
          from: 'reviewing',
          to: 'tracking',
          by: officers,
          form: ['talks!'],
        },
        'sign-lead-contract': {
          label: text('签正式合同', 'Sign the contract'),
          says: text(
            '项目评审会开过、三项审查都通过才能签；签约额不等于到位资金',
            'Only after the review meeting and past all three reviews; signed is not paid',
          ),
          did: text('签订正式合同，{contractFen}', 'Signed the contract, {contractFen}'),
          from: 'reviewing',
          to: 'contracted',
          by: ['approver', 'leader'],
          when: { all: [come('meetingOn'), come('signedOn')] },
          form: ['contractFen!', 'signedOn!', 'contract', 'project'],
        },
        lose: {
          label: text('记为未成', 'Came to nothing'),
          says: text('写明原因，供复盘', 'With the reason, to learn from'),
          did: text('未成：{lostFor}', 'Came to nothing: {lostFor}'),
          from: ['reported', 'tracking', 'framework', 'reviewing'],
          to: 'lost',
          by: officers,
          form: ['lostFor!'],
        },
        merge: {
          label: text('并入重复线索', 'Merge a duplicate'),
          says: text('本条停办，以另一条为准', 'This one ends; the other goes on'),
          did: text('与另一条线索重复，并入', 'A duplicate; the other one goes on'),
          from: ['reported', 'tracking'],
          to: 'duplicate',
          by: ['approver'],
          form: ['duplicateOf!'],
        },
      },
    },
    'first-report': firstReport,
    ...objections,
    ...Object.fromEntries(reviewLanes.map((lane) => [lane.id, reviewTrack(lane)])),
  },
  gates: {
    'before-contract': {
      label: text('签约关口', 'Gate to the contract'),
      opens: 'sign-lead-contract',
      needs: Object.fromEntries(reviewLanes.map(({ id }) => [id, 'passed'])),
    },
  },
  open: {
    'hear-award': {
      label: text('裁定告知', 'Told of an award'),
      says: text('另一条首报作出裁定时自动记入', 'Noted by itself when the other report is decided'),
      did: text(
        '首报争议已裁定：{awardedHere}，{awardedGround}',
        'The dispute is decided: {awardedHere}, {awardedGround}',
      ),
      by: ['system'],
      of: ['any'],
      form: ['awardedBy!', 'awardedHere!', 'awardedGround!', 'awardFact!'],
      once: { field: 'awardFact' },
    },
    comment: commentStep,
    correct: correctStep,
  },
  opening: {
    // Somebody without an account, by the form of the project guide.
    by: [...officers, 'public'],
    at: ['investment-office', 'zone-office', 'project-office', 'public'],
    form: [
      'name!',
      'firm!',
      'uscc',
      'chain!',
      'found!',
      'foundBy!',
      'reportedOn!',
      'demand',
      'intendedFen',
      'contactName',
      'contactPhone',
      'event',
      { field: 'signedThere', when: filled('event') },
      { field: 'signedThereOn', when: filled('event') },
      'guide',
      'sample',
      'frameworkOn=',
      'signedOn=',
    ],
    computes: { by: 'lead-signed-there' },
    // One event has many of them: each is a lead of its own, and the day of the event is not typed again.
    takes: {
      from: 'event',
      stages: ['held', 'closed'],
      fields: { reportedOn: 'heldOn', signedThereOn: 'heldOn', sample: 'sample' },
      fixed: { found: 'event' },
    },
    personal: '招商联络',
  },
  share: { by: ['approver'], at: ['investment-office'] },
})
