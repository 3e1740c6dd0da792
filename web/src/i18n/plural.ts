/** Words after which a name only says more of what it names: Fund *from* above, Account *of* the policy funds. */
const rest = /^(.+?)( (?:of|from|elsewhere|at|for)\b.*)$/

/**
 * The English name of a kind, said of many: Service case → Service cases, Trip or reception → Trips or receptions. A name
 * that is a sentence or counts by itself (One thing, What one thing consists of) stays as it is.
 */
export function pluralOf(name: string): string {
  if (/^(One|What) /.test(name)) return name
  const [, head = name, tail = ''] = rest.exec(name) ?? []
  return head.split(' or ').map(severalOf).join(' or ') + tail
}

function severalOf(words: string): string {
  if (/[^aeiou]y$/.test(words)) return words.replace(/y$/, 'ies')
  return /(s|x|ch|sh)$/.test(words) ? `${words}es` : `${words}s`
}
