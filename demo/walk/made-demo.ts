// The past of a demo takes a minute to play: it is played once for a run of tests, and each walk goes on from a copy.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run keeps the demo that its walks copy. */
    madeDemo: string
  }
}

/** Vitest's globalSetup: a folder for it, gone at the end. Nothing is made before a walk wants it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Under /tmp, since a socket's path must be short and the database's own user must get there.
  const folder = await mkdtemp('/tmp/lianyu-made-')
  await chmod(folder, 0o711)
  project.provide('madeDemo', folder)
  return () => rm(folder, { recursive: true, force: true })
}

/**
 * The data of a demo that was made and stopped. Whoever asks first makes them; the others wait.
 *
 * @param make  makes them in the folder that it is given
 * @throws Error where the one who made them failed
 */
export async function madeOnce(folder: string, make: (dataDir: string) => Promise<void>): Promise<string> {
  const [made, failed] = [join(folder, 'made'), join(folder, 'failed')]
  const first = await mkdir(join(folder, 'first')).then(
    () => true,
    () => false,
  )
  if (first) {
    const dataDir = join(folder, 'making')
    try {
      await make(dataDir)
      await rename(dataDir, made)
    } catch (error) {
      await writeFile(failed, '')
      throw error
    }
  }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error('the demo could not be made: whoever made it says why')
    await sleep(200)
  }
  return made
}

/** All of it with its owners: a database is read by its own user alone. */
export async function copyOf(made: string, dataDir: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', made, dataDir])
}
