import type { PartContent, ScopeRow } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Attack, expectUntouched, named } from './attack.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { committedPartAttacks, formAttacks, letterFields, opens, scopeAttacks } from './entry-attacks.ts'
import { bringIntoForce, kindHash } from './in-force.ts'

let node: AttackedNode

const scope: ScopeRow[] = [
  { kind: 'letter', steps: '*', part: 'shared', audience: 'matter-parties' },
  { kind: 'bad-rating', steps: ['open'], part: 'shared', audience: 'matter-parties' },
  { kind: 'service-case', steps: ['open', 'share'], part: 'shared', audience: 'matter-parties' },
  {
    kind: 'service-case',
    steps: '*',
    part: 'grant',
    audience: 'all',
    from: honestParty,
    rights: ['receive'],
    about: ['示例-1'],
  },
]

beforeAll(async () => {
  node = await attackedNode(inject, undefined, scope)
  for (const rogue of [node.rogue, node.other]) {
    rogue.comment('一')
    await node.look(rogue.party)
  }
})
afterAll(() => node.close())

describe('an entry that holds', () => {
  it.each(named(formAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})

describe('an entry that commits to', () => {
  it.each(named(committedPartAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})

describe('before an agreement is in force', () => {
  it.each<Attack>([
    { name: 'a matter under it', do: (rogue) => opens(rogue), refused: 'agreement.not-in-force', kept: 'entry' },
    {
      name: 'its end by expiry',
      do: (rogue) => rogue.write({ step: 'expire' }, { fields: { expiredOn: '2026-11-22' } }),
      refused: 'agreement.not-in-force',
      kept: 'entry',
    },
  ])('$name', (attack) => expectUntouched(node, attack))
})

describe('an agreement in force does not carry', () => {
  beforeAll(() => bringIntoForce(node))
  it.each(named(scopeAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})

describe('a fact that is void', () => {
  const letter = () => {
    const matter = node.rogue.newMatter()
    opens(node.rogue, { matter })
    return { matter, kind: kindHash('letter') }
  }
  const attested = { track: 'approval', stage: 'sealed', leaf: 'a'.repeat(64) }
  const to = { party: honestParty, desk: 'office' }
  const send = { step: 'send', track: 'main', epoch: 0, version: 0, attested, to }

  /** The fact stands in the log, flagged with why, and moves nothing; the log goes on. */
  async function expectVoid(matter: string, why: string, write: () => unknown): Promise<void> {
    await node.look(node.rogue.party)
    const before = await node.honest.journal.get(honestParty, matter)
    const heads = (await node.heads()).filter(({ origin }) => origin !== node.rogue.origin)
    await write()
    const leaf = node.rogue.lastLeaf
    await node.look(node.rogue.party)
    const after = await node.honest.journal.get(honestParty, matter)
    expect(after?.shared.flags).toContainEqual(expect.objectContaining({ leaf, why, by: node.rogue.party }))
    expect(after?.shared.tracks).toEqual(before?.shared.tracks)
    expect(after?.shared.fields).toEqual(before?.shared.fields)
    expect((await node.heads()).filter(({ origin }) => origin !== node.rogue.origin)).toEqual(heads)
    expect(await node.quarantine()).not.toContainEqual(expect.objectContaining({ releasedAt: undefined }))
    expect(node.honest.errors).toEqual([])
  }

  it('by who is not the holder moves nothing', async () => {
    const matter = letter()
    node.rogue.write({ ...matter, ...send }, {})
    const theirs = { ...matter, track: 'main', epoch: 1, version: 1 }
    await expectVoid(matter.matter, 'not-holder', () => node.rogue.write({ ...theirs, step: 'receive' }, {}))
  })
  it('that hands off twice moves nothing', async () => {
    const matter = letter()
    const opening = node.rogue.lastLeaf
    node.rogue.write({ ...matter, ...send }, {})
    const after = [opening, node.rogue.lastLeaf].sort()
    await expectVoid(matter.matter, 'void', () =>
      node.rogue.write({ ...matter, ...send, to: { party: honestParty, desk: 'service-window' }, after }, {}),
    )
  })
  it('that forks its own track moves nothing', async () => {
    const matter = letter()
    const after = [node.rogue.lastLeaf]
    node.rogue.write({ ...matter, ...send, after }, {})
    await expectVoid(matter.matter, 'void', () =>
      node.rogue.write({ ...matter, step: 'withdraw-letter', track: 'main', epoch: 0, version: 0, after }, {}),
    )
  })
  it('of a version that nobody has seen moves nothing', async () => {
    const matter = letter()
    await expectVoid(matter.matter, 'void', () => node.rogue.write({ ...matter, ...send, version: 7 }, {}))
  })
  it('of a tenure that nobody has seen moves nothing', async () => {
    const matter = letter()
    await expectVoid(matter.matter, 'void', () => node.rogue.write({ ...matter, ...send, epoch: 3 }, {}))
  })
  it('that hands off to who is not a party of the matter moves nothing', async () => {
    const matter = letter()
    const away = { party: node.other.party, desk: 'office' }
    await expectVoid(matter.matter, 'void', () => node.rogue.write({ ...matter, ...send, to: away }, {}))
  })
  it('that hands off to nobody moves nothing', async () => {
    const matter = letter()
    const { to: _, ...nobody } = send
    await expectVoid(matter.matter, 'void', () => node.rogue.write({ ...matter, ...nobody }, {}))
  })
  it('without the seal it says it has moves nothing', async () => {
    const matter = letter()
    const { attested: _, ...unsealed } = send
    await expectVoid(matter.matter, 'gate-missing', () => node.rogue.write({ ...matter, ...unsealed }, {}))
  })
  it('that fences where the kind has no fence moves nothing', async () => {
    const matter = letter()
    node.rogue.write({ ...matter, ...send }, {})
    const fence = { epoch: 1, party: honestParty, seen: 0 }
    await expectVoid(matter.matter, 'not-holder', () =>
      node.rogue.write({ ...matter, step: 'receive', track: 'main', epoch: 1, version: 1, fence }, {}),
    )
  })
  it('of a step the kind does not have is shown and moves nothing', async () => {
    const matter = letter()
    await expectVoid(matter.matter, 'unknown-step', () => node.rogue.write({ ...matter, step: 'hack' }, {}))
  })
  it('that opens its matter once more moves nothing', async () => {
    const matter = letter()
    await expectVoid(matter.matter, 'second-opening', () => opens(node.rogue, { matter: matter.matter }))
  })
  it('on a local track of somebody else moves nothing', async () => {
    const matter = letter()
    await expectVoid(matter.matter, 'void', () =>
      node.rogue.write({ ...matter, step: 'countersign', track: 'approval', epoch: 0, version: 0 }, {}),
    )
  })
  it('with a field __proto__ changes nothing but itself', async () => {
    const matter = letter()
    const fields = JSON.parse('{"__proto__":{"polluted":true},"comment":"示例"}') as Record<string, unknown>
    node.rogue.write({ ...matter, step: 'comment' }, { fields })
    await node.look(node.rogue.party)
    const held = await node.honest.journal.get(honestParty, matter.matter)
    expect(held?.shared.adds.comment).toHaveLength(1)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(held?.shared.adds.comment?.[0]?.fields).not.toHaveProperty('polluted')
  })
})

describe('a part that holds what no form would let through', () => {
  const clock = { name: 'main.sent', unit: 'working-days', budget: 2, receivedOn: '2026-11-20', calendar: 'x' }
  const to = { party: honestParty, desk: 'office' }
  const attested = { track: 'approval', stage: 'sealed', leaf: 'a'.repeat(64) }
  it.each<[string, PartContent, PartContent]>([
    [
      'fields of every wrong type',
      { fields: { subject: {}, recipient: 5, request: [null], wishedBy: '2026-99-99' } },
      {},
    ],
    ['fields that nobody declared', { fields: { constructor: 1, toString: 'x', hasOwnProperty: [], length: -1 } }, {}],
    ['a text of 80,000 characters', { fields: { subject: '长'.repeat(80_000) } }, {}],
    ['a day of the year 0', { fields: { subject: '示例', wishedBy: '0000-00-00' } }, {}],
    ['a clock that began on no day', {}, { clock: { ...clock, receivedOn: '不是日期' } as never }],
    ['a clock that began on the last day', {}, { clock: { ...clock, receivedOn: '9999-12-31' } as never }],
    ['a clock of more days than there are', {}, { clock: { ...clock, budget: Number.MAX_SAFE_INTEGER } as never }],
    ['a clock of hours from no instant', {}, { clock: { ...clock, unit: 'hours', receivedOn: '2026' } as never }],
    [
      'a clock of a billion hours',
      {},
      {
        clock: { ...clock, unit: 'hours', budget: 1e12, receivedOn: '2026-11-20T00:00:00.000Z' } as never,
      },
    ],
    [
      'a clock of natural days past the calendar',
      {},
      { clock: { ...clock, unit: 'natural-days', budget: 1e9 } as never },
    ],
    ['an end on no day', {}, { endedOn: '昨天' as never }],
    ['a pause on no day', {}, { suspends: { ground: '示例', on: '' }, resumes: { on: 'x' } }],
  ])('%s stops nothing', async (_name, opening, sending) => {
    const matter = node.rogue.newMatter()
    opens(node.rogue, { matter }, { ...letterFields, ...opening.fields })
    const kind = kindHash('letter')
    node.rogue.write({ matter, kind, step: 'send', track: 'main', epoch: 0, version: 0, to, attested }, sending)
    node.rogue.comment('照常')
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, quarantined: false, trouble: undefined })
    const held = await node.honest.journal.get(honestParty, matter)
    expect(held?.shared.tracks.main).toMatchObject({ stage: 'sent', epoch: 1 })
    expect(node.honest.errors.splice(0)).toEqual([])
  })
})

describe('an id that is another’s', () => {
  it('opened first by the rogue, as another kind, is still its owner’s to open', async () => {
    const command = '01890000-0000-7000-8000-00000000beef'
    const matter = `${honestParty}:${command}`
    const granted = { right: 'receive', from: node.rogue.party, about: '' }
    opens(node.rogue, { matter, kind: kindHash('service-case'), granted }, {})
    const { lastLeaf } = node.rogue
    await node.look(node.rogue.party)
    expect(await node.honest.journal.get(honestParty, matter)).toBeUndefined()
    // Its log waits for an opening, by whoever the id names, as it does for any matter that nobody opened.
    expect((await node.logOf(node.rogue))?.trouble).toMatchObject({ refusal: 'exchange.matter-unknown' })
    const opened = await node.honest.journal.open({
      party: honestParty,
      actor: { party: honestParty, desk: 'office', role: 'officer', officer: 'officer-1' },
      command,
      kind: 'letter',
      agreement: node.rogue.agreement,
      parties: [honestParty, node.rogue.party].sort(),
      data: { subject: '本方的', recipient: node.rogue.party, request: '请协助' },
    })
    expect(opened).toMatchObject({ matter })
    const held = await node.honest.journal.get(honestParty, matter)
    expect(held?.shared).toMatchObject({ kind: kindHash('letter'), fields: { subject: '本方的' } })
    await node.look(node.rogue.party)
    expect((await node.logOf(node.rogue))?.trouble).toBeUndefined()
    const after = await node.honest.journal.get(honestParty, matter)
    expect(after?.shared.flags).toEqual([
      expect.objectContaining({ leaf: lastLeaf, why: 'void', by: node.rogue.party }),
    ])
    expect(after?.shared.parties).toEqual([honestParty, node.rogue.party].sort())
    expect(node.honest.errors).toEqual([])
  })

  it('of another agreement is not touched from this one', async () => {
    const before = await node.honest.journal.get(honestParty, node.other.agreement)
    node.rogue.write(
      { matter: node.other.agreement, kind: kindHash('letter'), step: 'comment' },
      { fields: { comment: '插话' } },
    )
    await node.look(node.rogue.party)
    const after = await node.honest.journal.get(honestParty, node.other.agreement)
    expect(after?.shared.adds).toEqual(before?.shared.adds)
    expect(after?.shared.tracks).toEqual(before?.shared.tracks)
    node.other.comment('照常')
    await node.look(node.other.party)
    expect(await node.comments(node.other)).toContain('照常')
  })
})

describe('an agreement that ends', () => {
  it('carries no new matter after a notice', async () => {
    node.rogue.write({ step: 'notice-end' }, { fields: { lastDay: '2027-06-30', endReason: '示例' } })
    await node.look(node.rogue.party)
    await expectUntouched(node, {
      name: '',
      do: (rogue) => opens(rogue),
      refused: 'agreement.winding-up',
      kept: 'entry',
    })
  })
  it('carries nothing but corrections after its end', async () => {
    node.rogue.write({ step: 'confirm-end' }, { fields: { settledHow: '示例' } })
    await node.look(node.rogue.party)
    await expectUntouched(node, { name: '', do: (rogue) => opens(rogue), refused: 'agreement.ended', kept: 'entry' })
  })
})
