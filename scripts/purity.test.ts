import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breachesOfPurity } from './purity.ts'

const root = join(import.meta.dirname, '..')
const product = globSync('{kernel,packs}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**', '**/*.test.ts'] })

describe('the kernel and the packs have no clock and no dice of their own', () => {
  it.each([
    ['const at = Date.now()', 'Date.now()'],
    ['const at = new Date()', 'new Date()'],
    ["const at = new Date('2026-10-01')", 'new Date()'],
    ['const at = Date()', 'Date()'],
    ['const dice = Math.random()', 'Math.random()'],
    ['const ms = performance.now()', 'performance.now()'],
    ['const id = crypto.randomUUID()', 'crypto.randomUUID()'],
  ])('finds %s', (line, name) => {
    expect(breachesOfPurity(`const one = 1\n${line}\n`)).toEqual([{ line: 2, name }])
  })
  it('lets comments and other names be', () => {
    expect(breachesOfPurity('// not Date.now()\n/* nor\n Math.random() */\nconst newDate = toDate(1)\n')).toEqual([])
  })
  it('holds for every file that is not a test', () => {
    expect(product.length).toBeGreaterThan(10)
    const found = product.flatMap((file) =>
      breachesOfPurity(readFileSync(join(root, file), 'utf8')).map(({ line, name }) => `${file}:${line} ${name}`),
    )
    expect(found).toEqual([])
  })
})
