import { chinaCalendar, instantOf, isRefusal, LianyuError, type PartyId, parseOrigin, refuse } from '@lianyu/kernel'
import { allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import { Directory } from '../exchange/directory.ts'
import { allLogs } from '../exchange/log-rows.ts'
import { type StaticLog, writeStaticLog } from '../exchange/static-log.ts'
import { openJournal } from '../journal/journal.ts'
import { sha256Node } from '../journal/sha256.ts'
import { inParty } from '../store/transaction.ts'
import { openDatabase } from './database.ts'
import type { DataOptions } from './verify-data.ts'

export interface ExportedLog extends StaticLog {
  /** Whose copy it is; another's log is written as this party mirrored it. */
  party: PartyId
}

/**
 * Writes the logs of a data directory, own and mirrored, as static tlog-tiles folders; the node must not be running. A log
 * that several parties here hold is written once, from its writer where that is one of them.
 *
 * @param only  origins to write; all where none is named
 * @throws LianyuError `log.bad-origin` or `exchange.no-such-log` for a name that is not held here
 */
export async function* exportLogs(options: DataOptions & { to: string; only?: string[] }): AsyncGenerator<ExportedLog> {
  for (const origin of options.only ?? []) {
    const named = parseOrigin(origin)
    if (isRefusal(named)) throw new LianyuError(named)
  }
  const database = await openDatabase({
    dataDir: options.dataDir,
    ...(options.database === undefined ? {} : { database: options.database }),
    onTrouble: () => {},
  })
  try {
    const { store } = database
    const kinds = allKinds(sha256Node)
    const journal = await openJournal({
      store,
      dataDir: options.dataDir,
      kinds: { byId: (id) => kindById(kinds, id), byHash: kindsByHash(kinds) },
      indicators: allIndicators,
      months: allMonths,
      calendar: chinaCalendar(),
      now: () => instantOf(Date.now()),
    })
    try {
      const directory = new Directory(journal, store)
      await directory.load()
      const held = []
      for (const party of journal.parties()) {
        for (const log of await inParty(store, party, 'exchange', allLogs)) held.push({ party, log })
      }
      held.sort((a, b) => Number(b.log.own) - Number(a.log.own))
      const wanted = new Set(options.only ?? held.map(({ log }) => log.origin))
      for (const { party, log } of held) {
        if (!wanted.delete(log.origin)) continue
        // What was committed last is signed now, unless this node may not sign.
        const fresh =
          log.own && log.size > 0 && journal.readOnly(party) === undefined
            ? await journal.checkpoint(party, log.origin)
            : undefined
        const written = await writeStaticLog({ store, directory }, party, log, options.to, fresh)
        if (written !== undefined) yield { party, ...written }
      }
      const [missing] = wanted
      if (missing !== undefined) throw new LianyuError(refuse('exchange.no-such-log', { origin: missing }))
    } finally {
      await journal.stop()
    }
  } finally {
    await database.stop()
  }
}
