/** What kernel and packs may not say: each gets moments, ids and dice as arguments, so that results can be repeated. */
const forbidden = [
  { name: 'Date.now()', pattern: /\bDate\s*\.\s*now\b/g },
  { name: 'new Date()', pattern: /\bnew\s+Date\b/g },
  { name: 'Date()', pattern: /(?<!new\s+)(?<![.\w])Date\s*\(/g },
  { name: 'Math.random()', pattern: /\bMath\s*\.\s*random\b/g },
  { name: 'performance.now()', pattern: /\bperformance\s*\.\s*now\b/g },
  { name: 'crypto.randomUUID()', pattern: /\brandomUUID\b|\bgetRandomValues\b/g },
]

/** A breach, with the line it stands on, counted from 1. */
export interface Breach {
  line: number
  name: string
}

/** Finds clocks and dice in a source text. Comments may name them: they are blanked out first, lines kept. */
export function breachesOfPurity(source: string): Breach[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
  return forbidden
    .flatMap(({ name, pattern }) =>
      [...code.matchAll(pattern)].map((match) => ({ line: code.slice(0, match.index).split('\n').length, name })),
    )
    .sort((one, two) => one.line - two.line)
}
