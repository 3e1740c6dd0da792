import { migrations } from './migrate.ts'

/**
 * The rules by which the same statements run on a database sharded by party (docs/decisions): every statement says
 * `party = $n`, bound to the transaction's party, on every table it names; positions, times and dice are parameters. Read
 * from the text of the statement, so they hold for hand-written and built SQL alike.
 */

/** Tests check every statement that they run; the running node leaves the work out. */
export const statementsAreChecked = process.env.VITEST !== undefined

const forbidden: Record<string, string> = {
  now: 'times are bind parameters',
  current_timestamp: 'times are bind parameters',
  clock_timestamp: 'times are bind parameters',
  transaction_timestamp: 'times are bind parameters',
  current_date: 'times are bind parameters',
  random: 'dice are bind parameters',
  gen_random_uuid: 'ids are bind parameters',
  nextval: 'positions come from the locked head row',
  merge: 'MERGE does not run where tables are sharded',
  copy: 'the app roles do not COPY',
  pg_advisory_lock: 'advisory locks are hints only',
}

/** Tables whose rows belong to a party, as the migrations place them. */
export function partyTables(): ReadonlySet<string> {
  placed ??= new Set(
    migrations().flatMap(({ sql }) =>
      [...sql.matchAll(/place\('(\w+)', 'party'\)/g)].map((match) => match[1] as string),
    ),
  )
  return placed
}
let placed: ReadonlySet<string> | undefined

const seen = new Map<string, number[]>()

/** @throws Error naming the rule and the statement: a fault of ours, found by any test that runs the statement */
export function checkStatement(text: string, values: readonly unknown[], party: string): void {
  let places = seen.get(text)
  if (places === undefined) {
    places = partyPlaces(text)
    seen.set(text, places)
  }
  for (const place of places) {
    if (values[place - 1] !== party) {
      throw new Error(`$${place} should be the transaction's party ${party}, in: ${text}`)
    }
  }
}

interface Reference {
  table: string
  alias: string
  insert: boolean
}

/** The parameters that the statement binds to the party: at least one for each table it names. */
export function partyPlaces(text: string): number[] {
  const tokens = tokensOf(text)
  for (const [at, token] of tokens.entries()) {
    const why = forbidden[token]
    if (
      why !== undefined &&
      tokens[at - 1] !== '.' &&
      (tokens[at + 1] === '(' || at === 0 || token.startsWith('current_'))
    ) {
      throw new Error(`${why}: ${token} in: ${text}`)
    }
  }
  const references = referencesIn(tokens)
  const places: number[] = []
  for (const reference of references) {
    const found = reference.insert
      ? insertedParty(tokens, reference)
      : comparedParty(tokens, reference, references.length === 1)
    if (found.length === 0) {
      throw new Error(`party = $n is not said of ${reference.alias} (${reference.table}) in: ${text}`)
    }
    places.push(...found)
  }
  return [...new Set(places)]
}

function tokensOf(text: string): string[] {
  const plain = text.replace(/--[^\n]*/g, ' ').replace(/'(?:[^']|'')*'/g, " '' ")
  return (plain.match(/\$\d+|"[^"]+"|[A-Za-z_][\w]*|''|::|[^\s\w]|\d+/g) ?? []).map((token) =>
    token.startsWith('"') ? token.slice(1, -1) : token.toLowerCase(),
  )
}

const endsAlias = new Set([
  'where',
  'on',
  'join',
  'left',
  'right',
  'inner',
  'cross',
  'full',
  'set',
  'values',
  'select',
  'order',
  'group',
  'limit',
  'returning',
  'using',
  'for',
  'union',
  'do',
  'offset',
  'lateral',
  'as',
  'natural',
  'having',
])

function referencesIn(tokens: string[]): Reference[] {
  const tables = partyTables()
  const found: Reference[] = []
  // Whether a comma at this depth of brackets separates tables.
  const listing: boolean[] = [false]
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1] ?? ''
    if (token === '(') {
      listing.push(false)
    } else if (token === ')') {
      listing.pop()
    } else if (token === 'from' || token === 'using' || token === 'join') {
      listing[listing.length - 1] = true
    } else if (['where', 'on', 'set', 'order', 'group', 'limit', 'returning', 'select', 'union'].includes(token)) {
      listing[listing.length - 1] = false
    }
    const isTable =
      ['from', 'join', 'into', 'update', 'using', 'only', 'lateral'].includes(before) ||
      (before === ',' && listing.at(-1) === true)
    if (isTable && tables.has(token) && !(before === 'update' && tokens[at - 2] === 'for')) {
      const next = tokens[at + 1] === 'as' ? tokens[at + 2] : tokens[at + 1]
      const named = next !== undefined && /^[a-z_]\w*$/.test(next) && !endsAlias.has(next)
      found.push({ table: token, alias: named ? next : token, insert: before === 'into' })
    }
  }
  return found
}

/** `alias.party = $n`, or plain `party = $n` where the statement names one table only. */
function comparedParty(tokens: string[], { alias }: Reference, alone: boolean): number[] {
  const places: number[] = []
  for (const [at, token] of tokens.entries()) {
    const qualified = tokens[at - 1] === '.' ? tokens[at - 2] === alias : alone
    if (token === 'party' && qualified && tokens[at + 1] === '=' && tokens[at + 2]?.startsWith('$')) {
      places.push(Number(tokens[at + 2]?.slice(1)))
    }
  }
  return places
}

/** `insert into t (party, …) values ($n, …)`, `… select $n, …`, or `… select h.party, … from head h … where h.party = $n`. */
function insertedParty(tokens: string[], { table }: Reference): number[] {
  const into = tokens.findIndex((token, at) => token === 'into' && tokens[at + 1] === table)
  const columns = tokens.indexOf('(', into)
  if (tokens[columns + 1] !== 'party') {
    return []
  }
  const source = tokens.findIndex((token, at) => at > columns && (token === 'values' || token === 'select'))
  const first = tokens[source] === 'values' ? tokens[source + 2] : tokens[source + 1]
  if (tokens[source] === 'select' && tokens[source + 2] === '.' && tokens[source + 3] === 'party') {
    return comparedParty(tokens, { table, alias: first as string, insert: false }, false)
  }
  return first?.startsWith('$') ? [Number(first.slice(1))] : []
}
