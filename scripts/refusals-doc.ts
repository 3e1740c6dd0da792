// `npm run docs:refusals` writes docs/refusals.md from the catalogue; refusals-doc.test.ts holds the two equal.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CatalogueEntry, catalogue } from '@lianyu/kernel'

const file = join(import.meta.dirname, '../docs/refusals.md')

const head = `# Refusals · 拒绝原因

Every answer "no" that Lianyu gives, by its stable code. A code never changes meaning; the sentences may get better.
In the API a refusal is an RFC 9457 problem whose \`code\` is the one below. This page is written from the catalogue in
\`kernel/refusal/\` by \`npm run docs:refusals\`; \`{…}\` stands for a value.
`

/** The page as text, one table a room (the code's first word), codes in alphabetical order. */
export function refusalsPage(): string {
  const entries = Object.entries(catalogue as unknown as Record<string, CatalogueEntry<unknown>>)
  const rooms = Map.groupBy(entries.sort(byCode), ([code]) => code.split('.')[0] ?? '')
  const tables = [...rooms].map(([room, lines]) => {
    const rows = lines.map(([code, { sort, zh, en }]) =>
      [`\`${code}\``, sort, cell(zh(placeholders())), cell(en(placeholders()))].join(' | '),
    )
    return `\n## ${room}\n\n| code | sort | 中文 | English |\n| --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`
  })
  return `${head}${tables.join('')}`
}

function byCode([one]: [string, unknown], [two]: [string, unknown]): number {
  return one < two ? -1 : 1
}

function cell(sentence: string): string {
  return sentence.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

/** Facts that answer to any name with that name in braces, however a sentence uses them: joined, mapped, counted. */
function placeholders(path = ''): never {
  const text = `{${path}}`
  return new Proxy(() => text, {
    get: (_, name) => {
      if (name === Symbol.toPrimitive || name === 'toString' || name === 'valueOf') {
        return () => text
      }
      if (name === Symbol.iterator) {
        return function* () {
          yield placeholders(path)
        }
      }
      if (typeof name === 'symbol') {
        return undefined
      }
      if (name === 'map') {
        return (say: (value: never) => string) => [say(placeholders(path))]
      }
      // A method of a list, a text or a number says the same of the same value; a field is a value of its own.
      const isMethod = name in Array.prototype || name in String.prototype || name in Number.prototype
      return isMethod && path !== '' ? () => text : placeholders(path === '' ? name : `${path}.${name}`)
    },
  }) as never
}

if (import.meta.main) {
  writeFileSync(file, refusalsPage())
}
