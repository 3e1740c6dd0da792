import type { Pack } from '../../pack.ts'
import type { KindDefinition } from '../define-kind.ts'
import type { KindDeclaration } from '../kind.ts'
import { checkKind } from './check-kind.ts'
import { faults as collect, type Fault, type Faults } from './faults.ts'

/**
 * Every fault of the kinds of some packs taken together: the kinds' own, ids used twice, relations to kinds that nobody
 * declares, desks and roles without a name.
 *
 * @returns faults with paths `{pack}/{kind}: …` or `{pack}.{…}`
 */
export function checkPacks(packs: readonly Pack[]): Fault[] {
  const faults = collect()
  const kinds = packs.flatMap((pack) => pack.kinds)
  const ids = kinds.map(({ declaration }) => declaration.id)
  const roles = new Set(packs.flatMap((pack) => pack.roles.map((role) => role.id)))
  const desks = new Set(packs.flatMap((pack) => pack.desks.map((desk) => desk.id)))
  for (const [i, kind] of kinds.entries()) {
    const { declaration, pack } = kind
    const at = `${pack}/${declaration.id}`
    for (const fault of checkKind(kind)) faults.list.push({ ...fault, path: `${at}: ${fault.path}` })
    if (ids.indexOf(declaration.id) !== i)
      faults.add(at, `the kind id "${declaration.id}" is used twice`, 'kinds share one name space')
    for (const [id, field] of Object.entries(declaration.fields)) {
      if (field.type === 'matter' && field.kind) faults.known(`${at}: fields.${id}.kind`, 'kind', field.kind, ids)
    }
    checkBookings(kind, packs, at, faults)
    for (const [step, { leads }] of Object.entries(declaration.open)) {
      if (leads) faults.known(`${at}: open.${step}.leads.kind`, 'kind', leads.kind, ids)
    }
    checkTaken(kind, kinds, at, faults)
    checkAbout(kind, kinds, at, faults)
    checkTold(kind, kinds, at, faults)
    for (const [path, role] of rolesOf(declaration)) faults.known(`${at}: ${path}`, 'role', role, roles)
    for (const [path, desk] of desksOf(declaration)) faults.known(`${at}: ${path}`, 'desk', desk, desks)
  }
  for (const pack of packs) {
    for (const kind of pack.localOnly) faults.known(`${pack.id}.localOnly`, 'kind', kind, ids)
    for (const item of pack.menu) {
      for (const kind of item.query.kinds) faults.known(`${pack.id}.menu.${item.id}`, 'kind', kind, ids)
    }
  }
  return faults.list
}

function checkTaken(
  { declaration }: KindDefinition,
  kinds: readonly KindDefinition[],
  at: string,
  faults: Faults,
): void {
  const { takes } = declaration.opening
  const named = takes && declaration.fields[takes.from]?.kind
  const other = kinds.find((kind) => kind.declaration.id === named)?.declaration
  if (takes === undefined || other === undefined) return
  for (const theirs of [...(takes.since === undefined ? [] : [takes.since]), ...Object.values(takes.fields)]) {
    faults.known(`${at}: opening.takes`, `field of "${other.id}"`, theirs, Object.keys(other.fields))
  }
  for (const [own, theirs] of Object.entries(takes.fields)) {
    const [a, b] = [declaration.fields[own]?.type, other.fields[theirs]?.type]
    if (a !== undefined && b !== undefined && a !== b)
      faults.add(`${at}: opening.takes.fields.${own}`, `"${b}" into "${a}"`)
  }
}

/** Where the other must stand is a stage of its main line, and its days are days of its own. */
function checkAbout(
  { declaration, about }: KindDefinition,
  kinds: readonly KindDefinition[],
  at: string,
  faults: Faults,
): void {
  for (const [field, { stages, from, until }] of Object.entries(about ?? {})) {
    const named = declaration.fields[field]?.kind
    const other = kinds.find((kind) => kind.declaration.id === named)?.declaration
    if (other === undefined) continue
    const path = `${at}: about.${field}`
    const own = Object.keys(other.tracks[other.main]?.stages ?? {})
    for (const stage of stages) faults.known(`${path}.stages`, `stage of "${other.id}"`, stage, own)
    for (const day of [from, until]) {
      if (day === undefined) continue
      if (
        faults.known(path, `field of "${other.id}"`, day, Object.keys(other.fields)) &&
        other.fields[day]?.type !== 'day'
      )
        faults.add(path, `"${day}" is no day`, 'use a day field')
    }
  }
}

