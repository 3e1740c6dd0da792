import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { LianyuError, refuse } from '@lianyu/kernel'

/**
 * Who supervises a data directory: one process, named in a file beside it, so that a second start is refused instead
 * of stopping the first one's database. A process id comes round again, so the moment the process began stands with it.
 *
 * @returns gives the directory free again; safe to call twice
 * @throws LianyuError `node.data-in-use` when a living process holds it
 */
export function lockDataDir(dataDir: string): () => void {
  const file = `${dataDir}.lock`
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) })
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return () => {
        if (read(file) === mine) {
          rmSync(file, { force: true })
        }
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw cause
      }
      const holder = livingHolder(file)
      if (holder !== undefined) {
        throw new LianyuError(refuse('node.data-in-use', { dir: dataDir, pid: holder }), { cause })
      }
      rmSync(file, { force: true })
    }
  }
}

function livingHolder(file: string): number | undefined {
  try {
    const { pid, began } = JSON.parse(read(file) ?? '') as { pid: number; began: string | null }
    return isAlive(pid) && beganAt(pid) === began ? pid : undefined
  } catch {
    // Cut short by a crash or a full disk: nobody who is alive wrote half a line.
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Clock ticks from boot to the start of a process (`proc(5)`, stat field 22); null where there is no /proc, and for a
 * process that has ended but was not yet waited for.
 */
function beganAt(pid: number): string | null {
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  return fields && fields[0] !== 'Z' ? (fields[19] ?? null) : null
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
