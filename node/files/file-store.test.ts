import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isRefusal } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mutantOf } from '../../scripts/mutant.testing.ts'
import { FileStore, largestFile } from './file-store.ts'
import * as types from './media-types.ts'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** What a browser or a system would run, or would open with something that does. */
const runs: Record<string, Buffer> = {
  page: Buffer.from('<html><script>alert(1)</script>'),
  'page after a byte order mark': Buffer.from('\ufeff<!doctype html><script>alert(1)</script>'),
  drawing: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  script: Buffer.from('alert(1)'),
  'page that names itself a paper': Buffer.from('<script>alert(1)</script>%PDF-1.7'),
  program: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
  module: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  'animated picture': Buffer.from('GIF89a\u0001\u0000\u0001\u0000/*', 'latin1'),
}

/** Contents whose type is not what this says, by the types of one module. */
async function typeFaults({ typeByMagic }: typeof types): Promise<string[]> {
  const faults: string[] = []
  for (const [what, bytes] of Object.entries(runs)) {
    if (!isRefusal(await typeByMagic(bytes, '/nowhere'))) faults.push(what)
  }
  if ((await typeByMagic(pdf, '/nowhere')) !== 'application/pdf') faults.push('paper')
  return faults
}

describe('the types of files', () => {
  it('are those that people attach, by the content', async () => {
    expect(await typeFaults(types)).toEqual([])
  })
  it.each<[what: string, from: string, to: string]>([
    ['any type that is known', 'acceptedTypes.has(found.mime)', 'true'],
    ['drawings', "'image/webp',", "'image/webp', 'application/xml', 'image/svg+xml',"],
    ['no type at all', 'return refuse(', "return 'application/octet-stream' as string || refuse("],
    ['programs', "'video/mp4',", "'video/mp4', 'application/x-msdownload', 'application/wasm',"],
  ])('%s: taken, the table is wrong', async (_what, from, to) => {
    const file = path.join(import.meta.dirname, 'media-types.ts')
    expect(await typeFaults(await mutantOf<typeof types>(file, [[from, to]]))).not.toEqual([])
  })
})

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
    for (const [what, bytes] of Object.entries(runs)) {
      const kept = await files.keep('360313', Readable.from([bytes]))
      expect(kept, what).toMatchObject({ refusal: 'files.type', field: 'file' })
    }
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
