import type { PartyId } from '@lianyu/kernel'
import { type Agreements, approve } from './agreements.ts'
import type { Days } from './days.ts'
import type { Projects } from './sample-projects.ts'
import type { By, SampleMatter, Script } from './script.ts'

const shangli = '360322'
const at = (desk: string, role = 'officer', party: PartyId = shangli): By => ({ party, desk, role })

/** What stands beside the projects: the county's own terms, problems, orders, instructions, urging, and letters across. */
export function paperwork(script: Script, days: Days, under: Agreements, projects: Projects): void {
  terms(script, days)
  supervision(script, days, projects)
  letters(script, days, under, projects)
}

/** Shorter than the law's terms: what the county promised for its green channel. */
function terms(script: Script, days: Days): void {
  const promised: Record<string, number> = {
    'project.land-days': 4,
    'project.environment-days': 4,
    'problem.solve-days': 5,
  }
  for (const [key, value] of Object.entries(promised)) {
    const data = { key, value, validFrom: days.work(-160), basis: '示例：绿色通道承诺时限' }
    const setting = script.open(`setting ${key}`, {
      at: days.at(-160, '09:05'),
      by: at('office'),
      kind: 'setting',
      data,
    })
    script.step(setting, 'approve', { at: days.at(-160, '09:06'), by: at('administration', 'approver') })
  }
}

function supervision(
  script: Script,
  days: Days,
  { 甲: first, 丁: fourth, 戊: fifth, 乙: second, 己: sixth }: Projects,
) {
  if (!first || !fourth || !fifth || !second || !sixth) throw new Error('a sample project is missing')
  const opened = (name: string, on: number, by: By, kind: string, data: Record<string, unknown>) =>
    script.open(name, { at: days.at(on, '09:50'), by, kind, data })
  const toPower = { party: shangli, desk: 'power-supply' }

  const power = opened('problem power', -8, at('project-office'), 'problem', {
    subject: '示例项目丁 外部供电接入，方案未回',
    detail: '示例项目丁需要双回路供电，接入方案还没有答复。',
    category: 'power',
    project: fourth.id,
    sample: true,
  })
  script.step(power, 'sort', {
    at: days.at(-7, '10:10'),
    by: at('project-office'),
    to: toPower,
    data: { sortedTo: '接入方案由供电单位答复' },
  })
  script.step(power, 'begin-solving', {
    at: days.at(-6, '10:00'),
    by: at('power-supply'),
    data: { plan: '现场勘查后出方案。' },
  })

  const road = opened('problem road', -1, at('project-office'), 'problem', {
    subject: '示例项目乙 进场道路受雨水冲刷',
    detail: '示例项目乙的进场道路需要修整。',
    category: 'other',
    project: second.id,
    sample: true,
  })
  script.step(road, 'comment', {
    at: days.at(-1, '16:00'),
    by: at('project-office'),
    data: { comment: '已拍照留存。' },
  })

  const ordered = opened('order power', -5, at('supervision'), 'order', {
    subject: '示例项目丁 外部供电接入限期答复',
    demand: '请在时限内答复接入方案，说明工期。',
    basis: 'late',
    project: fourth.id,
    problem: power.id,
  })
  script.step(ordered, 'review-order', { at: days.at(-5, '10:30'), by: at('supervision', 'approver') })
  script.step(ordered, 'issue', {
    at: days.at(-5, '11:00'),
    by: at('supervision'),
    to: toPower,
    data: { noticeNo: '示例督〔1〕号' },
  })
  script.step(ordered, 'sign-for', { at: days.at(-5, '15:00'), by: at('power-supply') })
  script.step(ordered, 'handle', {
    at: days.at(-4, '09:00'),
    by: at('power-supply'),
    data: { plan: '与用户对接负荷，出具方案。' },
  })

  const late = opened('order topping out', -40, at('supervision'), 'order', {
    subject: '示例项目己 主体厂房封顶',
    demand: '按计划封顶，逾期说明原因。',
    basis: 'plan',
    project: sixth.id,
  })
  const toOffice = { party: shangli, desk: 'project-office' }
  script.step(late, 'review-order', { at: days.at(-40, '10:30'), by: at('supervision', 'approver') })
  script.step(late, 'issue', {
    at: days.at(-40, '11:00'),
    by: at('supervision'),
    to: toOffice,
    data: { noticeNo: '示例督〔2〕号' },
  })
  script.step(late, 'sign-for', { at: days.at(-39, '15:00'), by: at('project-office') })
  script.step(late, 'handle', { at: days.at(-38, '09:00'), by: at('project-office'), data: { plan: '加派班组。' } })
  // Two days past its ten: done, and marked as caught up for ever.
  script.step(late, 'feed-back', {
    at: days.at(-26, '09:00'),
    by: at('project-office'),
    data: { feedback: '已封顶。' },
  })
  script.step(late, 'recheck', {
    at: days.at(-25, '09:00'),
    by: at('supervision'),
    data: { checkNote: '现场核实，已封顶。' },
  })
  script.step(late, 'close-order', { at: days.at(-25, '15:00'), by: at('supervision', 'approver') })

  const written = opened('instruction', -9, at('leader', 'leader'), 'instruction', {
    subject: '示例项目戊落地',
    wording: '请项目办一周内提出落地方案，办结后报告。',
    leaderRole: '县领导',
    project: fifth.id,
  })
  script.step(written, 'assign', {
    at: days.at(-8, '09:30'),
    by: at('office'),
    to: toOffice,
    data: { assignNote: '请项目办办理。' },
  })

  const instruction = '月底前具备开工条件。'
  script.step(first, 'instruct', {
    at: days.at(-9, '11:08'),
    by: at('leader', 'leader'),
    data: { instruction },
    name: '1',
  })
  script.step(first, 'urge', {
    at: days.at(0, '09:14'),
    by: at('project-office'),
    data: { urgedLane: 'land', urgeText: '用地报批已逾期，请办结或说明还缺什么。' },
    name: '1',
  })
}

