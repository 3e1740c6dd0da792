import { canonicalBytes } from '../../fact/canonical.ts'
import { LianyuError } from '../../refusal/refusal.ts'
import type { KindDefinition } from '../define-kind.ts'
import type { KindDeclaration } from '../kind.ts'
import { checkCondition } from './check-condition.ts'
import { checkColumns, checkFields, sharedField } from './check-fields.ts'
import { checkLabels } from './check-labels.ts'
import { checkReuses } from './check-reuses.ts'
import { checkSealed } from './check-sealed.ts'
import { checkAttests, checkGathers, checkTracks } from './check-tracks.ts'
import { faults as collect, type Fault, type Faults } from './faults.ts'

/** Every fault of one kind at once, each with its path; empty where it may be used. */
export function checkKind({ declaration, labels, identifies, walked, reuses, about }: KindDefinition): Fault[] {
  const faults = collect()
  try {
    canonicalBytes(declaration)
  } catch (error) {
    if (!(error instanceof LianyuError)) throw error
    faults.add('', `not plain JSON: ${error.refusal.en}`, 'conditions are values, never functions')
    return faults.list
  }
  faults.named('id', declaration.id)
  if (!Number.isInteger(declaration.version) || declaration.version < 1) {
    faults.add('version', `version ${declaration.version}`, 'use a whole number, 1 or more')
  }
  checkOpening(declaration, faults)
  checkRights(declaration, faults)
  checkTakes(declaration, faults)
  checkTracks(declaration, faults)
  checkFields(declaration, faults)
  checkColumns(declaration, faults)
  checkOpenSteps(declaration, faults)
  checkGates(declaration, faults)
  checkOpens(declaration, faults)
  checkLabels(declaration, labels, faults)
  for (const [i, id] of (identifies ?? []).entries()) sharedField(declaration, id, `identifies.${i}`, faults)
  if (walked) checkWalked(declaration, faults)
  if (reuses) checkReuses(declaration, reuses, faults)
  for (const id of Object.keys(about ?? {})) {
    const asked = declaration.opening.form.map(({ field }) => field)
    if (
      faults.known(`about.${id}`, 'field of the opening form', id, asked) &&
      declaration.fields[id]?.type !== 'matter'
    )
      faults.add(`about.${id}`, `"${id}" names no matter`, 'use a matter field')
  }
  return faults.list
}

/** A trial must leave nothing behind elsewhere: no place that only one matter can have, no entry in an account. */
function checkWalked({ opening, tracks }: KindDeclaration, faults: Faults): void {
  if (opening.keyed)
    faults.add('walked', 'a kind kept once is tried out', 'a trial would take the place of the real one')
  for (const [id, { steps }] of Object.entries(tracks)) {
    for (const [step, { books }] of Object.entries(steps)) {
      if (books) faults.add('walked', `tracks.${id}.steps.${step} books`, 'a trial must not stand in an account')
    }
  }
}

/** What is taken over goes into fields of the opening form; whether the other kind has its fields is seen with all kinds. */
function checkTakes({ opening, fields }: KindDeclaration, faults: Faults): void {
  const { takes } = opening
  if (takes === undefined) return
  const asked = opening.form.map(({ field }) => field)
  const own = [
    takes.from,
    ...(takes.version === undefined ? [] : [takes.version]),
    ...(takes.origin === undefined ? [] : [takes.origin]),
    ...Object.keys(takes.fields),
    ...Object.keys(takes.fixed ?? {}),
  ]
  for (const id of own) faults.known('opening.takes', 'field of the opening form', id, asked)
  if ((takes.since === undefined) !== (takes.version === undefined))
    faults.add('opening.takes', 'a version without its day, or a day without its version', 'say both or neither')
  if (fields[takes.from]?.type !== 'matter')
    faults.add('opening.takes.from', `"${takes.from}" names no matter`, 'use a matter field')
}

/** Every right a step needs is declared; whose it is and what it is about stand in the opening's shared fields. */
function checkRights({ rights, opening, fields, tracks, open }: KindDeclaration, faults: Faults): void {
  const used: [string, string | undefined][] = [['opening.right', opening.right]]
  for (const [id, { steps }] of Object.entries(tracks)) {
    for (const [step, { right }] of Object.entries(steps)) used.push([`tracks.${id}.steps.${step}.right`, right])
  }
  for (const [step, { right }] of Object.entries(open)) used.push([`open.${step}.right`, right])
  for (const [path, right] of used) if (right !== undefined) faults.known(path, 'right', right, rights?.ids ?? [])
  if (rights === undefined) return
  if (opening.right === undefined) {
    faults.add(
      'opening.right',
      'an opening that names no right fixes nobody’s rights',
      'say which right opens a matter',
    )
  }
  for (const [key, type] of [
    ['from', 'party'],
    ['about', 'words'],
  ] as const) {
    const id = rights[key]
    const asked = opening.form.map(({ field }) => field)
    if (!faults.known(`rights.${key}`, 'field of the opening form', id, asked)) continue
    if (fields[id]?.type !== type)
      faults.add(`rights.${key}`, `"${id}" is of type "${fields[id]?.type}"`, `use "${type}"`)
    if (fields[id]?.part !== undefined)
      faults.add(`rights.${key}`, `"${id}" is ${fields[id].part}`, 'use a shared field')
  }
}

