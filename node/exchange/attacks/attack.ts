import { isRefusal, leafHash, openCheckpoint, type VerifiedCheckpoint, verifierOf } from '@lianyu/kernel'
import { expect } from 'vitest'
import { sha256Node } from '../../journal/sha256.ts'
import { ed25519Node } from '../ed25519.ts'
import { type AttackedNode, honestParty, type Rogue } from './attacked-node.ts'

/**
 * One way in which a peer's node or its writer lies. To add one, write a line in a table of `*-attacks.ts`: what it is
 * called, what the rogue does, and the code that an operator reads then. Whatever the rogue does not touch is as an
 * honest peer's, and every attack is followed by the same checks: {@link expectUntouched}.
 */
export interface Attack {
  name: string
  /** Bends what the rogue serves, or what it wrote. Undone afterwards: `bend`, `serve`, `signer` and `entries`. */
  do: (rogue: Rogue, node: AttackedNode) => unknown
  refused: string
  /**
   * What is kept against the writer: two signed notes that contradict each other, or the entry that does not fit. Without
   * it nobody is accused: what garbles an answer may be anybody on its way.
   */
  kept?: 'notes' | 'entry'
  /** How often the honest node looks; a fork that grows needs two. */
  looks?: number
}

/** For `it.each`: a title that is the attack's whole name. */
export const named = (attacks: readonly Attack[]) => attacks.map((attack) => [attack.name, attack] as const)

/** A comment of the rogue that the honest node does not hold yet, so that each look has something to take over. */
const pending = (at: number) => `第 ${at} 句`

/**
 * Lets the rogue do it, and expects: the named reason; evidence that anybody can check, or no accusation; nothing of the
 * log applied; every other log as it was; another peer's agreement going on meanwhile; and the attacked one too, once the
 * rogue serves what it had signed before.
 */
export async function expectUntouched(node: AttackedNode, attack: Attack): Promise<void> {
  const { rogue, other, honest } = node
  const before = { heads: await node.heads(), comments: await node.comments(rogue), lines: await node.quarantine() }
  const honestEntries = rogue.entries.slice()
  const at = honestEntries.length
  honest.troubles.length = 0

  try {
    if (attack.kept !== 'entry') rogue.comment(pending(at))
    await attack.do(rogue, node)
    const bad = rogue.entries[at]?.leaf
    if (attack.kept === 'entry') rogue.comment(pending(at))
    for (let look = 0; look < (attack.looks ?? 1); look++) await node.look(rogue.party)

    expect(await reasons(node), 'for its named reason').toContain(attack.refused)
    const aside = before.heads.map((head) => (head.origin === rogue.origin ? { ...head, state: 'quarantined' } : head))
    expect(await node.heads(), 'no log went on').toEqual(attack.kept ? aside : before.heads)
    expect(await node.comments(rogue), 'nothing was applied').toEqual(before.comments)
    if (attack.kept) await expectEvidence(node, attack, at, bad)
    else expect(await node.quarantine(), 'nobody is accused').toEqual(before.lines)

    const said = pending(other.entries.length)
    other.comment(said)
    await node.look(other.party)
    expect(await node.comments(other), 'another agreement goes on').toContain(said)
  } finally {
    rogue.mend(honestEntries)
    if (attack.kept) await honest.exchange.release(honestParty, rogue.origin, 'operator')
    rogue.comment(pending(at))
    await node.look(rogue.party)
  }
  expect(await node.comments(rogue), 'and this one, once it is mended').toEqual([...before.comments, pending(at)])
  expect(honest.errors.splice(0), 'no error of ours').toEqual([])
}

/** What the operator was told, and what the page of neighbours says of the log. */
async function reasons(node: AttackedNode): Promise<(string | undefined)[]> {
  const told = node.honest.troubles.map(({ refusal }) => refusal.refusal)
  return [...told, (await node.logOf(node.rogue))?.trouble?.refusal]
}

async function expectEvidence(
  { quarantine, rogue }: AttackedNode,
  attack: Attack,
  at: number,
  bad: Uint8Array | undefined,
): Promise<void> {
  const [line] = await quarantine()
  expect(line).toMatchObject({ origin: rogue.origin, writer: rogue.party, why: attack.refused })
  expect(line?.releasedAt).toBeUndefined()
  const notes = (line?.evidence.notes ?? []).map((note) => signedBy(rogue, note))
  if (attack.kept === 'notes') return expectContradiction(notes)
  const entry = Buffer.from(line?.evidence.entry ?? '', 'base64')
  expect(Buffer.from(leafHash(sha256Node, entry)).toString('hex')).toBe(Buffer.from(bad ?? []).toString('hex'))
  expect(line?.index).toBe(at)
}

/** Anybody can check it: the note is by the writer's own key. */
function signedBy(rogue: Rogue, note: string): VerifiedCheckpoint {
  const opened = openCheckpoint(note, rogue.origin, verifierOf(rogue.keys.log, ed25519Node))
  if (isRefusal(opened)) throw new Error(opened.refusal)
  return opened
}

/** Two notes that no honest writer signs one after the other: it shrank, or one size has two roots. */
function expectContradiction(notes: readonly VerifiedCheckpoint[]): void {
  expect(notes).toHaveLength(2)
  const [held, found] = notes as [VerifiedCheckpoint, VerifiedCheckpoint]
  expect(Buffer.compare(held.root, found.root), 'two roots').not.toBe(0)
}
