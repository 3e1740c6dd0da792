import type { PlainDay } from '@lianyu/kernel'
import { lanes } from '@lianyu/packs'
import type { Days } from './days.ts'
import { months, plans } from './project-months.ts'
import { type Lane, officeOf, type SampleProject } from './sample-projects.ts'
import type { SampleMatter, Script } from './script.ts'

const fenOfYi = 10_000_000_000

/** One project from the first talk to where it stands today. */
export function life(script: Script, days: Days, sample: SampleProject): SampleMatter {
  const by = officeOf(sample)
  const letter = sample.name.replace(/^示例(项目)?/, '')
  const [lon, lat] = sample.place
  const matter = script.open(`${sample.party} ${sample.name}`, {
    at: days.at(sample.opened, '09:30'),
    by,
    kind: 'project',
    data: {
      name: sample.name,
      investor: `示例投资方${letter}`,
      chain: sample.chain,
      town: sample.town,
      leaderRole: sample.yi >= 2 ? '示例常务副县长' : '示例副县长',
      place: { lon, lat },
      investmentFen: Math.round(sample.yi * fenOfYi),
      plannedStart: days.work(sample.started ?? (sample.landed === undefined ? 30 : sample.landed + 60)),
      ...(sample.promised === undefined ? {} : { plannedProduction: days.work(sample.promised) }),
      grade: sample.yi >= 4 ? 'city' : sample.yi >= 2 ? 'county' : 'ordinary',
      batch: batchOf(sample),
      slots: ['lead-leader', 'lead-officer'],
      sample: true,
    },
  })
  const main = (step: string, on: number | undefined, data: (day: PlainDay) => Record<string, unknown>) => {
    if (on !== undefined) script.step(matter, step, { at: days.at(on, '14:20'), by, data: data(days.work(on)) })
  }
  main('sign-contract', sample.signed, (signedOn) => ({ contractFen: Math.round(sample.yi * fenOfYi), signedOn }))
  main('land', sample.landed, (landedOn) => ({ landedOn, landedAt: `${sample.town}示例地块` }))
  for (const [id, lane] of Object.entries(sample.lanes ?? {})) channel(script, days, sample.party, matter, id, lane)
  for (const [paperName, paperFor] of Object.entries(sample.papers ?? {})) {
    const data = { paperName, paperFor }
    script.step(matter, 'give-paper', { name: paperName, at: days.at(-20, '09:50'), by, data })
  }
  main('start-construction', sample.started, (startedOn) => ({
    startedOn,
    ...(sample.promised === undefined ? {} : { promisedProduction: days.work(sample.promised) }),
  }))
  main('start-production', sample.producing, (producingOn) => ({ producingOn }))
  main('reach-capacity', sample.full, (fullOn) => ({ fullOn, fullBasis: '示例：连续三个月达到设计产能。' }))
  months(script, days, sample, matter)
  plans(script, days, sample, matter)
  milestones(script, days, sample, matter)
  statisticsEntry(script, days, sample, matter)
  return matter
}

/** 入库纳统: filed with its proofs; the statistics office alone says that it is in. */
function statisticsEntry(script: Script, days: Days, sample: SampleProject, matter: SampleMatter): void {
  const { statistics, party, name } = sample
  if (statistics === undefined) return
  script.step(matter, 'file-statistics', {
    at: days.at(statistics.filed, '10:50'),
    by: officeOf(sample),
    papers: { statisticsProof: [`${name} 立项备案证`, `${name} 施工合同`] },
  })
  if (statistics.entered === undefined) return
  script.step(matter, 'enter-statistics', {
    at: days.at(statistics.entered, '10:50'),
    by: { party, desk: 'statistics', role: 'officer' },
    data: { statisticsNo: `示例统库${Math.abs(statistics.filed)}`, enteredOn: days.work(statistics.entered) },
  })
}

function batchOf({ landed, started, producing }: SampleProject): string {
  if (producing !== undefined) return 'finish'
  if (started !== undefined) return 'build'
  return landed === undefined ? 'reserve' : 'start'
}

function channel(script: Script, days: Days, party: string, matter: SampleMatter, id: string, lane: Lane): void {
  const desk = lanes.find((one) => one.id === id)?.desk ?? ''
  const by = { party, desk, role: 'approver' }
  const at = days.at(lane.received, '10:40')
  if (lane.owed === undefined) script.step(matter, `${id}-receive`, { at, by })
  else {
    const data = { [`${id}Owed`]: lane.owed.what, [`${id}OwedBy`]: days.work(lane.owed.by) }
    script.step(matter, `${id}-receive-owing`, { at, by, data })
  }
  if (lane.done !== undefined) {
    const data = { [`${id}Number`]: `示例〔${days.work(lane.done).slice(0, 4)}〕${Math.abs(lane.received)}号` }
    script.step(matter, `${id}-approve`, { at: days.at(lane.done, '16:10'), by, data })
  }
}
/** What stands and what is to come, for those being built; one that slipped by some days among them. */
function milestones(script: Script, days: Days, sample: SampleProject, matter: SampleMatter): void {
  const { started, promised } = sample
  if (started === undefined || promised === undefined) return
  const planned: [name: string, due: number, done?: number][] = [
    ['基础完工', started + 30, started + 28],
    ['主体封顶', -30, -26],
    ['设备进场', 10],
    ['试生产', promised - 8],
  ]
  for (const [milestone, due, done] of planned) {
    const data = { milestone, milestoneDueOn: days.work(due) }
    const reached = done === undefined ? {} : { milestoneDoneOn: days.work(done) }
    const at = days.at(-24, '09:20')
    script.step(matter, 'milestone', { name: milestone, at, by: officeOf(sample), data: { ...data, ...reached } })
  }
}
