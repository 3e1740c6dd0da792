import {
  type PrintedAgreement,
  type PrintedFigure,
  type PrintedProject,
  printedAgreements,
  printedFigures,
  printedGroups,
  printedProjects,
  regions,
  sourceOf,
} from '../published.ts'
import type { Days } from './days.ts'
import type { Script } from './script.ts'

/** What the reports print, entered by the region it is about; nothing added, nothing computed. */
export function published(script: Script, days: Days): void {
  const at = days.at(-160, '09:00')
  for (const project of printedProjects) {
    const by = { party: project.region, desk: 'project-office', role: 'officer' }
    script.open(`published ${project.name}`, { at, by, kind: 'published-project', data: projectData(project) })
  }
  for (const [n, figure] of printedFigures.entries()) {
    const by = { party: figure.region, desk: 'office', role: 'officer' }
    const name = `figure ${n} ${figure.indicator}`
    script.open(name, { at, by, kind: 'published-figure', data: figureData(figure) })
  }
  for (const agreement of printedAgreements) {
    // Entered where it concerns a party of the demo first; one between two provinces stands with nobody here.
    const party = agreement.parties?.find(isRegion) ?? agreement.region ?? enteredBy[agreement.id]
    if (party === undefined) continue
    const by = { party, desk: 'office', role: 'officer' }
    const data = agreementData(agreement)
    script.open(`published ${agreement.id}`, { at, by, kind: 'published-agreement', data })
  }
}

/** Printed in a report about this county, though it is no party itself. */
const enteredBy: Record<string, string> = {
  'ganxiang-2014': '360322',
  'chambers-2019': '360322',
  'frame-2019': '360322',
}

const isRegion = (code: string) => regions.some((region) => region.code === code)

/** Only what the report gave a value: an absent field is not printed, and not empty. */
function given(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''))
}

function cite(source: string) {
  const { id, publisher, date } = sourceOf(source)
  return { source: id, sourceTitle: inChinese(publisher), sourceDate: date }
}

/** The list of sources says in English what is no name: `not named`, `carried by`. */
function inChinese(publisher: string): string {
  return publisher.replace('not named', '未署名').replace(/(?:; [^,]+,)? \(?carried by ([^)]+)\)?$/, '（$1 转载）')
}

const fenOfYi = 10_000_000_000

function projectData(project: PrintedProject): Record<string, unknown> {
  const { region, name, alias, chain, chainInferred, stage, stageBasis, investment, investmentClass, place } = project
  const { source, group, bound, due, dueOf, signed, started, landed, producing, ...rest } = project
  for (const used of ['region', 'name', 'alias', 'chain', 'chainInferred', 'stage', 'stageBasis', 'place'])
    delete rest[used]
  for (const used of ['investment', 'investmentClass']) delete rest[used]
  const printedGroup = printedGroups.find((one) => one.group === group)
  const facts = printedGroup === undefined ? rest : { ...rest, group: printedGroup.text, groupNote: printedGroup.note }
  return given({
    name,
    alias,
    region,
    chain,
    chainInferred,
    printedStage: stage,
    stageBasis,
    investmentFen: investment === undefined ? undefined : Math.round(investment * fenOfYi),
    investmentBound: investment === undefined ? undefined : bound,
    investmentWords: investmentClass,
    place,
    dates: datesOf({ signed, started, landed, producing, due, dueOf }),
    // Where no investment is printed, the bound belongs to one of the other figures.
    facts: factsOf({ ...facts, ...(investment === undefined && bound !== undefined ? { bound } : {}) }),
    ...cite(source),
  })
}

function datesOf(dates: Record<string, unknown>): string {
  const words: Record<string, string> = {
    signed: '签约',
    started: '开工',
    landed: '落户',
    producing: '投产',
    due: '计划完成',
    dueOf: '指',
  }
  return Object.entries(dates)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${words[key]} ${value}`)
    .join('，')
}

function figureData(figure: PrintedFigure): Record<string, unknown> {
  const { region, indicator, kind, value, unit, period, asOf, bound, growth, by, note, source, ...facts } = figure
  return given({
    indicator,
    region,
    sort: kind,
    period,
    asOf,
    value: value === undefined ? undefined : value.toFixed(4),
    unit,
    bound,
    growth: growth === undefined ? undefined : growth.toFixed(4),
    by,
    note,
    facts: factsOf(facts),
    ...cite(source),
  })
}

function factsOf(facts: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.keys(facts).length === 0 ? undefined : facts
}

const levels: Record<string, string> = {
  department: 'department',
  enterprise: 'enterprise',
  administration: 'administration',
  "people's organisation": 'peoples-organisation',
}

function agreementData(agreement: PrintedAgreement): Record<string, unknown> {
  const { name, level, parties = [], partiesOpen, partnersText, signatories, signatory, pairs, scope } = agreement
  const { signed, signedNote, note, kind, source } = agreement
  const known = parties.filter(isRegion)
  const named = [
    ...parties.filter((party) => !isRegion(party)),
    ...(signatories ?? []),
    ...Object.values(signatory ?? {}),
    ...(pairs ?? []).map((pair) => pair.join('与')),
    partiesOpen ?? '',
    partnersText ?? '',
  ].filter((words) => words !== '')
  return given({
    name,
    level: levels[level ?? ''] ?? 'government',
    parties: known.length === 0 ? undefined : known.toSorted(),
    signatories: named.join('、'),
    signedWords: signed,
    scopeWords: scope?.join('、'),
    note: [note, signedNote, kind].filter((words) => words !== undefined).join('\n'),
    ...cite(source),
  })
}
