import { checkCondition } from '../lifecycle/check/check-condition.ts'
import { faults as collect, type Fault, type Faults } from '../lifecycle/check/faults.ts'
import { fieldTypeEntry } from '../lifecycle/fields/registry.ts'
import type { KindDeclaration } from '../lifecycle/kind.ts'
import type { Condition } from '../lifecycle/kind-condition.ts'
import { type Indicator, isMeasured, type Measured, mostDimensions } from './indicator.ts'

/** Every fault of the indicators of some packs at once, each with its path; empty where they may be measured. */
export function checkIndicators(indicators: readonly Indicator[], kinds: readonly KindDeclaration[]): Fault[] {
  const faults = collect()
  const ids = indicators.map(({ id }) => id)
  for (const [at, { id, label, scope, measure }] of indicators.entries()) {
    const path = `indicators.${id}`
    if (ids.indexOf(id) !== at) faults.add(path, 'stands twice', 'indicators share one name space')
    for (const [what, words] of Object.entries({ label, scope })) {
      if (words.zh.trim() === '' || words.en.trim() === '') faults.add(`${path}.${what}`, 'no words')
    }
    if (isMeasured(measure)) checkMeasured(measure, kinds, path, faults)
    else checkRatio(measure.ratio, indicators, path, faults)
  }
  return faults.list
}

function checkRatio(ratio: [string, string], indicators: readonly Indicator[], path: string, faults: Faults): void {
  const measured = indicators.filter(({ measure }) => isMeasured(measure)).map(({ id }) => id)
  for (const id of ratio) faults.known(`${path}.ratio`, 'measured indicator', id, measured)
}

function checkMeasured(measure: Measured, kinds: readonly KindDeclaration[], path: string, faults: Faults): void {
  const of = kinds.filter(({ id }) => id === measure.of)
  const kind = of.reduce<KindDeclaration | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined)
  if (kind === undefined) {
    faults.known(
      `${path}.of`,
      'kind',
      measure.of,
      kinds.map(({ id }) => id),
    )
    return
  }
  const field = (at: string, id: string, column?: 'number') => {
    if (!faults.known(`${path}.${at}`, 'field', id, Object.keys(kind.fields))) return
    const declared = kind.fields[id]
    if (declared?.part === 'personal') faults.add(`${path}.${at}`, `"${id}" is personal: it must be able to disappear`)
    if (column && declared && fieldTypeEntry(declared.type).column !== column)
      faults.add(`${path}.${at}`, `"${id}" is no ${column}`, 'add up whole numbers, money, areas')
  }
  const { value, when, where, by } = measure
  if (typeof value === 'object') {
    if ('tally' in value) {
      for (const one of value.tally) checkCondition(kind, one, `${path}.value`, true, faults)
    } else if ('used' in value) {
      for (const name of value.used) faults.known(`${path}.value.used`, 'clock', name, clocksOf(kind))
    } else if ('term' in value) {
      if (!('clocks' in when)) faults.add(`${path}.value.term`, 'no clock is counted', 'say which in `when.clocks`')
    } else if ('distinct' in value) field('value', value.distinct)
    else field('value', 'sum' in value ? value.sum : value.latest, 'number')
  }
  checkWhen(when, kind, path, faults)
  if ('period' in when && when.period !== undefined) field('when.period', when.period)
  if (where) {
    checkCondition(kind, where, `${path}.where`, true, faults)
    if (asksSetting(where))
      faults.add(`${path}.where`, 'asks a setting, which changes without a fact', 'look at fields')
  }
  if (by.length > mostDimensions) faults.add(`${path}.by`, `${by.length} dimensions`, `at most ${mostDimensions}`)
  for (const id of by) field('by', id)
}

function checkWhen(when: Measured['when'], kind: KindDeclaration, path: string, faults: Faults): void {
  if ('entry' in when) {
    if (!faults.known(`${path}.when.entry`, 'open step', when.entry, Object.keys(kind.open))) return
    const asked = kind.open[when.entry]?.form.map(({ field }) => field) ?? []
    faults.known(`${path}.when.period`, 'field of that step', when.period, asked)
  }
  if ('clocks' in when) {
    for (const name of when.clocks) faults.known(`${path}.when.clocks`, 'clock', name, clocksOf(kind))
  }
  if ('reached' in when) {
    const track = when.track ?? kind.main
    if (!faults.known(`${path}.when.track`, 'track', track, Object.keys(kind.tracks))) return
    const stages = Object.keys(kind.tracks[track]?.stages ?? {})
    for (const stage of when.reached) faults.known(`${path}.when.reached`, 'stage', stage, stages)
  }
}

function clocksOf({ tracks }: KindDeclaration): string[] {
  return Object.entries(tracks).flatMap(([track, { stages }]) =>
    Object.entries(stages).flatMap(([stage, { clock }]) => (clock ? [`${track}.${stage}`] : [])),
  )
}

function asksSetting(condition: Condition): boolean {
  if ('setting' in condition) return true
  if ('all' in condition) return condition.all.some(asksSetting)
  if ('any' in condition) return condition.any.some(asksSetting)
  return 'not' in condition && asksSetting(condition.not)
}
