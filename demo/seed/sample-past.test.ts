import { isUuidV7 } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { printedAgreements, printedFigures, printedProjects } from '../published.ts'
import { samplePast } from './sample-past.ts'

const friday = Date.parse('2026-11-20T16:24:00+08:00')
const acts = samplePast(friday)

describe('the demo’s past', () => {
  it('is the same for the same moment, every command with an id of its own', () => {
    expect(samplePast(friday)).toEqual(acts)
    const ids = acts.map((act) => act.command)
    expect(ids.every(isUuidV7)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('lies in the past, oldest first', () => {
    expect(acts.map((act) => act.at)).toEqual(acts.map((act) => act.at).toSorted())
    expect(Date.parse(acts.at(-1)?.at ?? '')).toBeLessThan(friday)
    const early = samplePast(Date.parse('2026-11-20T00:05:00+08:00')).at(-1)?.at ?? ''
    expect(Date.parse(early)).toBeLessThan(Date.parse('2026-11-20T00:05:00+08:00'))
  })
  it('holds every published project, figure and agreement once', () => {
    const opened = (kind: string) => acts.filter(({ do: what }) => 'open' in what && what.open === kind).length
    expect(opened('published-project')).toBe(printedProjects.length)
    expect(opened('published-figure')).toBe(printedFigures.length)
    const elsewhere = printedAgreements.filter(({ id }) => id === 'post-transport' || id === 'gba-basket')
    expect(elsewhere).toHaveLength(2)
    expect(opened('published-agreement')).toBe(printedAgreements.length)
  })
  it('gives every desk of enterprises something of each sort, and requests that came each way', () => {
    for (const party of ['360322', '360313']) {
      const opened = acts.flatMap(({ do: what, by }) => ('open' in what && by.party === party ? [what] : []))
      const kinds = opened.map(({ open }) => open)
      for (const kind of ['enterprise', 'policy', 'policy-fund', 'policy-grant', 'breakfast', 'outside-case', 'survey'])
        expect(kinds).toContain(kind)
      const ways = opened.flatMap(({ open, data }) => (open === 'request' ? [data.way] : []))
      expect(new Set(ways)).toEqual(new Set(['phone', 'window', 'breakfast', 'online']))
    }
  })
  it('names everything a sample that is not printed', () => {
    for (const { do: what } of acts) {
      if (!('open' in what) || what.open.startsWith('published-') || what.open === 'setting') continue
      const {
        name,
        title,
        subject,
        itemName,
        promise,
        topic,
        number,
        sample,
        what: thing,
        paperName,
        heading,
        source,
      } = what.data
      // What a public list names, with its number.
      if (what.open === 'item' && typeof source === 'string' && source.startsWith('国办发')) continue
      const named = name ?? title ?? subject ?? itemName ?? promise ?? topic ?? number ?? thing ?? paperName ?? heading
      // A grant is named by its policy and its enterprise, when it is entered.
      if (what.open === 'policy-grant') expect(sample).toBe(true)
      else expect(named).toMatch(/^示例/)
    }
  })
})
