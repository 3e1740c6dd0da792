import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure, Reading } from './figure.ts'
import { removeFilled } from './filled-pair.ts'
import { firstScreen } from './first-screen.ts'
import { fewCallers, hotLog, twentyLogs } from './http-steps.ts'
import { importRows } from './import.ts'
import { indicators } from './indicators.ts'
import { journalAgainstSql } from './journal-figure.ts'
import { type Measured, mergeMeasured, readKnown, writeKnown } from './measured.ts'
import { length, memory, mixed } from './mixed.ts'
import { rebuild, verify } from './own-log.ts'
import { partition } from './partition.ts'
import { pull } from './pull.ts'
import { decideAndFold } from './pure.ts'
import { readList, readMatter } from './reads.ts'
import { commit, machine, pageOf, profileOf } from './report.ts'
import { caseList, caseOpen, caseSearch, sizeList, sizeMatter, sizeSearch, sizeWorkbench } from './size.ts'
import { startAndMemory } from './start-and-memory.ts'
import { handedOver, stepToNeighbour } from './step-to-neighbour.ts'
import { sustained } from './sustained.ts'
import { timers } from './timers.ts'

const figures: Record<string, Figure> = {
  pure: decideAndFold,
  journal: journalAgainstSql,
  'http-hot': hotLog,
  'http-20': twentyLogs,
  'http-16': fewCallers,
  'read-one': readMatter,
  'read-list': readList,
  neighbour: stepToNeighbour,
  handed: handedOver,
  sustained,
  start: startAndMemory,
  screen: firstScreen,
  pull,
  rebuild,
  verify,
  timers,
  import: importRows,
  partition,
  mixed,
  memory,
  // Last, since filling a database takes the longest.
  'size-list': sizeList,
  'size-search': sizeSearch,
  'size-workbench': sizeWorkbench,
  'size-matter': sizeMatter,
  'case-list': caseList,
  'case-search': caseSearch,
  'case-open': caseOpen,
  indicators,
}

const { values } = parseArgs({
  options: {
    full: { type: 'boolean' },
    small: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    profile: { type: 'string' },
    minutes: { type: 'string' },
  },
})
const unknown = values.only?.filter((name) => !(name in figures)) ?? []
if (unknown.length > 0) {
  console.error(`no figure ${unknown.join(', ')}; there are: ${Object.keys(figures).join(', ')}`)
  process.exit(2)
}
if (values.minutes !== undefined) {
  length.minutes = Number(values.minutes)
  if (!(length.minutes > 0)) {
    console.error('--minutes is a number above 0')
    process.exit(2)
  }
}
const full = values.full === true
const asked = Object.entries(figures).filter(([name, figure]) =>
  values.only === undefined
    ? (full || figure.fullOnly !== true) && !(values.small && figure.large)
    : values.only.includes(name),
)
console.log(`${machine()}\n`)
const all: Measured[] = []
const [page, known] = ['figures.md', 'figures.json'].map((name) => path.join(import.meta.dirname, '../docs', name)) as [
  string,
  string,
]
const before = full ? await readKnown(known, machine()) : []
for (const [id, figure] of asked) {
  process.stderr.write(`… ${id} (${all.length + 1} of ${asked.length})\n`)
  const reading = await figure.run(full ? 'full' : 'short', values.profile).catch(failed)
  const { measured, limit, met } = reading
  console.log(`${met ? '✓' : '✗'} ${figure.name}\n    goal      ${figure.goal}\n    measured  ${measured}`)
  if (limit !== undefined) console.log(`    limit     ${limit}`)
  const said: Measured = { ...reading, id, date: new Date().toISOString(), commit: commit() }
  all.push(said)
  if (full) await write()
  // Whoever breaks off a profile has the figure all the same.
  const profile = full && !met ? await profileOf(id, figure) : undefined
  if (profile !== undefined) {
    said.profile = profile
    await write()
  }
}
await removeFilled()
console.log(`\n${all.filter(({ met }) => met).length} of ${all.length} goals met`)
for (const { id, met, measured } of all) console.log(`${met ? '✓' : '✗'} ${id.padEnd(16)} ${measured.split('\n')[0]}`)
if (full) console.log(`\n${page}`)

/** After each figure, so that a long run that is broken off has said what it measured; the others stay as they were. */
async function write(): Promise<void> {
  const merged = mergeMeasured(Object.keys(figures), before, all)
  await writeKnown(known, { machine: machine(), figures: merged })
  await writeFile(page, pageOf(figures, merged, machine()))
}

/** A figure that cannot be measured is a goal missed, and the others are measured all the same. */
function failed(error: unknown): Reading {
  console.error(error)
  return { measured: `could not be measured: ${String((error as Error).message).split('\n')[0]}`, met: false }
}
