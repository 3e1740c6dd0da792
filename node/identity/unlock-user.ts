import { existsSync } from 'node:fs'
import path from 'node:path'
import { isRefusal, LianyuError, type PartyId, refuse } from '@lianyu/kernel'
import { noteOperatorDeed } from '../jobs/operator-deeds.ts'
import { openSealing } from '../journal/seal.ts'
import { openDatabase } from '../start/database.ts'
import { runningServer } from '../store/postmaster.ts'
import { readInOneTrip } from '../store/read-trip.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { People } from './people.ts'
import type { InIdentity, ReadIdentity } from './people-port.ts'
import { SecondFactor } from './second-factor.ts'
import { Sessions } from './sessions.ts'

export interface UnlockOptions {
  dataDir: string
  database?: string
  party: PartyId
  username: string
  /** Also a password for one use; the old one and all sessions end. */
  newPassword?: boolean
  /** Also without the second factor, which is set up anew; sessions end. */
  withoutCode?: boolean
  now?: () => number
}

/**
 * The way back in for whoever is locked out and has no other administrator to ask: by whoever may run programs on the node's
 * machine. The node may run; it writes the deed into the party's audit log, else its next start does.
 *
 * @throws LianyuError `node.not-found` for a party or user name that is not here
 */
export async function unlockUser(options: UnlockOptions): Promise<{ password?: string }> {
  const { dataDir, party, username, now = Date.now } = options
  const { store, stop } = await reach(options)
  try {
    const inIdentity: InIdentity = (of, work) => inParty(store, of, 'identity', work)
    const readIdentity: ReadIdentity = (of, reads) => readInOneTrip(store, of, 'identity', reads)
    const people = new People(inIdentity, now)
    const id = await people.idOf(party, username)
    if (id === undefined) throw new LianyuError(refuse('node.not-found', { what: `${party} ${username}` }))
    const secondFactor = new SecondFactor(inIdentity, await openSealing({ folder: path.join(dataDir, 'keys') }), now)
    const sessions = new Sessions(inIdentity, readIdentity, secondFactor, now)
    const also = [options.newPassword && 'new password', options.withoutCode && 'second factor reset'].filter(Boolean)
    // Before it is done: a deed that cannot be written down is not done.
    await noteOperatorDeed(dataDir, { party, about: id, note: ['unlocked on the machine', ...also].join(', ') })
    await sessions.lockOut.unlock(party, username)
    if (options.withoutCode) await secondFactor.turnOff(party, id)
    const reset = options.newPassword ? await people.resetPassword(party, id) : undefined
    if (isRefusal(reset)) throw new LianyuError(reset)
    if (also.length > 0) await sessions.end(party, id)
    return reset === undefined ? {} : { password: reset.password }
  } finally {
    await stop()
  }
}

async function reach({ dataDir, database }: UnlockOptions): Promise<{ store: Store; stop: () => Promise<void> }> {
  if (!existsSync(path.join(dataDir, 'keys'))) throw new LianyuError(refuse('cli.no-parties', { dir: dataDir }))
  const running = database === undefined ? runningServer(path.join(dataDir, 'postgres')) : undefined
  if (running === undefined) {
    return openDatabase({ dataDir, ...(database === undefined ? {} : { database }), onTrouble: () => {} })
  }
  const store = openStore({ schema: running, login: 'role' })
  return { store, stop: () => store.close() }
}
