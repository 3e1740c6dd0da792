import { type Refusal, refuse } from '@lianyu/kernel'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'

/** What people attach: papers, photographs, workbooks, a short film. Nothing a browser would run. */
export const acceptedTypes = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'video/mp4',
])

/** The media type by the content itself; a zip is looked into as a whole, since Word and Excel files are zips. */
export async function typeByMagic(head: Uint8Array, file: string): Promise<string | Refusal> {
  let found = await fileTypeFromBuffer(head)
  if (found === undefined || found.mime === 'application/zip')
    found = await fileTypeFromFile(file).catch(() => undefined)
  if (found !== undefined && acceptedTypes.has(found.mime)) return found.mime
  return refuse('files.type', { found: found?.mime ?? 'unknown' }, 'file')
}
