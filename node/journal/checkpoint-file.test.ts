import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CheckpointFile } from './checkpoint-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianyu-signed-'))
  path = join(folder, 'signed.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const head = (size: number, log = 'home') => {
  const origin = `360313/${log}/1`
  return { party: '360313', origin, size, note: `${origin}\n${size}\n` }
}
const sizes = (file: CheckpointFile) => ['home', 'audit'].map((log) => file.last(`360313/${log}/1`)?.size)

describe('what was signed, when the process is killed', () => {
  it('at any byte of a line that is appended: the one before stands, and the next can be read again', async () => {
    const file = await CheckpointFile.open(path)
    await file.append(head(1))
    await file.append(head(1, 'audit'))
    const before = readFileSync(path)
    await file.append(head(2))
    const whole = readFileSync(path)
    await file.close()
    for (let cut = before.length; cut <= whole.length; cut++) {
      writeFileSync(path, whole.subarray(0, cut))
      const again = await CheckpointFile.open(path)
      // The line's own end may be missing: what it says was whole by then.
      expect(sizes(again)).toEqual([cut >= whole.length - 1 ? 2 : 1, 1])
      await again.append(head(3))
      await again.close()
      const next = await CheckpointFile.open(path)
      expect(sizes(next)).toEqual([3, 1])
      await next.close()
    }
  })

  it('at any byte while the file is begun anew: the old one or the new one, never half of either', async () => {
    const file = await CheckpointFile.open(path)
    for (let size = 1; size <= 5; size++) await file.append(head(size))
    await file.append(head(4, 'audit'))
    await file.close()
    const old = readFileSync(path)
    const anew = await CheckpointFile.open(path)
    await anew.close()
    const shorter = readFileSync(path)
    expect(shorter.length).toBeLessThan(old.length)
    for (let cut = 0; cut <= shorter.length; cut++) {
      // Before the rename the new one stands beside, as far as it got.
      writeFileSync(path, old)
      writeFileSync(`${path}.1.new`, shorter.subarray(0, cut))
      const again = await CheckpointFile.open(path)
      expect(sizes(again)).toEqual([5, 4])
      await again.append(head(6))
      await again.close()
      const next = await CheckpointFile.open(path)
      expect(sizes(next)).toEqual([6, 4])
      await next.close()
    }
  })
})
