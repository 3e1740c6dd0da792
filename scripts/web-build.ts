import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runQuietly } from './run-quietly.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'web/dist/.built-from')
const sources = ['web/**/*', 'kernel/**/*', 'packs/**/*', 'package-lock.json', 'tsconfig.base.json']

/** Builds the web app unless `web/dist` was built from these very sources. Answers what it did, in a few words. */
export async function buildWeb(): Promise<string> {
  if (!existsSync(join(root, 'web/index.html'))) {
    return '没有网页源码，跳过 · no web sources, skipped'
  }
  const hash = await hashOfSources()
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) {
    return '未变 · unchanged'
  }
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  await runQuietly(process.execPath, [vite, 'build'], { cwd: join(root, 'web') })
  await writeFile(stamp, hash)
  return '已构建 · built'
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const exclude = (path: string) => /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/.test(path)
  const files: string[] = []
  for await (const item of glob(sources, { cwd: root, withFileTypes: true, exclude: (item) => exclude(item.name) })) {
    if (item.isFile()) {
      files.push(join(item.parentPath, item.name))
    }
  }
  for (const file of files.sort()) {
    hash.update(`${file.slice(root.length)}\0`).update(await readFile(file))
  }
  return hash.digest('hex')
}
