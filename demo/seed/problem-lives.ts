import type { PlainDay } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { officeOf, type Projects, type SampleProject, sampleProjects } from './sample-projects.ts'
import type { By, SampleMatter, Script } from './script.ts'

/** One problem from the monthly report that raised it to the word of who raised it; days are working days after the report. */
interface ProblemLife {
  /** The project's last character. */
  project: string
  /** Raised in the report of so many months ago: at least two, so that its whole life is past. */
  back: number
  subject: string
  category: string
  /** The department it was given to. */
  desk: string
  plan: string
  solution: string
  proof: string
  cause: string
  begun: number
  solved: number
  /** First reported solved on this day, and found not to be. */
  notYet?: number
  meeting?: { sort: string; held: number; decided: string; by: number; unit: string }
}

const problemLives: ProblemLife[] = [
  {
    project: '丁',
    back: -5,
    subject: '示例项目丁 施工临时用电容量不足',
    category: 'power',
    desk: 'power-supply',
    plan: '增设一台临时变压器。',
    solution: '临时变压器已投用。',
    proof: '示例送电回执',
    cause: 'outside',
    begun: 2,
    solved: 7,
  },
  {
    project: '乙',
    back: -5,
    subject: '示例项目乙 进场道路雨后积水',
    category: 'other',
    desk: 'housing-construction',
    plan: '清理边沟，铺设碎石。',
    solution: '边沟已清理，路面已垫高。',
    proof: '示例道路修整验收单',
    cause: 'groundwork',
    begun: 2,
    solved: 5,
  },
  {
    project: '己',
    back: -4,
    subject: '示例项目己 红线内苗木未移栽',
    category: 'neighbours',
    desk: 'natural-resources',
    plan: '与乡镇核对地块和补偿清单。',
    solution: '苗木全部移栽，地块已交付。',
    proof: '示例地块交付单',
    cause: 'groundwork',
    begun: 2,
    notYet: 8,
    solved: 14,
    meeting: { sort: 'on-site', held: 10, decided: '三日内移栽完毕，乡镇派人在场。', by: 13, unit: '示例自然资源部门' },
  },
  {
    project: '壬',
    back: -4,
    subject: '示例项目壬 试产期用工缺口',
    category: 'labour',
    desk: 'zone-office',
    plan: '组织两场园区招聘。',
    solution: '到岗六十二人，满足两条线试产。',
    proof: '示例到岗名册人数说明',
    cause: 'outside',
    begun: 3,
    solved: 9,
  },
  {
    project: '乙',
    back: -3,
    subject: '示例项目乙 进场道路再次积水',
    category: 'other',
    desk: 'housing-construction',
    plan: '加做涵管，不再只清边沟。',
    solution: '涵管已埋设。',
    proof: '示例涵管施工记录',
    cause: 'groundwork',
    begun: 1,
    solved: 6,
  },
  {
    project: '辛',
    back: -3,
    subject: '示例项目辛 排污登记等待核验',
    category: 'approval',
    desk: 'ecology',
    plan: '与园区核对管网接入口。',
    solution: '登记已核验通过。',
    proof: '示例排污登记回执',
    cause: 'between',
    begun: 2,
    solved: 4,
  },
  {
    project: '丁',
    back: -3,
    subject: '示例项目丁 高压线路跨越施工便道',
    category: 'power',
    desk: 'power-supply',
    plan: '与项目办商定便道改线。',
    solution: '便道改线，已设限高架。',
    proof: '示例限高架验收单',
    cause: 'between',
    begun: 2,
    solved: 9,
    meeting: {
      sort: 'problem-day',
      held: 4,
      decided: '便道北移二十米，供电单位现场指导。',
      by: 8,
      unit: '示例供电单位',
    },
  },
  {
    project: '己',
    back: -2,
    subject: '示例项目己 临时用地到期待续',
    category: 'land',
    desk: 'natural-resources',
    plan: '按规定办理续期。',
    solution: '临时用地已续期一年。',
    proof: '示例临时用地批复',
    cause: 'rules',
    begun: 2,
    solved: 11,
  },
  {
    project: '壬',
    back: -2,
    subject: '示例项目壬 配电间验收排期',
    category: 'power',
    desk: 'power-supply',
    plan: '排入本周验收。',
    solution: '验收通过。',
    proof: '示例配电间验收单',
    cause: 'single',
    begun: 1,
    solved: 3,
  },
]

/** The last characters of the names of 上栗's projects stand for them. */
const isOf = (project: SampleProject, life: ProblemLife) => project.name === `示例项目${life.project}`

