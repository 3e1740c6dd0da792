import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isRefusal } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileStore, largestFile } from './file-store.ts'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

describe('a party’s files', () => {
  let dir: string
  let files: FileStore
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'lianyu-files-'))
    files = new FileStore(dir)
  })
  afterEach(() => rm(dir, { recursive: true }))

  const arriving = () => readdir(path.join(dir, 'files', '360313', 'arriving'))

  it('are named by their content and typed by their own first bytes', async () => {
    const kept = await files.keep('360313', Readable.from([pdf]))
    expect(kept).toMatchObject({ type: 'application/pdf', size: pdf.length })
    if (isRefusal(kept)) throw new Error('refused')
    const again = await files.read('360313', kept.hash)
    expect(await text(again?.stream as Readable)).toBe(pdf.toString())
  })

  it('belong to one party: another does not hold the same content', async () => {
    const kept = await files.keep('360313', Readable.from([pdf]))
    if (isRefusal(kept)) throw new Error('refused')
    expect(await files.read('430281', kept.hash)).toBeUndefined()
  })

  it('refuses what a browser would run, whatever it is called', async () => {
    const page = await files.keep('360313', Readable.from([Buffer.from('<html><script>alert(1)</script>')]))
    expect(page).toMatchObject({ refusal: 'files.type', field: 'file' })
    expect(await arriving()).toEqual([])
  })

  it('refuses an empty file and one that never ends, and leaves nothing behind', async () => {
    expect(await files.keep('360313', Readable.from([]))).toMatchObject({ refusal: 'files.empty' })
    const endless = Readable.from(
      (function* () {
        yield pdf
        for (let sent = 0; sent <= largestFile; sent += 1 << 20) yield Buffer.alloc(1 << 20)
      })(),
    )
    expect(await files.keep('360313', endless)).toMatchObject({ refusal: 'files.too-large' })
    expect(await arriving()).toEqual([])
  })

  it('never lets a name climb out of the folder', async () => {
    await expect(files.read('360313', '../../etc/passwd')).rejects.toThrow(TypeError)
    await expect(files.read('../x', 'a'.repeat(64))).rejects.toThrow(TypeError)
  })

  it('forgets a file for good on erasure, and twice is not an error', async () => {
    const kept = await files.keep('360313', Readable.from([pdf]))
    if (isRefusal(kept)) throw new Error('refused')
    await files.erase('360313', kept.hash)
    await files.erase('360313', kept.hash)
    expect(await files.read('360313', kept.hash)).toBeUndefined()
  })
})