function letters(
  script: Script,
  days: Days,
  { park, alliance, service }: Agreements,
  { 丙: third, 庚: seventh }: Projects,
) {
  if (!third || !seventh) throw new Error('a sample project is missing')
  const road = letter(
    script,
    days,
    -14,
    { under: park, from: shangli, to: '430181', about: third },
    {
      subject: '示例 商请浏阳市确认连接道路方案',
      request: '示例项目丙进场道路与贵市道路相接，请确认接口高程和工期。',
    },
  )
  script.step(road, 'receive', { at: days.at(-9, '10:05'), by: at('office', 'officer', '430181') })

  const labour = letter(
    script,
    days,
    -10,
    { under: alliance, from: shangli, to: '430281', about: seventh },
    {
      subject: '示例 商请醴陵市协助组织跨省用工对接',
      request: '示例项目庚拟招用工人，请协助发布岗位信息。',
    },
  )
  script.step(labour, 'receive', { at: days.at(-5, '10:20'), by: at('office', 'officer', '430281') })

  const answered = letter(
    script,
    days,
    -40,
    { under: service, from: '360313', to: '430281' },
    {
      subject: '示例 商请醴陵市统一跨省通办材料清单',
      request: '请核对附件清单中的材料名称。',
    },
  )
  script.step(answered, 'receive', { at: days.at(-35, '10:20'), by: at('office', 'officer', '430281') })
  approve(script, days, answered, '430281', -34)
  script.step(answered, 'answer', {
    at: days.at(-30, '15:30'),
    by: at('office', 'officer', '430281'),
    data: { answer: '已核对，同意按清单执行。' },
  })
  script.step(answered, 'close', { at: days.at(-29, '09:15'), by: at('office', 'officer', '360313') })

  // Not sent yet: it waits for its approval at home.
  letter(
    script,
    days,
    -1,
    { under: alliance, from: shangli, to: '360922', sent: false },
    {
      subject: '示例 商请万载县通报春节前联合检查安排',
      request: '请告知联合检查的日期。',
    },
  )
}

function letter(
  script: Script,
  days: Days,
  on: number,
  way: { under: SampleMatter; from: PartyId; to: PartyId; about?: SampleMatter; sent?: false },
  words: { subject: string; request: string },
): SampleMatter {
  const by = at('office', 'officer', way.from)
  const matter = script.open(words.subject, {
    at: days.at(on, '09:00'),
    by,
    kind: 'letter',
    under: way.under,
    parties: [way.from, way.to].toSorted(),
    data: { ...words, recipient: way.to, ...(way.about === undefined ? {} : { about: way.about.id }) },
  })
  if (way.sent === false) return matter
  approve(script, days, matter, way.from, on)
  script.step(matter, 'send', { at: days.at(on + 4, '09:00'), by })
  return matter
}