/** What the report of that month said stood in the way. */
export function troubleOf(project: SampleProject, back: number): string | undefined {
  return problemLives.find((life) => isOf(project, life) && life.back === back)?.subject
}

/** When a month was reported: on the third of the next, and this month's yesterday. */
export function reportedAt(days: Days, back: number): string {
  return back === 0 ? days.at(-1, '11:00') : days.at(reportDay(days, back), '11:00')
}

const reportDay = (days: Days, back: number): PlainDay => `${days.month(back + 1)}-03`

/** Raised in a monthly report, given to a department, talked about on the spot, solved with proof, confirmed by who raised it. */
export function problemLivesPast(script: Script, days: Days, projects: Projects): void {
  for (const life of problemLives) {
    const project = sampleProjects.find((one) => isOf(one, life))
    const matter = projects[life.project]
    if (!project || !matter) throw new Error(`no sample project ${life.project}`)
    live(script, days, life, matter, officeOf(project))
  }
}

function live(script: Script, days: Days, life: ProblemLife, project: SampleMatter, office: By): void {
  const raisedOn = reportDay(days, life.back)
  const on = (n: number, time: string) => days.at(days.after(raisedOn, n), time)
  const department: By = { ...office, desk: life.desk }
  const problem = script.open(`problem ${life.subject}`, {
    at: reportedAt(days, life.back),
    by: office,
    kind: 'problem',
    data: { subject: life.subject, detail: life.subject, category: life.category, project: project.id, sample: true },
  })
  script.step(problem, 'sort', {
    at: on(1, '09:50'),
    by: office,
    to: { party: office.party, desk: life.desk },
    data: { sortedTo: '按职责分办' },
  })
  script.step(problem, 'begin-solving', { at: on(life.begun, '10:10'), by: department, data: { plan: life.plan } })
  const solve = (n: number) =>
    script.step(problem, 'solve', {
      name: String(n),
      at: on(n, '15:40'),
      by: department,
      data: { solution: life.solution, cause: life.cause },
      papers: { proof: [life.proof] },
    })
  if (life.notYet !== undefined) {
    solve(life.notYet)
    const data = { reopenedFor: '现场仍未完成，请继续办理。' }
    script.step(problem, 'not-solved', { at: on(life.notYet + 1, '09:30'), by: office, data })
    const again = { plan: '按现场办公会要求办理。' }
    script.step(problem, 'begin-solving', {
      name: 'again',
      at: on(life.notYet + 2, '09:10'),
      by: department,
      data: again,
    })
  }
  if (life.meeting) meet(script, life, life.meeting, on, { project, problem, office })
  solve(life.solved)
  script.step(problem, 'confirm-solved', { at: on(life.solved + 1, '10:00'), by: office })
}

function meet(
  script: Script,
  { subject }: ProblemLife,
  { sort, held, decided, by, unit }: NonNullable<ProblemLife['meeting']>,
  on: (n: number, time: string) => string,
  { project, problem, office }: { project: SampleMatter; problem: SampleMatter; office: By },
): void {
  const dayOf = (n: number) => on(n, '12:00').slice(0, 10)
  const meeting = script.open(`meeting ${subject}`, {
    at: on(held - 1, '11:20'),
    by: office,
    kind: 'site-meeting',
    data: {
      subject: `${subject}${sort === 'on-site' ? '' : '（问题会商）'}`,
      sort,
      place: `${subject.split(' ')[0]}现场`,
      agenda: '情况、办法、时限。',
      project: project.id,
      problem: problem.id,
      sample: true,
    },
  })
  const heldAs = { heldOn: dayOf(held), hostRole: '分管县领导', units: `示例项目办、${unit}` }
  script.step(meeting, 'hold-meeting', { at: on(held, '11:30'), by: office, data: heldAs })
  const decision = { decision: decided, decidedUnit: unit, decidedBy: dayOf(by) }
  script.step(meeting, 'decide', { at: on(held, '11:40'), by: office, data: decision })
  const minutes = `会议指出：${subject}，影响施工。\n会议决定：${decided}责任单位：${unit}。`
  script.step(meeting, 'draft-minutes', { at: on(held, '16:20'), by: office, data: { minutes } })
  const head = { ...office, role: 'approver' }
  script.step(meeting, 'issue-minutes', {
    at: on(held + 1, '09:20'),
    by: head,
    data: { minutesNo: `示例纪要〔${2 + held}〕号` },
  })
}
