import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { readTable } from './table-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianyu-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (bytes: Uint8Array) => {
  const path = join(folder, 'table.jsonl.gz')
  writeFileSync(path, bytes)
  return path
}
async function linesOf(path: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readTable(path)) lines.push(line)
  return lines
}

describe('a table’s file in a backup', () => {
  it('is read line by line, whatever lies at the seams of its pieces', async () => {
    const long = Array.from({ length: 3_000 }, (_, n) => JSON.stringify({ n, words: '示例文字'.repeat(n % 50) }))
    expect(await linesOf(file(gzipSync(long.map((line) => `${line}\n`).join(''))))).toEqual(long)
    expect(await linesOf(file(gzipSync('{"last":"without a line end"}')))).toEqual(['{"last":"without a line end"}'])
    expect(await linesOf(file(gzipSync('')))).toEqual([])
  })
  it('that is torn, changed, or gone fails where it is read, and nowhere else', async () => {
    const whole = gzipSync('{"a":1}\n'.repeat(10_000))
    await expect(linesOf(file(whole.subarray(0, whole.length - 20)))).rejects.toThrow()
    const changed = Buffer.from(whole)
    changed[changed.length - 6] = (changed[changed.length - 6] as number) ^ 0xff
    await expect(linesOf(file(changed))).rejects.toThrow()
    await expect(linesOf(join(folder, 'not-here.gz'))).rejects.toThrow('ENOENT')
  })
})
