import path from 'node:path'
import type { Text } from '@lianyu/kernel'
import { openDatabase } from '../start/database.ts'
import { runningServer } from '../store/postmaster.ts'
import { type Repaired, repairData } from './repair.ts'

/** `repairData` over a data directory whose node is stopped. */
export async function repairNode(options: {
  dataDir: string
  database?: string
  onProgress?: (what: Text) => void
}): Promise<Repaired> {
  const { dataDir, database } = options
  const opened = await openDatabase({ dataDir, ...(database === undefined ? {} : { database }), onTrouble: () => {} })
  try {
    const owner = database ?? runningServer(path.join(dataDir, 'postgres'))
    if (owner === undefined) throw new Error('the database that was just started is not there')
    return await repairData({ ...options, owner, store: opened.store })
  } finally {
    await opened.stop()
  }
}
