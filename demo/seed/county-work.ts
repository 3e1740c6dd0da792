import type { PartyId } from '@lianyu/kernel'
import type { Days } from './days.ts'
import type { Projects } from './sample-projects.ts'
import type { By, SampleMatter, Script } from './script.ts'

const shangli = '360322'
const xiangdong = '360313'
const at = (desk: string, role = 'officer', party: PartyId = shangli): By => ({ party, desk, role })
const office = at('project-office')
const head = at('project-office', 'approver')
const fenOfWan = 1_000_000

/** What stands beside the projects of a county: targets, statistics, what projects need, funds, meetings on the spot. */
export function countyWork(script: Script, days: Days, projects: Projects): void {
  targets(script, days)
  statistics(script, days)
  rankings(script, days)
  needs(script, days, projects)
  funds(script, days, projects)
  meeting(script, days, projects)
  reviews(script, days, projects)
}

/** The year's task, given on to units; what a report printed of another county's tasks stays a published figure there. */
function targets(script: Script, days: Days): void {
  const year = Number(days.work(0).slice(0, 4))
  const open = (party: PartyId, name: string, data: Record<string, unknown>) => {
    const target = script.open(`target ${party} ${name}`, {
      at: days.at(-157, '09:25'),
      by: at('project-office', 'officer', party),
      kind: 'target',
      data: { name, year, basis: '示例：年度目标责任书', sample: true, ...data },
    })
    const by = at('project-office', 'approver', party)
    script.step(target, 'set-target', { at: days.at(-156, '09:25'), by })
  }
  const wan = [3, 3, 5, 7, 8, 9, 10, 10, 12, 12, 11, 10].map((share) => share * 1_000)
  open(shangli, '示例年度完成投资', {
    indicator: 'project.done',
    measuredIn: 'money',
    amountFen: wan.reduce((sum, one) => sum + one, 0) * fenOfWan,
    monthly: wan.map((amount, at) => ({ month: at + 1, amount })),
  })
  open(shangli, '示例年度签约正式合同', {
    indicator: 'lead.contracted',
    amount: 10,
    parts: [
      { unit: '示例专业招商一队', amount: 3 },
      { unit: '示例专业招商二队', amount: 2 },
      { unit: '示例专业招商三队', amount: 2 },
      { unit: '示例专业招商四队', amount: 2 },
      { unit: '示例专业招商五队', amount: 1 },
    ],
  })
  open(xiangdong, '示例年度签约正式合同', { indicator: 'lead.contracted', amount: 8 })
}

/** Counted by another office; the newest month is still a flash report. */
function statistics(script: Script, days: Days): void {
  const statistic = script.open('statistic industry', {
    at: days.at(-156, '09:35'),
    by: office,
    kind: 'statistic',
    data: {
      name: '示例规模以上工业营业收入',
      area: '示例全县',
      unit: '亿元',
      scope: '规模以上工业，法人口径',
      sourceOffice: '示例统计局',
      sample: true,
    },
  })
  const values = [11.2, 11.8, 12.1, 12.6, 12.4, 13.1]
  let sum = 0
  for (const [n, value] of values.entries()) {
    sum += value
    const month = days.month(n - values.length)
    script.step(statistic, 'enter-month', {
      name: month,
      at: days.at(-2, '10:05'),
      by: office,
      data: {
        month,
        value: value.toFixed(2),
        cumulative: sum.toFixed(2),
        standing: n === values.length - 1 ? 'flash' : 'confirmed',
        paper: '示例统计月报',
      },
    })
  }
}

/** What came from above: kept with who gave it, computed by nobody here. */
function rankings(script: Script, days: Days): void {
  const year = days.work(0).slice(0, 4)
  for (const [quarter, place] of [
    ['一', 5],
    ['二', 3],
  ] as const) {
    script.open(`ranking ${quarter}`, {
      at: days.at(-60, '09:40'),
      by: office,
      kind: 'ranking',
      data: {
        name: `示例${quarter}季度重大项目建设`,
        givenBy: '示例市重大项目办',
        paperNo: `示例通报〔${year}〕${quarter === '一' ? 1 : 2}号`,
        period: `${year}-Q${quarter === '一' ? 1 : 2}`,
        place,
        outOf: 8,
        sample: true,
      },
    })
  }
}

