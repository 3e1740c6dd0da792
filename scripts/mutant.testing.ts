import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Pieces of a file's text and what stands there instead; each is in the file once. */
export type Exchange = readonly (readonly [from: string, to: string])[]

/**
 * A module with pieces of its text exchanged, so that a test can show that it fails where a rule is taken away. Its
 * imports lead to where they did.
 *
 * @param file  absolute path of the module
 * @throws Error where the text has moved on: then the mutation says nothing any more
 */
export async function mutantOf<T>(file: string, exchange: Exchange): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lianyu-mutant-'))
  try {
    let source = readFileSync(file, 'utf8')
    for (const [from, to] of exchange) {
      if (source.split(from).length !== 2) throw new Error(`${path.basename(file)} does not say this once: ${from}`)
      source = source.replace(from, () => to)
    }
    const here = pathToFileURL(file)
    source = source.replace(/ from '(\.{1,2}\/[^']+)'/g, (_, name: string) => ` from '${new URL(name, here).href}'`)
    source = source.replace(/ from '((?!node:|file:)[^']+)'/g, (_, name: string) => {
      return ` from '${import.meta.resolve(name, here.href)}'`
    })
    const mutant = path.join(folder, `${randomUUID()}.ts`)
    writeFileSync(mutant, source)
    return (await import(/* @vite-ignore */ mutant)) as T
  } finally {
    rmSync(folder, { recursive: true })
  }
}
