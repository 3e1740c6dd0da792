import {
  appendLeaves,
  canonicalText,
  emptyFrontier,
  encodeBase64,
  foldAll,
  leafHash,
  type MatterId,
  rootOf,
} from '@lianyu/kernel'
import { factOf } from '../journal/held-entry.ts'
import { hexOf } from '../journal/hex.ts'
import { sha256Node } from '../journal/sha256.ts'
import type { DiskLog } from './disk.ts'
import { kinds } from './sample-kind.ts'
import type { Story } from './story.ts'

/** The promises of design.md section 9, asked of a world that has come to rest. */
export function brokenPromises(
  story: Story,
  matters: readonly MatterId[],
): { broken: string[]; overtaken: number; facts: number } {
  const { nodes, notebook, world } = story
  const broken = [...notebook.broken, ...world.errors.map((error) => `error: ${(error as Error).stack ?? error}`)]
  const shared = (log: DiskLog) => log.scope !== 'home'
  let facts = 0

  // One log, one content: what its writer holds, and every copy the same, to the last entry.
  for (const node of nodes) {
    for (const log of [...node.disk.logs.values()].filter(({ own }) => own)) {
      facts += log.entries.length
      const roots = rootsOf(log)
      if (!Buffer.from(roots.at(-1) as Uint8Array).equals(log.root)) broken.push(`${log.origin}: head is not its root`)
      for (const [size, root] of notebook.shown.get(log.origin) ?? []) {
        const now = roots[size]
        if (now === undefined || encodeBase64(now) !== root)
          broken.push(`${log.origin}: signed ${size}, holds otherwise`)
      }
      for (const other of nodes.filter((one) => one !== node && shared(log))) {
        const copy = other.disk.logs.get(log.origin)
        const same = copy !== undefined && copy.entries.length === log.entries.length
        if (!same || !Buffer.from(copy.root).equals(log.root)) {
          broken.push(`${other.party} holds ${copy?.entries.length ?? 0} of ${log.entries.length} of ${log.origin}`)
        }
      }
      const leaves = new Set(log.entries.map(({ leaf }) => hexOf(leaf)))
      if (leaves.size !== log.entries.length) broken.push(`${log.origin}: an entry stands twice`)
    }
    for (const line of node.disk.quarantine) broken.push(`${node.party} put aside ${line}`)
  }

  // What was acknowledged is there, once.
  for (const [command, { party, leaves }] of notebook.acknowledged) {
    const disk = nodes.find((node) => node.party === party)?.disk
    const held = [...(disk?.logs.values() ?? [])].filter(({ own }) => own).flatMap(({ entries }) => entries)
    for (const leaf of leaves) {
      const times = held.filter((entry) => hexOf(entry.leaf) === leaf).length
      if (times !== 1) broken.push(`${command} was acknowledged and is there ${times} times`)
    }
    if (held.filter((entry) => entry.command === command).length !== leaves.length) {
      broken.push(`${command} was done twice`)
    }
  }

  // All parties hold the same shared state, and it is what all the facts fold to.
  let overtaken = 0
  for (const matter of matters) {
    const states = nodes.map((node) => node.running?.simulated.get(matter)?.shared)
    const texts = new Set(states.map((state) => (state === undefined ? 'none' : canonicalText(state))))
    if (texts.size !== 1) broken.push(`${matter}: ${texts.size} states`)
    const [state] = states
    if (state === undefined) continue
    const all = nodes.flatMap(({ disk }) => [...disk.logs.values()].filter(({ own, scope }) => own && scope !== 'home'))
    const known = all.flatMap((log) =>
      log.entries.flatMap((entry, idx) =>
        entry.matter === matter ? [factOf({ ...entry, log: log.log, idx, origin: log.origin, erased: null })] : [],
      ),
    )
    const kind = kinds.byHash(state.kind)
    if (kind && state.agreement !== matter && canonicalText(foldAll(kind, known)) !== [...texts][0]) {
      broken.push(`${matter}: not what its facts fold to`)
    }
    if (state.waiting.length > 0) broken.push(`${matter}: ${state.waiting.length} facts wait for ever`)
    const byLeaf = new Map(known.map((fact) => [fact.leaf, fact]))
    for (const flag of state.flags) {
      if (flag.why === 'gate-withdrawn') continue
      if (flag.why === 'overtaken' && byLeaf.get(flag.cause ?? '')?.envelope.fence) overtaken += 1
      else broken.push(`${matter}: ${flag.step} by ${flag.by} is ${flag.why} though nobody fenced it`)
    }
    oneChain(matter, state, known, broken)
  }
  return { broken, overtaken, facts }
}

type State = NonNullable<ReturnType<NonNullable<Story['nodes'][number]['running']>['simulated']['get']>>['shared']

/** Versions of a track count up by one, and each fact rests on the one before. */
function oneChain(matter: MatterId, state: State, known: ReturnType<typeof factOf>[], broken: string[]): void {
  const off = new Set(state.flags.filter(({ why }) => why !== 'gate-withdrawn').map(({ leaf }) => leaf))
  for (const [track, { version, last: head }] of Object.entries(state.tracks)) {
    const chain = known
      .filter((fact) => fact.envelope.track === track && !off.has(fact.leaf))
      .sort((a, b) => (a.envelope.version ?? 0) - (b.envelope.version ?? 0))
    let last = state.first
    for (const [at, fact] of chain.entries()) {
      if (fact.envelope.version !== at || !fact.envelope.after.includes(last))
        broken.push(`${matter} ${track}: no one chain`)
      last = fact.leaf
    }
    if (version !== chain.length || head !== last) broken.push(`${matter} ${track}: the state is not the chain’s end`)
  }
}

/** The root at every size. */
function rootsOf(log: DiskLog): Uint8Array[] {
  let frontier = emptyFrontier
  const roots = [rootOf(sha256Node, frontier)]
  for (const { bytes } of log.entries) {
    frontier = appendLeaves(sha256Node, frontier, [leafHash(sha256Node, bytes)])
    roots.push(rootOf(sha256Node, frontier))
  }
  return roots
}
