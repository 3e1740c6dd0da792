import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { expectUntouched } from './attack.ts'
import { type AttackedNode, attackedNode } from './attacked-node.ts'
import { historyAttacks, noteAttacks } from './note-attacks.ts'

let node: AttackedNode

beforeAll(async () => {
  node = await attackedNode(inject)
  for (const rogue of [node.rogue, node.other]) {
    rogue.comment('一').comment('二').comment('三')
    await node.look(rogue.party)
  }
})
afterAll(() => node.close())

describe('a checkpoint', () => {
  it.each(noteAttacks)('$name', (attack) => expectUntouched(node, attack))
})

describe('a log that contradicts itself', () => {
  it.each(historyAttacks)('$name', (attack) => expectUntouched(node, attack))
})
