import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * The weight of the first screen: the entry, what it imports and their styles, as the browser fetches them before it can
 * draw. Run after a build: `node build/measure.ts`. Fails above the limit.
 */
const limitBytes = 350 * 1024
const dist = join(import.meta.dirname, '../dist')

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
const files = new Set(['index.html'])

function take(key: string): void {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return
  files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const next of chunk.imports ?? []) take(next)
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) take(key)

const sizes = [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
for (const { file, bytes } of sizes) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`)
const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
console.log(
  `${(all / 1024).toFixed(1).padStart(8)} KB  首屏（gzip），上限 ${limitBytes / 1024} KB · first screen, limit ${limitBytes / 1024} KB`,
)
if (all > limitBytes) process.exitCode = 1
