import { hash } from 'node:crypto'
import { type FormField, type Kind, nearest } from '@lianyu/kernel'
import { type Cell, letterOf, type Sheet, textOf } from './cell.ts'
import { fitsCell } from './cell-value.ts'
import { unitNamedIn, unitsOf } from './units.ts'
import { plainText } from './written.ts'

/** Stands for the matter itself where each row takes a step on one that exists. */
export const matterColumn = '@matter'

/** A column of the sheet, and the field that it fills. */
export interface Column {
  /** From 1, with its letter. */
  column: number
  letter: string
  head: string
  field?: string
  unit?: string
  /** How the field was found: as named, by a heading that is usual for it, by a near name, as it was matched before, or chosen by a person. */
  how?: 'named' | 'usual' | 'near' | 'remembered' | 'chosen'
}

/** What a column may be matched to. */
export interface Target {
  field: string
  required: boolean
  /** Every name that it goes by: the label in both languages, its id, and what counties' sheets call it. */
  names: string[]
  /** Those of the names that the kind's own words are; they win over what a sheet may call it. */
  own: number
  type: string
  units: string[]
}

export function targetsOf(kind: Kind, form: readonly FormField[], step: string): Target[] {
  const targets: Target[] = form.flatMap(({ field, required, when }) => {
    const declared = kind.declaration.fields[field]
    if (declared === undefined || !fitsCell(declared)) return []
    const label = kind.labels.fields[field]
    const own = [label?.zh, label?.en, field].filter((name): name is string => name !== undefined)
    const names = [...own, ...(kind.labels.headings?.[field] ?? [])]
    return [
      {
        field,
        required: required === true && when === undefined,
        names,
        own: own.length,
        type: declared.type,
        units: unitsOf(declared.type),
      },
    ]
  })
  if (step === '') return targets
  const title = kind.labels.fields[kind.declaration.title]
  const { fields, opening, search } = kind.declaration
  // Looked up by what is searched: a project's code, or the code by which a party keeps one of each.
  const codes = Object.keys(fields).filter(
    (id) => fields[id]?.type === 'project-code' || (opening.keyed?.includes(id) && search.includes(id)),
  )
  const own = [
    title?.zh,
    title?.en,
    ...codes.map((id) => kind.labels.fields[id]?.zh),
    kind.labels.kind.zh,
    '编号',
    'id',
  ].filter((name): name is string => name !== undefined)
  const also = [kind.declaration.title, ...codes].flatMap((id) => kind.labels.headings?.[id] ?? [])
  return [
    {
      field: matterColumn,
      required: true,
      names: [...own, ...also],
      own: own.length,
      type: 'matter',
      units: [],
    },
    ...targets,
  ]
}

