import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CatalogueEntry, catalogue } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { refusalsPage } from './refusals-doc.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/refusals.md'), 'utf8')
const documented = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(
  ([, code, sort]) => `${code} ${sort?.trim()}`,
)
const entries = Object.entries(catalogue as unknown as Record<string, CatalogueEntry<unknown>>)
const inCode = entries.map(([code, { sort }]) => `${code} ${sort}`)

describe('docs/refusals.md and the catalogue', () => {
  it('documents every refusal', () => {
    expect(inCode.filter((line) => !documented.includes(line))).toEqual([])
  })
  it('documents none that is gone', () => {
    expect(documented.filter((line) => !inCode.includes(line))).toEqual([])
  })
  it('says the very sentences (npm run docs:refusals writes them anew)', () => {
    expect(page).toBe(refusalsPage())
  })
  it('every code is room.what-is-wrong, and every sentence says it in both languages', () => {
    for (const line of page.split('\n').filter((text) => text.startsWith('| `'))) {
      expect(line).toMatch(/^\| `[a-z0-9-]+\.[a-z0-9-]+` \| [a-z-]+ \| .*\p{Script=Han}.* \| .*[A-Za-z].* \|$/u)
      expect(line).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})
