import { type AuthoredTrack, field, filled, type SettingDefault, setting, type Text, text } from '@lianyu/kernel'

/** One lane of the green channel: the approval of one department. */
export interface Lane {
  /** Track id; the steps are named `{id}-receive`, `{id}-approve` … */
  id: string
  desk: string
  department: Text
  item: Text
  /** What it usually comes after. Local practice, drawn and reckoned with; nobody is stopped from beginning earlier. */
  waitsFor?: string[]
  /** Working days that hold while the county has set nothing. */
  budget: number
  source: Text
  validFrom: string
  checked: boolean
}

const licensing = text('行政许可法 第四十二条：二十个工作日', '行政许可法 art. 42: 20 working days')

/** The seven approvals between 落地 and 开工. Budgets are settings; a source that nobody has checked says so. */
export const lanes: Lane[] = [
  {
    id: 'filing',
    desk: 'development-reform',
    department: text('发改', 'Development and reform'),
    item: text('项目备案', 'Project filing'),
    waitsFor: ['licence'],
    budget: 3,
    source: text(
      '企业投资项目核准和备案管理条例（告知即备案）；天数各地自定',
      'Filing by notification; the days are local practice',
    ),
    validFrom: '2017-02-01',
    checked: false,
  },
  {
    id: 'land',
    desk: 'natural-resources',
    department: text('自然资源', 'Natural resources'),
    item: text('用地报批', 'Land approval'),
    waitsFor: ['filing'],
    budget: 20,
    source: licensing,
    validFrom: '2019-04-23',
    checked: true,
  },
  {
    id: 'environment',
    desk: 'ecology',
    department: text('生态环境', 'Ecology and environment'),
    item: text('环评批复', 'Environmental approval'),
    waitsFor: ['filing'],
    budget: 20,
    source: licensing,
    validFrom: '2019-04-23',
    checked: true,
  },
  {
    id: 'safety',
    desk: 'emergency',
    department: text('应急', 'Emergency management'),
    item: text('安全预评价', 'Safety pre-assessment'),
    waitsFor: ['filing'],
    budget: 20,
    source: licensing,
    validFrom: '2019-04-23',
    checked: true,
  },
  {
    id: 'licence',
    desk: 'market-regulation',
    department: text('市场监管', 'Market regulation'),
    item: text('营业执照', 'Business licence'),
    budget: 3,
    source: text(
      '市场主体登记管理条例（当场或三个工作日）',
      'Registration of market entities: at once or in 3 working days',
    ),
    validFrom: '2022-03-01',
    checked: false,
  },
  {
    id: 'tax',
    desk: 'taxation',
    department: text('税务', 'Taxation'),
    item: text('税务登记', 'Tax registration'),
    waitsFor: ['licence'],
    budget: 3,
    source: text('各地自定，启用前请核定', 'Local practice: to be fixed before use'),
    validFrom: '2026-01-01',
    checked: false,
  },
  {
    id: 'fire',
    desk: 'housing-construction',
    department: text('住建', 'Housing and construction'),
    item: text('消防设计审查', 'Fire-protection design review'),
    waitsFor: ['land'],
    budget: 15,
    source: text('建设工程消防设计审查验收管理暂行规定', 'Interim rules on fire-protection design review'),
    validFrom: '2020-06-01',
    checked: false,
  },
]

export const laneBudgets: SettingDefault[] = lanes.map((lane) => ({
  key: `project.${lane.id}-days`,
  label: text(`${lane.item.zh}时限`, `Time for ${lane.item.en.toLowerCase()}`),
  value: lane.budget,
  unit: 'working-days',
  source: lane.source,
  validFrom: lane.validFrom,
  checked: lane.checked,
}))

/** What does not count against the term. @source 行政许可法 art. 45 */
export const suspensionGrounds: Record<string, Text> = {
  hearing: text('听证', 'Hearing'),
  bidding: text('招标', 'Bidding'),
  auction: text('拍卖', 'Auction'),
  inspection: text('检验', 'Inspection'),
  testing: text('检测', 'Testing'),
  quarantine: text('检疫', 'Quarantine'),
  appraisal: text('鉴定', 'Appraisal'),
  'expert-review': text('专家评审', 'Expert review'),
}

