import { createHash } from 'node:crypto'
import { canonicalBytes, commitPart } from '@lianyu/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { newCommandId } from '../../command-id.ts'
import { sha256Node } from '../../journal/sha256.ts'
import { actorOf, ok } from '../testing/test-node.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { letterFields, opens } from './entry-attacks.ts'
import { bringIntoForce } from './in-force.ts'

let node: AttackedNode

beforeAll(async () => {
  node = await attackedNode(inject, undefined, [
    { kind: 'letter', steps: '*', part: 'shared', audience: 'matter-parties' },
    { kind: 'letter', steps: ['comment'], part: 'personal', audience: 'matter-parties', purpose: '示例：联系来信人' },
  ])
  node.rogue.comment('一')
  await node.look(node.rogue.party)
  await bringIntoForce(node)
})
afterEach(() => expect(node.honest.errors.splice(0)).toEqual([]))
afterAll(() => node.close())

const goesOn = async () =>
  expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined, quarantined: false })

/** Other logs and whether they are believed; an honest one may grow meanwhile. */
const others = async () =>
  (await node.heads())
    .filter(({ origin }) => origin !== node.rogue.origin)
    .map(({ origin, state }) => ({ origin, state }))
const hexed = (commitments: object) => JSON.parse(JSON.stringify(commitments)) as unknown

describe('a part that the agreement does not let travel', () => {
  it.each([
    ['personal', 'of a step that no purpose was agreed for'],
    ['internal', 'which never travels'],
  ] as const)('is dropped unread, although it opens its commitment: %s, %s', async (part, _what) => {
    const matter = node.rogue.newMatter()
    const [salt, bytes] = [new Uint8Array(32).fill(3), canonicalBytes({ fields: { applicantName: '示例某' } })]
    const shared = [new Uint8Array(32).fill(4), canonicalBytes({ fields: letterFields })] as const
    const commitments = { shared: commitPart(sha256Node, ...shared), [part]: commitPart(sha256Node, salt, bytes) }
    opens(node.rogue, { matter, parts: commitments })
    Object.assign(node.rogue.entries.at(-1) as object, { salt: shared[0], shared: shared[1] })
    const index = node.rogue.entries.length - 1
    const whole = node.rogue.parts.bind(node.rogue)
    const base64 = (one: Uint8Array) => Buffer.from(one).toString('base64')
    node.rogue.parts = (from, to) => {
      const { parts, ...rest } = JSON.parse(whole(from, to)) as { parts: object[] }
      const more = { index, part, salt: base64(salt), bytes: base64(bytes) }
      return JSON.stringify({ ...rest, parts: [...parts, more] })
    }
    const dropped = node.honest.exchange.counters.partsDropped
    const before = await others()
    node.honest.troubles.length = 0
    try {
      await node.look(node.rogue.party)
    } finally {
      node.rogue.parts = whole
    }
    const [fact] = await node.honest.journal.facts(honestParty, matter)
    await goesOn()
    expect(Object.keys(fact?.parts ?? {})).toEqual(['shared'])
    expect(node.honest.exchange.counters.partsDropped).toBe(dropped + 1)
    // By its name, to who runs the node; what its writer signed stays in the log, what it should not have sent nowhere.
    const told = { peer: node.rogue.party, origin: node.rogue.origin }
    expect(node.honest.troubles).toEqual([
      expect.objectContaining({
        ...told,
        refusal: expect.objectContaining({
          refusal: 'agreement.part-outside',
          facts: { kind: 'letter', step: 'open', part },
        }),
      }),
    ])
    expect(JSON.parse(Buffer.from(fact?.bytes ?? []).toString()).parts).toEqual(hexed(commitments))
    expect(await others()).toEqual(expect.arrayContaining(before))
    expect(JSON.stringify(await node.honest.journal.get(honestParty, matter))).not.toContain('示例某')
  })
})

describe('a file', () => {
  it('of other bytes than the part names is not kept, until the right ones come', async () => {
    const right = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    const hash = createHash('sha256').update(right).digest('hex')
    const enclosures = [{ hash, name: '示例.pdf', type: 'application/pdf', size: right.length }]
    opens(node.rogue, {}, { ...letterFields, enclosures })
    await node.look(node.rogue.party)
    await goesOn()
    for (const bytes of [
      Buffer.from('%PDF-1.7\n别的内容'),
      Buffer.alloc(0),
      right.subarray(1),
      Buffer.concat([right, right]),
    ]) {
      node.rogue.bend = (path) => (path === `files/${hash}` ? bytes : undefined)
      expect(await node.honest.exchange.fetchFile(honestParty, hash)).toBe(false)
      expect(await node.honest.files.read(honestParty, hash)).toBeUndefined()
    }
    expect(node.rogue.asked.filter((one) => one.endsWith(`/files/${hash}`))).toHaveLength(4)
    node.rogue.bend = (path) => (path === `files/${hash}` ? right : undefined)
    expect(await node.honest.exchange.fetchFile(honestParty, hash)).toBe(true)
    node.rogue.bend = () => undefined
  })
})

describe('a command id that a peer uses', () => {
  const say = (command: string, comment: string) =>
    node.honest.journal.step({
      party: honestParty,
      actor: actorOf(honestParty),
      command,
      matter: node.rogue.agreement,
      step: 'comment',
      data: { comment },
    })

  it('after this party did is no answer to this party’s command, nor the other way round', async () => {
    const command = newCommandId(Date.now())
    const done = ok(await say(command, '本方先说'))
    node.rogue.write({ step: 'comment', command }, { fields: { comment: '对方同号' } })
    await node.look(node.rogue.party)
    await goesOn()
    expect(await node.comments(node.rogue)).toEqual(expect.arrayContaining(['本方先说', '对方同号']))
    expect(await say(command, '本方先说')).toEqual({ ...done, replayed: true })
    expect(await say(command, '别的话')).toMatchObject({ refusal: 'command.reused' })
  })

  it('before this party does takes nothing from it', async () => {
    const command = newCommandId(Date.now())
    node.rogue.write({ step: 'comment', command }, { fields: { comment: '对方先用' } })
    await node.look(node.rogue.party)
    expect(ok(await say(command, '本方后用')).replayed).toBe(false)
    expect(await node.comments(node.rogue)).toEqual(expect.arrayContaining(['对方先用', '本方后用']))
  })
})
