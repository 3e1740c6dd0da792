import { inflateRawSync } from 'node:zlib'
import { type Refusal, refuse, text } from '@lianyu/kernel'
import { limits } from './cell.ts'

/**
 * Unpacks every entry of a zip once, within the limits, and throws the bytes away: what the directory says of sizes may be
 * a lie, and the reader that comes after believes it.
 *
 * @source APPNOTE.TXT (zip), sections 4.3.12 (central directory) and 4.3.16 (its end)
 */
export function checkZip(bytes: Buffer): Refusal | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length) return refuse('import.not-a-workbook', {}, 'file')
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.zipEntries) return tooLarge(text('内部文件', 'parts'), String(limits.zipEntries))
  let at = bytes.readUInt32LE(end + 16)
  let left: number = limits.unpackedBytes
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      return refuse('import.not-a-workbook', {}, 'file')
    const unpacked = unpackedSize(bytes, at, left)
    if (unpacked === undefined) return refuse('import.not-a-workbook', {}, 'file')
    left -= unpacked
    if (left < 0) return tooLarge(text('解压后', 'unpacked'), `${limits.unpackedBytes / 1024 / 1024} MB`)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return undefined
}

/** Bytes of one entry, more than `left` where it has more; undefined for what is no zip entry. */
function unpackedSize(bytes: Buffer, at: number, left: number): number | undefined {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return undefined
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) return undefined
  if (method === 0) return packed
  if (method !== 8) return undefined
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) }).length
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? left + 1 : undefined
  }
}

export function tooLarge(what: { zh: string; en: string }, most: string): Refusal {
  return refuse('import.too-large', { what, most }, 'file')
}
