import { mkdir } from 'node:fs/promises'
import { chinaCalendar, instantOf, type PartyId, type Text, text } from '@lianyu/kernel'
import { allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import { verifyFiles } from '../files/verify-files.ts'
import { openJournal } from '../journal/journal.ts'
import { sha256Node } from '../journal/sha256.ts'
import type { Fault, Progress } from '../journal/types.ts'
import { openDatabase } from './database.ts'

export interface DataOptions {
  dataDir: string
  database?: string
  onProgress?: (what: Text) => void
}

/**
 * Checks every log, held part and stored file of the parties in a data directory, without serving anybody: the node must not be
 * running. Yields progress and faults, the first of each log; answers with the parties that were looked at.
 */
export async function* verifyData(options: DataOptions): AsyncGenerator<Progress | Fault, PartyId[]> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o711 })
  options.onProgress?.(text('数据库', 'database'))
  const database = await openDatabase({
    dataDir: options.dataDir,
    ...(options.database === undefined ? {} : { database: options.database }),
    onTrouble: () => {},
  })
  try {
    const kinds = allKinds(sha256Node)
    const journal = await openJournal({
      store: database.store,
      dataDir: options.dataDir,
      kinds: { byId: (id) => kindById(kinds, id), byHash: kindsByHash(kinds) },
      indicators: allIndicators,
      months: allMonths,
      calendar: chinaCalendar(),
      now: () => instantOf(Date.now()),
    })
    try {
      for (const party of journal.parties()) {
        yield* journal.verify(party)
        yield* journal.verifyHeld(party)
        yield* verifyFiles(database.store, options.dataDir, party)
      }
      return journal.parties()
    } finally {
      await journal.stop()
    }
  } finally {
    await database.stop()
  }
}
