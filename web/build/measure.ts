import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * The weight of what opens first: an entry, what it imports and their styles, as the browser fetches them before it can
 * draw. Run after a build: `node build/measure.ts`. Fails above a limit.
 */
const entries = [
  { page: 'index.html', limitBytes: 350 * 1024, says: '首屏 first screen' },
  { page: 'public-case.html', limitBytes: 60 * 1024, says: '办件进度页 public page' },
]
const dist = join(import.meta.dirname, '../dist')

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

function take(key: string, files: Set<string>): void {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return
  files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const next of chunk.imports ?? []) take(next, files)
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(8)} KB`
for (const { page, limitBytes, says } of entries) {
  const files = new Set([page])
  take(page, files)
  const sizes = [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
  for (const { file, bytes } of sizes) console.log(`${kilobytes(bytes)}  ${file}`)
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`${kilobytes(all)}  ${says}（gzip），上限 limit ${limitBytes / 1024} KB`)
  if (all > limitBytes) process.exitCode = 1
}