function checkOpening({ opening, share, fields }: KindDeclaration, faults: Faults): void {
  for (const id of opening.keyed ?? []) {
    const asked = opening.form.filter(({ required }) => required).map(({ field }) => field)
    if (faults.known('opening.keyed', 'field that the opening needs', id, asked) && fields[id]?.part !== undefined) {
      faults.add('opening.keyed', `"${id}" is ${fields[id].part}`, 'use a shared field')
    }
  }
  for (const [path, rule] of [
    ['opening', opening],
    ['share', share],
  ] as const) {
    if (rule === undefined) continue
    if (rule.by.length === 0) faults.add(`${path}.by`, 'nobody may do it', 'name a role')
    if (rule.at.length === 0) faults.add(`${path}.at`, 'no desk may do it', 'name a desk')
    for (const role of rule.by) faults.named(`${path}.by`, role)
    for (const desk of rule.at) faults.named(`${path}.at`, desk)
  }
}

function checkOpenSteps(kind: KindDeclaration, faults: Faults): void {
  const relations = ['any', 'origin', 'holder', 'superior', 'public']
  const mainStages = Object.keys(kind.tracks[kind.main]?.stages ?? {})
  for (const [id, step] of Object.entries(kind.open)) {
    const path = `open.${id}`
    if (step.by.length === 0) faults.add(`${path}.by`, 'nobody may take it', 'name a role')
    for (const role of step.by) faults.named(`${path}.by`, role)
    if (step.of.length === 0) faults.add(`${path}.of`, 'of nobody', `choose of ${relations.join(', ')}`)
    for (const relation of step.of) faults.known(`${path}.of`, 'relation', relation, relations)
    for (const stage of step.during ?? []) faults.known(`${path}.during`, 'stage of the main track', stage, mainStages)
    if (typeof step.once === 'object') {
      faults.known(
        `${path}.once.field`,
        'field of this form',
        step.once.field,
        step.form.map((asked) => asked.field),
      )
    }
    if (step.when) checkCondition(kind, step.when, `${path}.when`, false, faults)
    if (step.shows !== undefined && faults.known(`${path}.shows`, 'field', step.shows, Object.keys(kind.fields))) {
      const { type = '', part } = kind.fields[step.shows] ?? {}
      if (part !== 'internal' || !type.startsWith('file'))
        faults.add(`${path}.shows`, `"${step.shows}" is no internal file`, 'show what has not travelled')
    }
    checkAccounts(kind, id, step, path, faults)
    checkIssues(kind, id, path, faults)
    if (step.leads) checkCondition(kind, step.leads.when, `${path}.leads.when`, false, faults)
    for (const from of Object.values(step.leads?.with ?? {})) {
      if (!/^[$=]/.test(from)) faults.known(`${path}.leads.with`, 'field', from, Object.keys(kind.fields))
    }
    checkAttests(kind, step.attests, false, path, faults)
    checkGathers(kind, step.gathers, path, faults)
    checkSealed(kind, id, step, faults)
  }
}

function checkIssues(kind: KindDeclaration, id: string, path: string, faults: Faults): void {
  const { issues, revokes, form } = kind.open[id] ?? { form: [] }
  const issuing = Object.keys(kind.open).filter((step) => kind.open[step]?.issues !== undefined)
  if (revokes !== undefined) faults.known(`${path}.revokes`, 'step that issues a paper', revokes, issuing)
  if (issues === undefined) return
  const asked = form.map(({ field }) => field)
  for (const [role, types] of [
    ['code', ['query-code']],
    ['digest', ['words']],
    ['file', ['file', 'files']],
  ] as const) {
    const at = `${path}.issues.${role}`
    if (!faults.known(at, 'field of this form', issues[role], asked)) continue
    const { type = '', part = 'shared' } = kind.fields[issues[role]] ?? {}
    if (!(types as readonly string[]).includes(type))
      faults.add(at, `a field of type ${type}`, `use ${types.join(' or ')}`)
    if (role !== 'file' && part !== 'shared')
      faults.add(at, `a ${part} field`, 'every party must be able to vouch for it')
  }
}

