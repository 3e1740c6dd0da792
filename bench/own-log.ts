import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fault, Journal, NodeDeps, Progress } from '@lianyu/node'
import { bareCopies, bareReads, emptied } from './bare-postgres.ts'
import { type Figure, perSecond, ratio } from './figure.ts'
import { filledPair } from './filled-pair.ts'
import { hereParty, startOn } from './pair.ts'
import { cpuUs, familyOf, settled } from './processes.ts'
import { startProfile, topOf } from './profile.ts'

/** How things stand when the work begins. */
interface Start {
  name: string
  prepare?: (store: NodeDeps['store'], party: string) => Promise<void>
}

/** Work over everything that one party holds, measured on the filled node by itself; of several starts the slowest counts. */
function overAll(
  id: string,
  name: string,
  goalPerSecond: number,
  starts: readonly Start[],
  work: (journal: Journal) => AsyncIterable<Progress | Fault>,
  bare: { what: string; rate: (store: NodeDeps['store'], party: string) => Promise<number> },
  whereTimeGoes: string,
): Figure {
  return {
    name,
    whereTimeGoes,
    goal: `≥ ${goalPerSecond.toLocaleString('en-US')} facts/s`,
    run: async (size, profiles) => {
      const { here } = await filledPair(size === 'full' ? 100_000 : 20_000)
      const node = await startOn(here.dataDir, here.port)
      try {
        const lines: string[] = []
        const faults: Fault[] = []
        let slowest = Number.POSITIVE_INFINITY
        for (const start of starts) {
          await start.prepare?.(node.deps.store, hereParty)
          await settled(() => [process.pid, ...familyOf(node.databasePid() as number)])
          const writeProfile = profiles === undefined ? undefined : await startProfile()
          const database = () => cpuUs(familyOf(node.databasePid() as number))
          const [before, databaseBefore, began] = [process.cpuUsage(), database(), performance.now()]
          let facts = 0
          for await (const met of work(node.deps.journal)) {
            if ('fault' in met) faults.push(met)
            else facts = met.done
          }
          const rate = (facts * 1000) / (performance.now() - began)
          const spent = process.cpuUsage(before)
          const us = (all: number) => Math.round(all / facts)
          const cost = `node ${us(spent.user + spent.system)} µs, PostgreSQL ${us(database() - databaseBefore)} µs`
          lines.push(
            `${start.name}${perSecond(rate)} over ${facts.toLocaleString('en-US')} facts\n    cpu per fact  ${cost}`,
          )
          slowest = Math.min(slowest, rate)
          if (profiles !== undefined) {
            await mkdir(profiles, { recursive: true })
            const file = path.join(profiles, `${id}.cpuprofile`)
            await writeProfile?.(file)
            await writeFile(
              path.join(profiles, `${id}.txt`),
              topOf(JSON.parse(await readFile(file, 'utf8')), facts, 40),
            )
          }
        }
        const limit = await bare.rate(node.deps.store, hereParty)
        const wrong = faults.length === 0 ? '' : `\n    faults: ${faults.map(({ fault }) => fault.en).join(' ')}`
        return {
          measured: `${lines.join('\n    ')}${wrong}`,
          limit: `bare PostgreSQL, ${bare.what} ${perSecond(limit)}, ratio ${ratio(slowest, limit)}`,
          met: slowest >= goalPerSecond && faults.length === 0,
        }
      } finally {
        await node.stop()
      }
    },
  }
}

export const rebuild = overAll(
  'rebuild',
  'every projection made again from the logs, over rows that stand and from nothing, as after a restore',
  20_000,
  [{ name: 'over rows that stand ' }, { name: 'from nothing ', prepare: emptied }],
  (journal) => journal.rebuild(hereParty),
  { what: 'the same rows copied from table to table', rate: bareCopies },
  'The database reads the entries and writes rows while the node folds, and the slower of the two sets the pace. Over rows ' +
    'that stand it is the node: reading JSON, folding, making rows. From nothing it is the database, most of it search ' +
    'terms and tracks with their indexes. Of 20,000 facts/s each may take 50 µs a fact with a core of its own.',
)

export const verify = overAll(
  'verify',
  'every entry and part on disk checked against the signed checkpoints',
  50_000,
  [{ name: '' }],
  (journal) => journal.verify(hereParty),
  { what: 'the same columns read and not looked at', rate: bareReads },
  'One thread parses each envelope, hashes it and its parts, and decodes the bytes that the driver takes as hex; the rest ' +
    'is collecting what decoding leaves behind. 50,000 facts/s are 20 µs a fact on a core of its own.',
)
