import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk in memory, small enough to fill. */
export interface SmallDisk {
  folder: string
  freeBytes(): number
  /** Leaves so many bytes free. */
  fill(leaveBytes: number): void
  /** Gives back what `fill` took. */
  free(): void
  remove(): void
}

/** Mounting needs Linux and its root; elsewhere tests are skipped by name. */
export const canMount = ((): boolean => {
  try {
    const disk = smallDisk(1024 * 1024)
    disk.remove()
    return true
  } catch {
    return false
  }
})()

export function smallDisk(bytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'lianyu-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  }
  chmodSync(folder, 0o711)
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    freeBytes,
    fill(leaveBytes) {
      const chunk = Buffer.alloc(64 * 1024)
      for (let left = freeBytes() - leaveBytes; left > 0; left -= chunk.length) {
        writeFileSync(ballast, chunk.subarray(0, Math.min(left, chunk.length)), { flag: 'a' })
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
