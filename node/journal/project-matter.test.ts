import { chinaCalendar, type Fact, foldFacts, type Kind } from '@lianyu/kernel'
import { allKinds, kindById } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { KindIndicators } from './counted.ts'
import { projectMatter } from './project-matter.ts'
import { sha256Node } from './sha256.ts'

const letter = kindById(allKinds(sha256Node), 'letter') as Kind
const [sender, recipient, neighbour] = ['360322', '360922', '430281'] as const
const at = '2026-11-23T01:00:00.000Z'
/** As the log of the agreement has it; what it says is held by its parties only. */
const opening = {
  log: `${sender}/360322:01930000-0000-7000-8000-000000000001/1`,
  index: 0,
  leaf: 'a1'.repeat(32),
  envelope: {
    v: 1,
    command: '01930000-0000-7000-8000-000000000003',
    n: 0,
    kind: letter.hash,
    matter: `${sender}:01930000-0000-7000-8000-000000000002`,
    step: 'open',
    by: { party: sender, desk: 'office', role: 'officer', officer: 'o1' },
    at,
    after: [],
    agreement: `${sender}:01930000-0000-7000-8000-000000000001`,
    parties: [sender, recipient],
    parts: {},
  },
  parts: {},
} as unknown as Fact
const tasksOf = (viewer: string) => {
  const matter = foldFacts(letter, [opening], viewer)
  const indicators = new KindIndicators([])
  const rows = projectMatter({ kind: letter, matter, viewer, changedAt: at, calendar: chinaCalendar(), indicators })
  return Object.keys(rows?.tracks ?? {})
}

describe('the tasks of a matter', () => {
  it('are those of its parties: whoever only looks in has no track of its own to work on', () => {
    expect(tasksOf(sender)).toEqual(['main', 'approval'])
    expect(tasksOf(recipient)).toEqual(['main', 'approval'])
    expect(tasksOf(neighbour)).toEqual(['main'])
  })
})
