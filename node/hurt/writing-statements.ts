import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A statement that writes, as it stands in the node's source. */
export interface WritingStatement {
  /** Where, from `node/`: `identity/sessions.ts`. */
  file: string
  /** Its text from the verb on, as far as it is literal, each run of spaces as one: `delete from session where party = $1 …`. */
  text: string
}

/** Where the source puts in the name of a table. */
const anyTable = '<table>'

/** `for update` locks, and `do update` belongs to an insert. Parameters stand as `§1`: a `${` or a quote ends the text. */
const verb = /(?<!\bfor )(?<!\bdo )\b(?:insert into|delete from|update) (?:[a-z_]+|\$\{table\})[^'`$]*/g

/**
 * What the node writes while it runs, read from its source. Left to others: what is done to a stopped node (`backup`,
 * `archive`, migrations), tests, and what stands in for others.
 */
export function writingStatements(): WritingStatement[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !/(\.test|\.testing)\.ts$|^(backup|archive|hurt|simulation|node_modules)\/|\/testing\/|stand-in|migrate\.ts|statement-rules/.test(
        file,
      ),
  )
  return files.sort().flatMap((file) => {
    const source = readFileSync(`${root}/${file}`, 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, '')
    return [...source.replaceAll(/\$(\d)/g, '§$1').matchAll(verb)]
      .map(([text]) => ({ file, text: spaced(text.replaceAll('§', '$').replace(/\$\{table\}/, anyTable)) }))
      .filter(({ text }) => !text.startsWith('update') || /^update \S+( [a-z]+)? set\b/.test(text))
  })
}

/** Whether a statement that was sent is this one. */
export function isSent({ text }: WritingStatement, sent: string): boolean {
  const parts = text.split(anyTable).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('\\w+')).test(spaced(sent))
}

const spaced = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
