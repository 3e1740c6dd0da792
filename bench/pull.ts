import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { NodeDeps } from '@lianyu/node'
import { bareInserts } from './bare-postgres.ts'
import { startChild } from './child.ts'
import { type Figure, perSecond, type Reading, ratio } from './figure.ts'
import { type FilledPair, filledPair } from './filled-pair.ts'
import { hereParty, startOn } from './pair.ts'
import { cpuUs, familyOf, settled } from './processes.ts'
import { startProfile, topOf } from './profile.ts'

/** A node that was away comes back to a long log: fetched over HTTP, proven, checked, stored, folded, projected, cosigned. */
export const pull: Figure = {
  name: "a peer's log taken over: pull, verify, store, apply",
  goal: '≥ 10,000 facts/s',
  whereTimeGoes:
    'Both nodes and both databases share two cores, so a fact may cost 200 µs of processor time in all. The taker reads ' +
    'every envelope and part strictly (canonical form, commitments), folds and projects; its PostgreSQL writes the entry ' +
    'and its index rows, each tenth fact a new matter with its search terms, and hashes what was stored once more before ' +
    'anybody vouches for it; the other node reads each entry twice, for its bundle and for its parts, and sends bytes as hex ' +
    'through the driver and base64 through HTTP.',
  run: async (size, profiles) => takeOver(await filledPair(size === 'full' ? 100_000 : 20_000), profiles),
}

export async function takeOver({ here, there, size: entries }: FilledPair, profiles?: string): Promise<Reading> {
  const serving = await startChild<{ databasePid: number }>('serve-data.ts', [here.dataDir, String(here.port)])
  await settled(() => [serving.pid, ...familyOf(serving.ready.databasePid)])
  const writeProfile = profiles === undefined ? undefined : await startProfile()
  if (profiles !== undefined) await serving.say('profile')
  const node = await startOn(there.dataDir, there.port)
  const processes = () => ({
    taker: process.cpuUsage(),
    database: cpuUs(familyOf(node.databasePid() as number)),
    server: cpuUs([serving.pid, ...familyOf(serving.ready.databasePid)]),
  })
  try {
    const before = processes()
    const { facts, ms } = await arrival(node.deps, entries)
    const after = processes()
    if (profiles !== undefined) {
      await mkdir(profiles, { recursive: true })
      const files = ['pull', 'pull-other'].map((name) => path.join(profiles, `${name}.cpuprofile`)) as [string, string]
      await writeProfile?.(files[0])
      await serving.say(`profile ${files[1]}`)
      for (const file of files) {
        const top = topOf(JSON.parse(await readFile(file, 'utf8')), facts, 40)
        await writeFile(file.replace(/cpuprofile$/, 'txt'), top)
      }
    }
    const rate = (facts * 1000) / ms
    const bare = await bareInserts(node.deps.store, hereParty)
    const us = (spent: number) => Math.round(spent / facts)
    const taker = after.taker.user + after.taker.system - before.taker.user - before.taker.system
    return {
      measured: `${perSecond(rate)} over ${facts.toLocaleString('en-US')} facts\n    cpu per fact  taker ${us(taker)} µs, its PostgreSQL ${us(after.database - before.database)} µs, the other node ${us(after.server - before.server)} µs`,
      limit: `bare PostgreSQL, the same entries by unnest ${perSecond(bare)}, ratio ${ratio(rate, bare)}`,
      met: rate >= 10_000,
    }
  } finally {
    await node.stop()
    await serving.stop()
  }
}

/** From the first batch that is seen to the one that reaches the end: starting both nodes is another figure. */
function arrival({ journal }: NodeDeps, entries: number): Promise<{ facts: number; ms: number }> {
  return new Promise((settle) => {
    let first: { size: number; at: number } | undefined
    const unlisten = journal.onCommit(({ own, log, size }) => {
      if (own || !log.startsWith(hereParty)) return
      first ??= { size, at: performance.now() }
      if (size < entries) return
      unlisten()
      settle({ facts: size - first.size, ms: performance.now() - first.at })
    })
  })
}
