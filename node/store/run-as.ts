import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The operating-system user a child runs as; absent when the caller itself is an ordinary user. */
export interface RunAs {
  user: string
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root, so a node started as root lets `nobody` serve its database. */
export function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) {
    return undefined
  }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { user: 'nobody', uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/**
 * The first folder on the way to `path` (itself included) that `who` may not pass through, or undefined when all are
 * open. Judged by mode bits; access lists are left out. A folder that does not exist yet is judged by its parents.
 */
export function barredFolder(path: string, who: RunAs): string | undefined {
  const way: string[] = []
  for (let at = resolve(path); ; at = dirname(at)) {
    way.unshift(at)
    if (dirname(at) === at) {
      break
    }
  }
  return way.find((folder) => {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (!stat) {
      return false
    }
    const bit = stat.uid === who.uid ? 0o100 : stat.gid === who.gid ? 0o010 : 0o001
    return (stat.mode & bit) === 0
  })
}

/**
 * Where data goes that nobody chose a place for: `wanted`, unless the user that runs PostgreSQL cannot get there (a
 * checkout in root's private home); then a folder under /var/lib/lianyu that belongs to `wanted` alone.
 */
export function dataDirFor(wanted: string): string {
  const who = unprivilegedUser()
  if (!who || barredFolder(wanted, who) === undefined) {
    return wanted
  }
  const mark = createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 12)
  return join('/var/lib/lianyu', mark)
}
