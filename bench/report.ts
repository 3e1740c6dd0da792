import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import type { Figure } from './figure.ts'
import type { Measured } from './measured.ts'

const mostLines = 14

/** What the machine is, in a line. */
export function machine(): string {
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${memoryGb} GB, Node ${process.version}, ${process.platform} ${process.arch}`
}

/** The figure measured once more, short and watched: whoever is watched is slower, so it counts for nothing but this. */
export async function profileOf(id: string, figure: Figure): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lianyu-profiles-'))
  try {
    await figure.run('short', folder)
    const text = await readFile(path.join(folder, `${id}.txt`), 'utf8')
    return text.split('\n').slice(0, mostLines).join('\n')
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The page of figures: what was measured and nothing else, each with when and of what, since they may come from several runs.
 *
 * @param figures  all that there are, by name
 */
export function pageOf(figures: Record<string, Figure>, measured: readonly Measured[], machine: string): string {
  const unmeasured = Object.keys(figures).filter((id) => !measured.some((one) => one.id === id))
  const page = [
    '# Figures',
    '',
    'Written by the bench itself; do not edit. Plain figures hold for this machine, ratios to the limit of the same run',
    'compare across machines. All come from `npm run bench:full`, some perhaps one after another with `--only NAME`: each',
    'says when, and of which commit.',
    '',
    `- machine: ${machine}`,
    `- goals met: ${measured.filter(({ met }) => met).length} of ${measured.length}`,
    ...(unmeasured.length > 0 ? [`- not measured yet: ${unmeasured.map((id) => `\`${id}\``).join(', ')}`] : []),
    '',
    '| | name | figure | goal | measured | limit in the same run | when, of what |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ id, met, measured: text, limit, date, commit }) => {
      const { name, goal } = figures[id] as Figure
      const when = `${date.slice(0, 10)} ${date.slice(11, 16)}, ${commit}`
      const cells = [met ? '✓' : '✗', `\`${id}\``, name, goal, cell(text), cell(limit ?? ''), when]
      return `| ${cells.join(' | ')} |`
    }),
    ...measured.filter(({ met }) => !met).flatMap((one) => missed(figures[one.id] as Figure, one)),
  ]
  return `${page.join('\n')}\n`
}

function missed({ goal, whereTimeGoes }: Figure, { id, profile }: Measured): string[] {
  const why = whereTimeGoes === undefined ? [] : [whereTimeGoes, '']
  const head = ['', `## Missed: ${id}`, '', `Goal ${goal}.`, '', ...why]
  return profile === undefined
    ? [...head, 'No processor profile was taken of this figure.']
    : [...head, 'Top of the processor profile:', '', '```', profile, '```']
}

const cell = (text: string) => text.replace(/\s*\n\s*/g, '; ').replaceAll('|', '\\|')

/** The state of the code that is measured; what the bench itself writes is no change of it. */
export function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const changed =
      git('status', '--porcelain', '--untracked-files=no', '--', ':(top)', ':(top,exclude)docs/figures.*').trim() === ''
        ? ''
        : ', with changes'
    return git('rev-parse', '--short=12', 'HEAD').trim() + changed
  } catch {
    return 'unknown'
  }
}