const marks = /[*:：、,.。;"'“”「」《》【】()[\]_\s]/g
/** 一、 or 2. before a heading; a digit that belongs to its words has no mark behind it. */
const ordinal = /^(?:[一二三四五六七八九十]+、|[([]?\d{1,2}[)\].、])\s*/

/** A heading without its number, unit, marks and spaces: `*2、总投资（万元）` is `总投资`. */
export function bareHead(text: string): string {
  const plain = plainText(text).replace(ordinal, '')
  const bare = plain.replace(/[([][^()[\]]*[)\]]/g, '').replace(marks, '')
  // A heading that is all in brackets is no unit.
  return (bare === '' ? plain.replace(marks, '') : bare).toLowerCase()
}

/** The heading row: within the first lines the one in which most columns are known by name. */
export function findHeader(sheet: Sheet, targets: readonly Target[]): number | undefined {
  const known = new Set(targets.flatMap(({ names }) => names.map(bareHead)))
  let best: { line: number; found: number } | undefined
  for (const { line, cells } of sheet.rows.slice(0, 30)) {
    const words = new Set(cells.map((cell) => bareHead(textOf(cell) ?? '')))
    const found = [...words].filter((word) => known.has(word)).length
    if (found > (best?.found ?? 0)) best = { line, found }
  }
  // One word may stand in a title too; two never do by chance. A table of one column has one heading.
  const enough = targets.length === 1 ? 1 : 2
  return best !== undefined && best.found >= enough ? best.line : undefined
}

/** What the headings are, as the key under which their matching is remembered. */
export function headsKey(heads: readonly string[]): string {
  return hash('sha256', heads.map(bareHead).join('\n'), 'hex')
}

/** The headings of a row; where the row above groups them (`投资（万元）` over 计划, 完成), the group's unit goes down to each. */
export function headsOf(sheet: Sheet, line: number): Column[] {
  const at = sheet.rows.findIndex((row) => row.line === line)
  const row = sheet.rows[at]
  if (row === undefined) return []
  return row.cells.flatMap((cell, index): Column[] => {
    const head = textOf(cell)
    return head === undefined ? [] : [{ column: index + 1, letter: letterOf(index + 1), head: head.slice(0, 200) }]
  })
}

/** Matches columns to fields, each field once: by the kind's own name first, then by a usual heading, then by a near name. A unit is read from the heading or from what stands above it. */
export function matchColumns(
  sheet: Sheet,
  line: number,
  targets: readonly Target[],
  remembered: ReadonlyMap<number, Pick<Column, 'field' | 'unit'>> = new Map(),
): Column[] {
  const columns = headsOf(sheet, line)
  const free = new Map(targets.map((target) => [target.field, target]))
  const give = (column: Column, target: Target | undefined, how: Column['how']) => {
    if (target === undefined || !free.delete(target.field) || how === undefined) return
    column.field = target.field
    column.how = how
  }
  for (const column of columns) {
    const before = remembered.get(column.column)
    if (before?.field !== undefined) give(column, free.get(before.field), 'remembered')
  }
  const open = () => columns.filter(({ field, column }) => field === undefined && !remembered.has(column))
  for (const column of open())
    give(
      column,
      byName(column.head, free, ({ names, own }) => names.slice(0, own)),
      'named',
    )
  for (const column of open())
    give(
      column,
      byName(column.head, free, ({ names }) => names),
      'usual',
    )
  for (const column of open()) give(column, byNearName(column.head, free), 'near')
  for (const column of columns) {
    const target = targets.find(({ field }) => field === column.field)
    if (target === undefined) continue
    const unit = remembered.get(column.column)?.unit ?? unitSaid(target, column, sheet, line)
    if (unit !== undefined) column.unit = unit
  }
  return columns
}

function byName(
  head: string,
  free: ReadonlyMap<string, Target>,
  namesOf: (target: Target) => string[],
): Target | undefined {
  const bare = bareHead(head)
  return [...free.values()].find((target) => namesOf(target).some((name) => bareHead(name) === bare))
}

/** Within a slip or two of a name, or a longer wording of it: `计划总投资` for 总投资. */
function byNearName(head: string, free: ReadonlyMap<string, Target>): Target | undefined {
  const bare = bareHead(head)
  if ([...bare].length < 3) return undefined
  const names = new Map(
    [...free.values()].flatMap((target) => target.names.map((name) => [bareHead(name), target] as const)),
  )
  const inside = [...names.keys()].filter(
    (name) => [...name].length >= 3 && (bare.includes(name) || name.includes(bare)) && samePeriod(bare, name),
  )
  const longest = inside.sort((a, b) => b.length - a.length)[0]
  const near =
    longest ??
    nearest(
      bare,
      [...names.keys()].filter((name) => [...name].length >= 3 && samePeriod(bare, name) && mostlyAlike(bare, name)),
    )
  return near === undefined ? undefined : names.get(near)
}

/** Words that make another figure of the same one: 累计完成投资 is not what was done this month. */
const otherPeriods = /累计|累加|上月|上年|去年|同期|同比|环比|增幅|增长|cumulative|last/
const samePeriod = (head: string, name: string) => otherPeriods.test(head) === otherPeriods.test(name)

/** Two slips are half of a name of four characters: 当月投资 is not 计划投资. */
function mostlyAlike(head: string, name: string): boolean {
  const shared = [...head].filter((character) => name.includes(character)).length
  return 3 * shared >= 2 * Math.max([...head].length, [...name].length)
}

/** The unit that the heading itself names, or else a line above it (`单位：万元`). */
export function unitSaid(target: Target, column: Column, sheet: Sheet, line: number): string | undefined {
  if (target.units.length === 0) return undefined
  const type = target.type as Parameters<typeof unitNamedIn>[0]
  const own = unitNamedIn(type, column.head)
  if (own !== undefined) return own
  const above = sheet.rows.filter((row) => row.line < line)
  // Two rows of headings: the one above is merged over its columns and stands in each of them.
  const group = above.at(-1)?.line === line - 1 ? textOf(above.at(-1)?.cells[column.column - 1] ?? null) : undefined
  const grouped = group === undefined ? undefined : unitNamedIn(type, group)
  if (grouped !== undefined) return grouped
  const texts = above.flatMap(({ cells }) =>
    cells.filter((cell): cell is Cell => cell !== null).map((cell) => textOf(cell) ?? ''),
  )
  for (const text of texts) {
    const found = /单位/.test(text) ? unitNamedIn(type, text) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
