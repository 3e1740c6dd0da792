import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import type { Figure, Reading } from './figure.ts'

export interface Measured extends Reading {
  id: string
  figure: Figure
  /** Of a goal that was missed: the top of the processor profile, where the figure has one. */
  profile?: string
}

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
 * The page of figures: what this run measured and nothing else.
 *
 * @param asked  how many figures the run was to measure
 */
export async function writePage(
  file: string,
  measured: readonly Measured[],
  command: string,
  asked: number,
): Promise<void> {
  const met = measured.filter((one) => one.met).length
  const page = [
    '# Figures',
    '',
    'Written by the bench itself; do not edit. Plain figures hold for this machine, ratios to the limit of the same run',
    'compare across machines.',
    '',
    `- command: \`${command}\``,
    `- date: ${new Date().toISOString()}`,
    `- commit: ${commit()}`,
    `- machine: ${machine()}`,
    `- goals met: ${met} of ${measured.length}`,
    ...(measured.length < asked ? [`- measured: ${measured.length} of ${asked}; the run went no further`] : []),
    '',
    '| | name | figure | goal | measured | limit in the same run |',
    '| --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ id, figure, met, measured: text, limit }) =>
      ['', met ? '✓' : '✗', `\`${id}\``, figure.name, figure.goal, cell(text), cell(limit ?? ''), '']
        .join(' | ')
        .trim(),
    ),
    ...measured.filter((one) => !one.met).flatMap(missed),
  ]
  await writeFile(file, `${page.join('\n')}\n`)
}

function missed({ id, figure, profile }: Measured): string[] {
  const why = figure.whereTimeGoes === undefined ? [] : [figure.whereTimeGoes, '']
  const head = ['', `## Missed: ${id}`, '', `Goal ${figure.goal}.`, '', ...why]
  return profile === undefined
    ? [...head, 'No processor profile was taken of this figure.']
    : [...head, 'Top of the processor profile:', '', '```', profile, '```']
}

const cell = (text: string) => text.replace(/\s*\n\s*/g, '; ').replaceAll('|', '\\|')

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const changed = git('status', '--porcelain', '--untracked-files=no').trim() === '' ? '' : ', with changes'
    return git('rev-parse', '--short=12', 'HEAD').trim() + changed
  } catch {
    return 'unknown'
  }
}