export function laneTrack(lane: Lane): AuthoredTrack {
  const { id, item, waitsFor } = lane
  const step = (verb: string) => `${id}-${verb}`
  return {
    label: item,
    holder: lane.desk,
    ...(waitsFor === undefined ? {} : { waitsFor }),
    owes: { what: `${id}Owed`, by: `${id}OwedBy`, given: `${id}OwedGivenOn` },
    start: 'not-started',
    stages: {
      'not-started': { label: text('未收件', 'Not started') },
      received: {
        label: text('已收件', 'Received'),
        clock: {
          workingDays: setting(`project.${id}-days`, lane.budget),
          amber: 2,
          grounds: Object.keys(suspensionGrounds),
          escalate: [
            { id: 'remind', when: 'amber', what: 'remind' },
            { id: 'leader', when: 'red', what: 'leader' },
            { id: 'order', when: { afterRed: 3 }, what: 'order', desk: 'supervision' },
          ],
        },
      },
      paused: { label: text('中止，不计时', 'Suspended, time stopped') },
      returned: { label: text('补正', 'Returned for completion') },
      approved: { label: text('已办结', 'Approved') },
    },
    steps: {
      [step('receive')]: {
        label: text(`收件：${item.zh}`, `Receive: ${item.en}`),
        says: text('材料齐全，自次日起计时', 'The papers are complete; the term runs from the next day'),
        did: text(`收到${item.zh}材料，开始计时`, `Received the papers for ${item.en.toLowerCase()}; the term runs`),
        from: ['not-started', 'returned'],
        to: 'received',
        by: ['officer', 'approver'],
      },
      [step('receive-owing')]: {
        label: text(`容缺受理：${item.zh}`, `Receive, papers owed: ${item.en}`),
        says: text(
          '主要材料齐全，欠缺的书面承诺补交日期；照常计时，补齐才能办结',
          'What is missing is promised in writing by a day; the term runs, and nothing is approved before it came',
        ),
        did: text(
          `${item.zh}容缺受理：{${id}Owed}，承诺 {${id}OwedBy} 前补交`,
          `${item.en} received; owed: {${id}Owed}, by {${id}OwedBy}`,
        ),
        from: 'not-started',
        to: 'received',
        by: ['officer', 'approver'],
        form: [`${id}Owed!`, `${id}OwedBy!`, `${id}Promise`],
      },
      [step('owed-given')]: {
        label: text(`容缺材料补齐：${item.zh}`, `Owed papers came: ${item.en}`),
        did: text(
          `${item.zh}容缺材料补齐，{${id}OwedGivenOn}`,
          `${item.en}: the owed papers came on {${id}OwedGivenOn}`,
        ),
        from: 'received',
        to: 'received',
        by: ['officer', 'approver'],
        when: filled(`${id}Owed`),
        form: [`${id}OwedGivenOn!`, `${id}OwedPapers`],
      },
      [step('return')]: {
        label: text(`一次告知补正：${item.zh}`, `Return: ${item.en}`),
        says: text('一次说清要补的全部材料', 'Say everything that is missing, once'),
        did: text(`${item.zh}告知补正：{${id}Missing}`, `${item.en} returned for: {${id}Missing}`),
        from: ['not-started', 'received'],
        to: 'returned',
        by: ['officer', 'approver'],
        form: [`${id}Missing!`],
      },
      [step('suspend')]: {
        label: text(`中止计时：${item.zh}`, `Suspend: ${item.en}`),
        says: text('只限法定事由，所需时间书面告知', 'On the law’s grounds only; the time needed is told in writing'),
        did: text(`${item.zh}中止计时：{${id}Ground}`, `${item.en} suspended: {${id}Ground}`),
        from: 'received',
        to: 'paused',
        by: ['approver'],
        form: [`${id}Ground!`, `${id}Needed`],
        suspends: { ground: { field: `${id}Ground` } },
      },
      [step('resume')]: {
        label: text(`恢复计时：${item.zh}`, `Resume: ${item.en}`),
        did: text(`${item.zh}恢复计时`, `${item.en}: the term runs on`),
        from: 'paused',
        to: 'received',
        by: ['officer', 'approver'],
        resumes: true,
      },
      [step('approve')]: {
        label: text(`办结：${item.zh}`, `Approve: ${item.en}`),
        says: text('办结后此项在开工关口中打勾', 'This lane of the gate is then done'),
        did: text(`${item.zh}办结，文号 {${id}Number}`, `${item.en} done, number {${id}Number}`),
        from: 'received',
        to: 'approved',
        by: ['approver'],
        when: { any: [{ not: filled(`${id}Owed`) }, filled(`${id}OwedGivenOn`)] },
        form: [`${id}Number!`, `${id}Papers`],
      },
      [step('withdraw')]: {
        label: text(`撤回办结：${item.zh}`, `Withdraw: ${item.en}`),
        says: text('已过的关口不倒退，但会标出', 'A gate already passed stays passed, and is flagged'),
        did: text(`${item.zh}撤回办结：{${id}WithdrawnFor}`, `${item.en} withdrawn: {${id}WithdrawnFor}`),
        from: 'approved',
        to: 'received',
        by: ['approver'],
        counters: step('approve'),
        form: [`${id}WithdrawnFor!`],
      },
    },
  }
}

export function laneFields({ id }: Lane): Record<string, field.AuthoredField> {
  return {
    [`${id}Missing`]: field.paragraph(text('需补正的材料', 'What is missing')),
    [`${id}Owed`]: field.words(text('容缺的材料', 'Papers owed')),
    [`${id}OwedBy`]: field.day(text('承诺补交日', 'Promised by')),
    [`${id}Promise`]: field.files(text('容缺承诺书', 'Written promise'), { accept: ['application/pdf', 'image/jpeg'] }),
    [`${id}OwedGivenOn`]: field.day(text('补齐日', 'Came on')),
    [`${id}OwedPapers`]: field.files(text('补交的材料', 'Papers that came'), {
      accept: ['application/pdf', 'image/jpeg'],
    }),
    [`${id}Ground`]: field.choice(text('中止事由', 'Ground'), suspensionGrounds),
    [`${id}Needed`]: field.words(text('所需时间', 'Time needed')),
    [`${id}Number`]: field.words(text('批复文号', 'Approval number')),
    [`${id}Papers`]: field.files(text('批复文件', 'Approval papers'), { accept: ['application/pdf'] }),
    [`${id}WithdrawnFor`]: field.paragraph(text('撤回原因', 'Why it is withdrawn')),
  }
}