/** Lines name open steps and the whole numbers in their forms; what an entry is told apart by stands in all of them. */
function checkAccounts(
  kind: KindDeclaration,
  id: string,
  { alone, covered, form }: KindDeclaration['open'][string],
  path: string,
  faults: Faults,
): void {
  const lines = [...(covered?.by ?? []), ...(alone?.while ?? [])]
  const shared = [...(covered?.per ?? []), ...(alone ? [alone.field] : [])]
  const own = form.map(({ field }) => field)
  for (const field of [...shared, ...(covered ? [covered.amount] : []), ...(alone ? [alone.says] : [])]) {
    faults.known(`${path}: account`, 'field of this form', field, own)
  }
  if (covered?.within !== undefined) {
    const { type, part = 'shared' } = kind.fields[covered.within] ?? {}
    faults.known(`${path}: account`, 'field', covered.within, Object.keys(kind.fields))
    if (type !== undefined && (part !== 'shared' || (type !== 'money' && type !== 'integer')))
      faults.add(
        `${path}: account`,
        `"${covered.within}" is ${part}, of type "${type}"`,
        'name shared money or a whole number',
      )
  }
  for (const { step, amount } of lines) {
    if (!faults.known(`${path}: account of "${id}"`, 'open step', step, Object.keys(kind.open))) continue
    const asked = kind.open[step]?.form.map(({ field }) => field) ?? []
    faults.known(`${path}: account`, `field of "${step}"`, amount, asked)
    const type = kind.fields[amount]?.type
    if (type !== undefined && type !== 'money' && type !== 'integer') {
      faults.add(`${path}: account`, `"${amount}" is of type "${type}"`, 'add up money or whole numbers')
    }
  }
}

function checkGates(kind: KindDeclaration, faults: Faults): void {
  const shared = Object.entries(kind.tracks).filter(([, track]) => !track.local)
  const steps = shared.flatMap(([, track]) => Object.keys(track.steps))
  for (const [id, { opens, needs, papers }] of Object.entries(kind.gates)) {
    const path = `gates.${id}`
    faults.named(path, id)
    const bare = opens.split('.').at(-1) ?? opens
    if (bare !== opens && steps.includes(bare))
      faults.add(`${path}.opens`, `"${opens}" names the track too`, `say "${bare}"`)
    else faults.known(`${path}.opens`, 'step on a shared track', opens, steps)
    if (papers && faults.known(`${path}.papers.entry`, 'open step', papers.entry, Object.keys(kind.open))) {
      const asked = kind.open[papers.entry]?.form.map(({ field }) => field) ?? []
      faults.known(`${path}.papers.name`, 'field of that step', papers.name, asked)
      if (faults.known(`${path}.papers.for`, 'field of that step', papers.for, asked)) {
        for (const choice of kind.fields[papers.for]?.choices ?? [])
          faults.known(`fields.${papers.for}.choices`, 'track of the gate', choice, Object.keys(needs))
      }
    }
    if (Object.keys(needs).length === 0)
      faults.add(`${path}.needs`, 'a gate that needs nothing', 'name tracks and stages')
    for (const [track, stages] of Object.entries(needs)) {
      if (!faults.known(`${path}.needs`, 'track', track, Object.keys(kind.tracks))) continue
      if (kind.tracks[track]?.local) {
        faults.add(
          `${path}.needs.${track}`,
          'a local track, which other parties never see',
          'let a step of a shared track attest it',
        )
      }
      if (stages.length === 0) faults.add(`${path}.needs.${track}`, 'no stage satisfies it', 'name one')
      for (const stage of stages)
        faults.known(`${path}.needs.${track}`, 'stage', stage, Object.keys(kind.tracks[track]?.stages ?? {}))
    }
  }
}

/** The whole's own half; whether the other kinds have the fields named is for their pack's test to say. */
function checkOpens(kind: KindDeclaration, faults: Faults): void {
  const { opens } = kind
  if (opens === undefined) return
  const steps = Object.values(kind.tracks).flatMap((track) => Object.entries(track.steps))
  faults.known(
    'opens.step',
    'step',
    opens.step,
    steps.map(([id]) => id),
  )
  const asked = steps.find(([id]) => id === opens.step)?.[1].form?.map(({ field }) => field) ?? []
  for (const part of opens.parts) faults.known('opens.parts', 'field of that step', part, asked)
  const own = kind.opening.form.map(({ field }) => field)
  faults.known('opens.list.field', 'field of the opening', opens.list.field, own)
  for (const field of Object.values(opens.given)) faults.known('opens.given', 'field of the opening', field, own)
}
