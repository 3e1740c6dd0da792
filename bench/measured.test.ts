import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Measured, mergeMeasured, readKnown, writeKnown } from './measured.ts'
import { pageOf } from './report.ts'

const one = (id: string, commit: string, met = true): Measured => ({
  id,
  commit,
  met,
  measured: `${commit} |\n of ${id}`,
  date: '2026-11-22T08:00:00.000Z',
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lianyu-figures-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('figures of several runs', () => {
  it('stand each as it was measured last, in the order of the bench, without those that are gone', () => {
    const before = [one('gone', 'a'), one('second', 'a'), one('first', 'a')]
    const merged = mergeMeasured(['first', 'second', 'third'], before, [one('third', 'b'), one('second', 'b')])
    expect(merged.map(({ id, commit }) => `${id} ${commit}`)).toEqual(['first a', 'second b', 'third b'])
  })

  it('are kept for the machine that they hold for', async () => {
    const file = path.join(folder, 'figures.json')
    expect(await readKnown(file, 'this')).toEqual([])
    await writeKnown(file, { machine: 'this', figures: [one('first', 'a')] })
    expect(await readKnown(file, 'this')).toEqual([one('first', 'a')])
    expect(await readKnown(file, 'another')).toEqual([])
    await writeFile(file, '{')
    await expect(readKnown(file, 'this')).rejects.toThrow()
  })

  it('say on the page when and of what each was measured, what was missed, and what was not measured yet', () => {
    const run = async () => one('first', 'a')
    const figures = { first: { name: 'the first', goal: '≥ 1', run }, second: { name: 'the second', goal: '≥ 2', run } }
    const page = pageOf(figures, [{ ...one('first', 'a1b2', false), profile: 'busy 3 µs' }], 'a machine')
    expect(page).toContain('- goals met: 0 of 1')
    expect(page).toContain('- not measured yet: `second`')
    expect(page).toContain('| ✗ | `first` | the first | ≥ 1 | a1b2 \\|; of first |  | 2026-11-22 08:00, a1b2 |')
    expect(page).toContain('## Missed: first')
    expect(page).toContain('busy 3 µs')
  })
})