function needs(script: Script, days: Days, { 丙: third, 乙: second, 己: sixth, 戊: fifth }: Projects): void {
  const open = (name: string, on: number, project: SampleMatter | undefined, data: Record<string, unknown>) =>
    script.open(`need ${name}`, {
      at: days.at(on, '09:45'),
      by: office,
      kind: 'need',
      data: { subject: name, ...data, ...(project ? { project: project.id } : {}), sample: true },
    })
  const assign = (need: SampleMatter, on: number, desk: string, neededBy: number) =>
    script.step(need, 'assign-need', {
      at: days.at(on, '10:15'),
      by: office,
      to: { party: shangli, desk },
      data: { sortedFor: '按职责', neededBy: days.work(neededBy) },
    })
  const line = open('示例项目乙 10千伏线路迁改', -16, second, {
    sort: 'lines',
    amount: '10 千伏一回',
    neededBy: days.work(4),
  })
  assign(line, -15, 'power-supply', 4)
  const land = open('示例项目丙 追加用地指标', -13, third, { sort: 'land', amount: '30 亩', neededBy: days.work(28) })
  assign(land, -12, 'natural-resources', 28)
  const plots = open('示例项目己 进场道路土地租用', -35, sixth, {
    sort: 'plots',
    amount: '12 亩',
    neededBy: days.work(-10),
  })
  assign(plots, -34, 'natural-resources', -10)
  for (const [n, plotState] of ['signed', 'paid', 'signed'].entries()) {
    const data = { plot: `示例地块${n + 1}`, plotArea: '2600', plotState }
    script.step(plots, 'note-plot', { name: String(n), at: days.at(-22, '10:25'), by: at('natural-resources'), data })
  }
  script.step(plots, 'meet-need', {
    at: days.at(-14, '10:15'),
    by: at('natural-resources'),
    data: { result: '三块地全部签约。' },
  })
  script.step(plots, 'confirm-need', { at: days.at(-13, '10:15'), by: office })
  // What the county cannot solve goes upward.
  const energy = open('示例项目戊 能耗指标', -21, fifth, {
    sort: 'energy',
    amount: '0.8 万吨标准煤',
    neededBy: days.work(35),
  })
  assign(energy, -20, 'development-reform', 35)
  script.step(energy, 'ask-upward', {
    at: days.at(-18, '10:15'),
    by: head,
    data: { askedOf: '示例上级发改部门', asked: '请统筹安排能耗指标。', askedPaper: '示例请〔1〕号' },
  })
}

function funds(script: Script, days: Days, { 己: sixth, 乙: second }: Projects): void {
  const year = Number(days.work(0).slice(0, 4))
  const open = (subject: string, source: string, wan: number, project: SampleMatter | undefined, on = -90) =>
    script.open(`fund ${subject}`, {
      at: days.at(on, '09:55'),
      by: office,
      kind: 'fund',
      data: {
        subject,
        source,
        year,
        wantedFen: wan * fenOfWan,
        ...(project ? { project: project.id } : {}),
        sample: true,
      },
    })
  const apply = (fund: SampleMatter, wan: number, on = -84) =>
    script.step(fund, 'apply-fund', {
      at: days.at(on, '09:55'),
      by: office,
      data: { appliedFen: wan * fenOfWan, appliedOn: days.work(on), applicationNo: '示例报〔1〕号' },
    })
  const central = open('示例园区污水管网', 'central-budget', 1_800, sixth)
  apply(central, 1_800)
  script.step(central, 'grant-fund', {
    at: days.at(-50, '09:55'),
    by: office,
    data: {
      grantedFen: 1_200 * fenOfWan,
      grantedOn: days.work(-50),
      grantNo: '示例下达1号',
      spendBy: days.work(60),
    },
  })
  script.step(central, 'pay', {
    at: days.at(-28, '09:55'),
    by: office,
    data: { paidOn: days.work(-28), paidFen: 400 * fenOfWan, paidFor: '管网一标段进度款' },
  })
  apply(open('示例标准厂房二期', 'special-bond', 6_000, second), 6_000)
  spentFund(script, days, open('示例园区道路', 'central-budget', 900, sixth, -156), apply)
}

/** One the whole way: granted, paid in two parts, spent before its day, and judged by what came of it. */
function spentFund(
  script: Script,
  days: Days,
  road: SampleMatter,
  apply: (fund: SampleMatter, wan: number, on: number) => void,
): void {
  apply(road, 900, -152)
  const take = (step: string, on: number, by: By, data: Record<string, unknown> = {}) =>
    script.step(road, step, { at: days.at(on, '09:55'), by, data })
  take('grant-fund', -128, office, {
    grantedFen: 800 * fenOfWan,
    grantedOn: days.work(-128),
    grantNo: '示例下达2号',
    spendBy: days.work(-20),
  })
  const pay = (on: number, wan: number, paidFor: string) =>
    take('pay', on, office, { paidOn: days.work(on), paidFen: wan * fenOfWan, paidFor })
  pay(-96, 480, '道路一期进度款')
  pay(-44, 320, '道路验收后尾款')
  take('fund-spent', -40, head)
  take('evaluate', -30, head, {
    performance: '示例：道路按期通车并通过验收，沿线三家示例企业进出方便；一处排水沟整改后复验合格。',
    performanceScore: 92,
  })
}

