import type { Paper, PaperSection } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { packs } from './index.ts'

const papers = packs.flatMap((pack) => pack.papers ?? [])
const kindOf = (id: string) => packs.flatMap((pack) => pack.kinds).find(({ declaration }) => declaration.id === id)
const fieldsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string)

/** Every field that a section names, with the kind it is of. */
function named(paper: Paper, section: PaperSection): [kind: string, field: string][] {
  const of = 'related' in section ? section.related : 'within' in section ? section.within.kind : paper.kind
  const clauses = 'clauses' in section ? (section.clauses ?? []).flatMap(fieldsIn) : []
  const lines = 'lines' in section ? section.lines.flatMap(({ says }) => fieldsIn(says ?? '')) : []
  const own =
    'list' in section
      ? [section.list.count]
      : 'text' in section
        ? [section.text]
        : 'table' in section
          ? [section.table.month, ...section.table.columns]
          : []
  const money =
    'money' in section
      ? [section.money.done, ...(section.money.planned ? [section.money.planned] : [])].flatMap((one) => [
          one.month,
          one.amount,
        ])
      : []
  const days: [string, string][] =
    'within' in section
      ? [
          [of, section.within.day],
          [paper.kind, section.within.from],
          [paper.kind, section.within.to],
        ]
      : []
  return [...days, ...[...clauses, ...lines, ...own, ...money].map((field): [string, string] => [of, field])]
}

describe('the papers of the packs', () => {
  it.each(papers.map((paper) => [paper.id, paper] as const))(
    '%s names kinds, fields, steps and stages that exist',
    (_, paper) => {
      const kind = kindOf(paper.kind)
      expect(kind).toBeDefined()
      for (const field of [...fieldsIn(paper.title), paper.to, paper.number, paper.day]) {
        if (field === undefined || (paper.of === 'month' && field === 'month')) continue
        expect(Object.keys(kind?.declaration.fields ?? {})).toContain(field)
      }
      if (paper.when) {
        const { [paper.when.field]: chosen } = kind?.declaration.fields ?? {}
        expect(chosen?.choices).toContain(paper.when.is)
      }
      if (paper.issued) {
        const stages = kind?.declaration.tracks[paper.issued.track]?.stages ?? {}
        expect(Object.keys(stages)).toEqual(expect.arrayContaining(paper.issued.stages))
      }
      for (const section of paper.sections) {
        for (const [of, field] of named(paper, section)) {
          const declared = kindOf(of)?.declaration.fields[field]
          expect(declared, `${of}.${field}`).toBeDefined()
          expect(paper.personal ? ['shared', 'personal'] : ['shared'], `${of}.${field}`).toContain(
            declared?.part ?? 'shared',
          )
        }
        const steps = 'entries' in section ? [section.entries] : 'money' in section ? [section.money.done.step] : []
        for (const step of steps) expect(Object.keys(kind?.declaration.open ?? {})).toContain(step)
      }
    },
  )
  it('have names of their own', () => {
    expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length)
  })
})
