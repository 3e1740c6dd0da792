import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Outgoing } from './outgoing.ts'

/** What is kept on this device: drafts, commands on their way, and what was verified. Nothing else of a matter. */
interface DeviceStore extends DBSchema {
  drafts: { key: string; value: Draft }
  outgoing: { key: string; value: Outgoing }
  /** The last head of a log that this browser verified. */
  heads: { key: string; value: { origin: string; size: number; root: string; key: string; at: string } }
}

export interface Draft {
  key: string
  values: Record<string, unknown>
  keptAt: string
}

let opening: Promise<IDBPDatabase<DeviceStore>> | undefined

/** @throws where the browser keeps nothing (some private windows); callers go on without */
export function deviceStore(): Promise<IDBPDatabase<DeviceStore>> {
  opening ??= openDB<DeviceStore>('lianyu', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'key' })
      db.createObjectStore('outgoing', { keyPath: 'command' })
      db.createObjectStore('heads', { keyPath: 'origin' })
    },
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}