function meeting(script: Script, days: Days, { 丁: fourth }: Projects): void {
  const meeting = script.open('meeting power', {
    at: days.at(-6, '08:45'),
    by: office,
    kind: 'site-meeting',
    data: {
      subject: '示例项目丁外部供电',
      sort: 'on-site',
      place: '示例项目丁现场',
      agenda: '接入方案和工期。',
      ...(fourth ? { project: fourth.id } : {}),
      sample: true,
    },
  })
  script.step(meeting, 'hold-meeting', {
    at: days.at(-4, '16:30'),
    by: office,
    data: { heldOn: days.work(-4), hostRole: '分管县领导', units: '项目办、示例供电单位' },
  })
  script.step(meeting, 'draft-minutes', {
    at: days.at(-3, '16:30'),
    by: office,
    data: { minutes: '会议决定：示例供电单位一周内给出接入方案；项目办跟踪落实。' },
  })
  script.step(meeting, 'issue-minutes', {
    at: days.at(-2, '16:30'),
    by: head,
    data: { minutesNo: '示例纪要〔1〕号' },
  })
}

/** One peer review whose ballots are open, one that is still being voted on. */
function reviews(script: Script, days: Days, projects: Projects): void {
  const stops = ['甲', '乙', '丙', '丁'] as const
  const name = (stop: string) => `示例项目${stop}`
  const jury = [
    ['development-reform', '示例发改部门'],
    ['natural-resources', '示例自然资源部门'],
    ['ecology', '示例生态环境部门'],
    ['housing-construction', '示例住建部门'],
    ['supervision', '示例督查部门'],
  ] as const
  const prepare = (key: string, from: number, subject: string) => {
    const review = script.open(`review ${key}`, {
      at: days.at(from, '09:05'),
      by: office,
      kind: 'review',
      data: { subject, heldOn: days.work(from + 1), note: '示例：看现场、看形象进度、看要素保障。', sample: true },
    })
    for (const [n, stop] of stops.entries()) {
      const project = projects[stop]
      script.step(review, 'add-stop', {
        name: stop,
        at: days.at(from, '09:10'),
        by: office,
        data: { stopName: name(stop), stopOrder: n + 1, ...(project ? { stopProject: project.id } : {}) },
      })
    }
    for (const [desk, jurorOffice] of jury) {
      const data = { jurorOffice, jurorDesk: desk }
      script.step(review, 'name-juror', { name: desk, at: days.at(from, '09:15'), by: office, data })
    }
    script.step(review, 'call-votes', { at: days.at(from, '09:20'), by: office })
    return review
  }
  const cast = (review: SampleMatter, on: number, orders: readonly string[]) => {
    for (const [n, order] of orders.entries()) {
      const ranking = [...order].map(name).join('\n')
      const by = at(jury[n]?.[0] ?? '')
      script.step(review, 'cast-ballot', { name: by.desk, at: days.at(on, '16:05'), by, data: { ranking } })
    }
  }
  const opened = prepare('quarter', -30, '示例三季度项目观摩点评')
  cast(opened, -28, ['丁甲丙乙', '甲丁丙乙', '丁丙甲乙', '丁甲乙丙', '甲丁乙丙'])
  const figures: [string, Record<string, unknown>][] = [
    ['甲', { newStarts: 1, planYi: '6', industry: true, progress: '0.82' }],
    ['乙', { continued: 1, planYi: '1.2', industry: true, progress: '0.41', criticised: 5 }],
    ['丙', { continued: 1, planYi: '3.5', livelihood: true, progress: '0.66' }],
    ['丁', { newStarts: 1, planYi: '10.5', industry: true, provincial: true, progress: '0.93' }],
  ]
  for (const [stop, data] of figures) {
    const entered = { figuresOf: name(stop), ...data }
    script.step(opened, 'enter-figures', { name: stop, at: days.at(-28, '17:05'), by: office, data: entered })
  }
  script.step(opened, 'open-ballots', { at: days.at(-27, '10:05'), by: head })
  const voting = prepare('month', -3, '示例十一月项目观摩点评')
  cast(voting, -1, ['丁甲丙乙', '甲丁丙乙', '丁丙甲乙'])
}
