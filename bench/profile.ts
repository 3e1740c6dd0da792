import { writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import path from 'node:path'

/** As the inspector writes it: a tree of calls, and which node of it each sample met. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[]
  samples?: number[]
  timeDeltas?: number[]
}

/** Profiles this process until the returned function is called, which writes the profile to a file. */
export async function startProfile(): Promise<(file: string) => Promise<void>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 250 })
  await session.post('Profiler.start')
  return async (file) => {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    await writeFile(file, JSON.stringify(profile))
  }
}

export interface Line {
  /** Function and the file it stands in. */
  where: string
  /** Microseconds in the function itself, and in it with all that it called. */
  selfUs: number
  totalUs: number
}

/** Time by function, the most self time first; idle time is left out. A function that calls itself counts once. */
export function byFunction({ nodes, samples = [], timeDeltas = [] }: CpuProfile): Line[] {
  const selfOf = new Map<number, number>()
  for (const [i, id] of samples.entries()) selfOf.set(id, (selfOf.get(id) ?? 0) + (timeDeltas[i] ?? 0))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const lines = new Map<string, Line>()
  const walk = (id: number, above: ReadonlySet<string>): number => {
    const node = byId.get(id)
    if (node === undefined) return 0
    const where = nameOf(node.callFrame)
    const self = selfOf.get(id) ?? 0
    const within = new Set(above).add(where)
    let total = self
    for (const child of node.children ?? []) total += walk(child, within)
    const line = lines.get(where) ?? { where, selfUs: 0, totalUs: 0 }
    line.selfUs += self
    if (!above.has(where)) line.totalUs += total
    lines.set(where, line)
    return total
  }
  if (nodes[0] !== undefined) walk(nodes[0].id, new Set())
  return [...lines.values()].filter(({ where }) => !aside.has(where)).sort((a, b) => b.selfUs - a.selfUs)
}
/** Waiting, and the profiler's own start. */
const aside = new Set(['(root)', '(idle)', 'post  node:inspector'])

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? `(at line ${lineNumber + 1})` : functionName
  if (url === '') return name
  const file = url.startsWith('node:')
    ? url
    : path.relative(path.dirname(import.meta.dirname), url.replace(/^file:\/\//, ''))
  return `${name}  ${file}`
}

/** The top of the list as lines of text, per operation: what it does itself, and then what it takes with its calls. */
export function topOf(profile: CpuProfile, operations: number, most: number): string {
  const lines = byFunction(profile)
  const busy = lines.reduce((sum, { selfUs }) => sum + selfUs, 0)
  const row = (us: number) =>
    `${(us / operations).toFixed(1).padStart(7)} µs ${((100 * us) / busy).toFixed(1).padStart(5)} %`
  const list = (title: string, by: 'selfUs' | 'totalUs') => [
    title,
    ...[...lines]
      .sort((a, b) => b[by] - a[by])
      .slice(0, most)
      .map((line) => `${row(line[by])}  ${line.where}`),
  ]
  return [
    `busy ${(busy / operations).toFixed(0)} µs an operation`,
    ...list('in the function itself', 'selfUs'),
    ...list('in the function and what it calls', 'totalUs'),
  ].join('\n')
}
