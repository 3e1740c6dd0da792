import { existsSync } from 'node:fs'
import { chown, mkdir, readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { LianyuError, refuse } from '@lianyu/kernel'
import { barredFolder, unprivilegedUser } from '../store/run-as.ts'
import { basesIn, controlOf, ownerOf, placeOf, segmentsIn, wal } from './archive-folder.ts'

/** At most so many seconds of work lie in a segment that is not archived yet. */
const everySeconds = 60

/**
 * Makes an archive's folder fit for the database that lies in a data directory, before that database starts.
 *
 * @returns PostgreSQL's settings, and whether a base is wanted: there is none, or WAL went by while nothing was kept
 * @throws LianyuError `backup.archive-path`, `backup.archive-of-another`, `node.data-unreachable`
 */
export async function prepareArchive(
  archive: string,
  dataDir: string,
): Promise<{ settings: Record<string, string>; wantsBase: boolean }> {
  const dir = resolve(archive)
  const inside = `${dir}${sep}`.startsWith(`${resolve(dataDir)}${sep}`)
  // The path becomes part of a shell command of PostgreSQL's, in which % and quotes have a meaning.
  if (inside || !/^[\p{L}\p{N}/_.+@ -]+$/u.test(dir)) throw new LianyuError(refuse('backup.archive-path', { dir }))
  const who = unprivilegedUser()
  const barred = who && barredFolder(dir, who)
  if (who && barred) throw new LianyuError(refuse('node.data-unreachable', { dir, barred, user: who.user }))
  const [owner, control] = [ownerOf(dir), controlOf(join(dataDir, 'postgres'))]
  const used = existsSync(dir) && (await readdir(dir)).some((name) => name !== 'wal' || segmentsIn(dir).length > 0)
  if (used && (owner === undefined || owner.system !== control?.system || owner.timeline !== control.timeline)) {
    throw new LianyuError(refuse('backup.archive-of-another', { dir }))
  }
  await mkdir(dir, { recursive: true, mode: 0o711 })
  await mkdir(wal(dir), { recursive: true, mode: 0o700 })
  if (who) await chown(wal(dir), who.uid, who.gid)
  const last = segmentsIn(dir).at(-1)
  const gap = last !== undefined && control !== undefined && control.redo > placeOf(last) + 1
  return { settings: settingsFor(wal(dir)), wantsBase: basesIn(dir).length === 0 || last === undefined || gap }
}

function settingsFor(folder: string): Record<string, string> {
  const [kept, arriving] = [`'${folder}/%f.gz'`, `'${folder}/%f.arriving'`]
  // A segment that is there with the same bytes was kept before a crash; with others it is never written over.
  const again = `gzip -dc ${kept} | cmp -s - '%p'`
  const first = `gzip -1 -c '%p' > ${arriving} && sync ${arriving} && mv ${arriving} ${kept} && sync '${folder}'`
  return {
    archive_mode: 'on',
    archive_command: `if [ -f ${kept} ]; then ${again}; else ${first}; fi`,
    archive_timeout: `${everySeconds}s`,
  }
}
