import { epochMs, type LeafHex, type PartyId } from '@lianyu/kernel'
import { type NodeNumber, nodeNumbers, partyOf } from '../parties.ts'
import type { NodeProcess } from '../supervise.ts'
import type { Act } from './script.ts'

/** So many matters of one moment go on together: more would only queue for the database, on a slow machine past its patience. */
const atOnce = 32

export type Nodes = Record<NodeNumber, NodeProcess>

/**
 * Plays the past into the three nodes: their clocks are set to each moment together, and time goes on only when what
 * crosses between parties has arrived, since a request signed at one moment is worth nothing days later. Done again it
 * changes nothing: every command has its id.
 *
 * @param onProgress  told how many acts are done, now and then
 */
export async function playPast(nodes: Nodes, acts: Act[], onProgress: (done: number) => void): Promise<void> {
  const nodeOf = (party: PartyId) => nodes[partyOf(party).node]
  let done = 0
  for (const moment of moments(acts)) {
    const at = moment[0]?.at
    if (at === undefined) continue
    await Promise.all(nodeNumbers.map((number) => nodes[number].ask({ ask: 'stand', atMs: epochMs(at) })))
    const waiting = chains(moment).values()
    const takeTurns = async () => {
      for (const chain of waiting) await playChain(chain, nodeOf)
    }
    await Promise.all(Array.from({ length: atOnce }, takeTurns))
    done += moment.length
    onProgress(done)
  }
  await Promise.all(nodeNumbers.map((number) => nodes[number].ask({ ask: 'run' })))
}

async function playChain(acts: Act[], nodeOf: (party: PartyId) => NodeProcess): Promise<void> {
  for (const act of acts) {
    const from = act.by.party
    const leaves: LeafHex[] = await nodeOf(from)
      .ask({ ask: 'play', act })
      .catch((cause: Error) => {
        const what = JSON.stringify(act.do).slice(0, 80)
        throw new Error(`${act.at} ${from} ${what} ${act.matter}: ${cause.message}`, { cause })
      })
    await Promise.all(
      act.reaches.map((party) => nodeOf(party).ask({ ask: 'holds', party, matter: act.matter, leaves, from })),
    )
  }
}

/** The acts of each moment together, oldest moment first. */
function moments(acts: Act[]): Act[][] {
  const found = new Map<string, Act[]>()
  for (const act of acts) found.set(act.at, [...(found.get(act.at) ?? []), act])
  return [...found.values()]
}

/** What happens at one moment in different matters does not wait for one another. */
function chains(acts: Act[]): Act[][] {
  const found = new Map<string, Act[]>()
  for (const act of acts) found.set(act.matter, [...(found.get(act.matter) ?? []), act])
  return [...found.values()]
}