/** What is told goes into a form that the node alone fills in, kept once for each fact that is told of. */
function checkTold(
  { declaration }: KindDefinition,
  kinds: readonly KindDefinition[],
  at: string,
  faults: Faults,
): void {
  for (const [track, { steps }] of Object.entries(declaration.tracks)) {
    for (const [id, { tells }] of Object.entries(steps)) {
      if (tells === undefined) continue
      const path = `${at}: tracks.${track}.steps.${id}.tells`
      const named = declaration.fields[tells.at]
      if (named?.type !== 'matter') faults.add(`${path}.at`, `"${tells.at}" names no matter`, 'use a matter field')
      const other = kinds.find((kind) => kind.declaration.id === named?.kind)?.declaration
      if (other === undefined) continue
      if (!faults.known(`${path}.step`, `open step of "${other.id}"`, tells.step, Object.keys(other.open))) continue
      const step = other.open[tells.step]
      const asked = step?.form.map(({ field }) => field) ?? []
      for (const [field, from] of Object.entries(tells.with)) {
        faults.known(path, `field of "${tells.step}"`, field, asked)
        if (!from.startsWith('$')) faults.known(path, 'field', from, Object.keys(declaration.fields))
      }
      if (!step?.by.includes('system')) faults.add(path, `"${tells.step}" is not the node’s`, 'let `system` take it')
      const once = typeof step?.once === 'object' ? step.once.field : undefined
      if (once === undefined || tells.with[once] !== '$leaf')
        faults.add(path, `"${tells.step}" may be told twice`, 'keep it `once` for the field that takes `$leaf`')
    }
  }
}

/** What is booked must be a booked step of a kind kept once, with fields of its form; both stay in the home log. */
function checkBookings(kind: KindDefinition, packs: readonly Pack[], at: string, faults: Faults): void {
  const local = packs.flatMap((pack) => pack.localOnly)
  for (const [track, { steps }] of Object.entries(kind.declaration.tracks)) {
    for (const [id, { books }] of Object.entries(steps)) {
      if (books === undefined) continue
      const path = `${at}: tracks.${track}.steps.${id}.books`
      const target = packs
        .flatMap((pack) => pack.kinds)
        .find(({ declaration }) => declaration.id === books.kind)?.declaration
      const step = target?.open[books.step]
      if (target === undefined || !step?.booked || target.opening.keyed?.length !== 0) {
        faults.add(path, `"${books.kind}.${books.step}" is no booked step of a kind kept once`)
        continue
      }
      for (const [field, from] of Object.entries(books.with)) {
        const asked = step.form.map((one) => one.field)
        faults.known(path, `field of "${books.step}"`, field, asked)
        if (from !== '$matter') faults.known(path, 'field', from, Object.keys(kind.declaration.fields))
      }
      for (const one of [kind.declaration.id, books.kind]) {
        if (!local.includes(one)) faults.add(path, `"${one}" may leave its party`, 'name it in `localOnly`')
      }
    }
  }
}

function rolesOf(kind: KindDeclaration): [path: string, role: string][] {
  const found: [string, string][] = kind.opening.by.map((role) => ['opening.by', role])
  for (const role of kind.share?.by ?? []) found.push(['share.by', role])
  for (const [track, { steps }] of Object.entries(kind.tracks)) {
    for (const [id, step] of Object.entries(steps))
      for (const role of step.by) found.push([`tracks.${track}.steps.${id}.by`, role])
  }
  for (const [id, step] of Object.entries(kind.open)) for (const role of step.by) found.push([`open.${id}.by`, role])
  return found
}

function desksOf(kind: KindDeclaration): [path: string, desk: string][] {
  const found: [string, string][] = kind.opening.at.map((desk) => ['opening.at', desk])
  for (const desk of kind.share?.at ?? []) found.push(['share.at', desk])
  for (const [track, { holder, steps, stages }] of Object.entries(kind.tracks)) {
    found.push([`tracks.${track}.holder.desk`, holder.desk])
    for (const [id, { handOff }] of Object.entries(steps)) {
      const desk = handOff?.receiver?.desk
      if (typeof desk === 'string' && desk !== 'chosen' && desk !== 'previous')
        found.push([`tracks.${track}.steps.${id}.handOff`, desk])
    }
    for (const [id, { clock }] of Object.entries(stages)) {
      for (const { desk } of clock?.escalate ?? [])
        if (desk !== undefined) found.push([`tracks.${track}.stages.${id}.clock`, desk])
    }
  }
  return found
}
