import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { Figure } from './figure.ts'
import { firstScreen } from './first-screen.ts'
import { fewCallers, hotLog, twentyLogs } from './http-steps.ts'
import { journalAgainstSql } from './journal-figure.ts'
import { decideAndFold } from './pure.ts'
import { readList, readMatter } from './reads.ts'
import { sizeList, sizeMatter, sizeSearch, sizeWorkbench } from './size.ts'
import { startAndMemory } from './start-and-memory.ts'
import { stepToNeighbour } from './step-to-neighbour.ts'

const figures: Record<string, Figure> = {
  pure: decideAndFold,
  journal: journalAgainstSql,
  'http-hot': hotLog,
  'http-20': twentyLogs,
  'http-16': fewCallers,
  'read-one': readMatter,
  'read-list': readList,
  'size-list': sizeList,
  'size-search': sizeSearch,
  'size-workbench': sizeWorkbench,
  'size-matter': sizeMatter,
  neighbour: stepToNeighbour,
  start: startAndMemory,
  screen: firstScreen,
}

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, only: { type: 'string', multiple: true }, profile: { type: 'string' } },
})
const unknown = values.only?.filter((name) => !(name in figures)) ?? []
if (unknown.length > 0) {
  console.error(`no figure ${unknown.join(', ')}; there are: ${Object.keys(figures).join(', ')}`)
  process.exit(2)
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
)
for (const [name, figure] of Object.entries(figures)) {
  if (values.only !== undefined ? !values.only.includes(name) : figure.fullOnly && values.full !== true) continue
  process.stderr.write(`… ${name}\n`)
  const { measured, limit, met } = await figure.run(values.full === true ? 'full' : 'short', values.profile)
  console.log(`${met ? '✓' : '✗'} ${figure.name}\n    goal      ${figure.goal}\n    measured  ${measured}`)
  if (limit !== undefined) console.log(`    limit     ${limit}`)
}
