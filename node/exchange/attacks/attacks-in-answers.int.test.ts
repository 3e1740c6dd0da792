import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { answerAttacks, httpAttacks } from './answer-attacks.ts'
import { expectUntouched, named } from './attack.ts'
import { type AttackedNode, attackedNode } from './attacked-node.ts'

let node: AttackedNode

beforeAll(async () => {
  node = await attackedNode(inject)
  for (const rogue of [node.rogue, node.other]) {
    rogue.comment('一').comment('二')
    await node.look(rogue.party)
  }
})
afterAll(() => node.close())

describe('a peer that answers with', () => {
  it.each(named(httpAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
  it.each(named(answerAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})
