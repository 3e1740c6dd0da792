import type { PartyId } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'

/** One line of what the parties agreed to let travel: which steps of which kind, which part, to whom, what for. */
export interface ScopeRow {
  /** A kind's id, e.g. `service-case`. */
  kind: string
  /** Step ids (`open` and `share` among them), or every step. */
  steps: string[] | '*'
  /**
   * `witness`: who is named may look in and vouch that the logs only grow, without being a party (上级可查): every envelope,
   * and the shared parts of these steps. It lets nothing travel that no other row lets.
   * `grant`: who is named may use these `rights` of `from` on matters of the kind; what travels is for the other rows.
   */
  part: 'shared' | 'personal' | 'witness' | 'grant'
  audience: Audience
  /** Always on personal rows: it stands in the person's disclosure list. */
  purpose?: string
  /** Only on grants: ids of the kind's rights; whose they are (default: every party's own); about what (`*`: anything). */
  rights?: string[]
  from?: PartyId
  about?: string[] | '*'
}

/** All parties of the agreement, the parties of the matter, or the ones named. */
export type Audience = 'all' | 'matter-parties' | PartyId[]

const rowKeys = ['kind', 'steps', 'part', 'audience', 'purpose']
const grantKeys = ['rights', 'from', 'about']
const parts: readonly string[] = ['shared', 'personal', 'witness', 'grant']
const MOST_ROWS = 200

/**
 * Every fault of a scope at once, each with its path below `field`. Personal parts never go to all, and always say what
 * for (个人信息保护法 art. 6 and 23).
 *
 * @param parties  where given, a named audience may hold only these
 */
export function checkScopeRows(value: unknown, field = 'scope', parties?: readonly PartyId[]): Refusal[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ROWS) {
    return [refuse('agreement.scope-not-rows', { most: MOST_ROWS }, field)]
  }
  return value.flatMap((row, at) => checkScopeRow(row, at + 1, `${field}.${at}`, parties))
}

function checkScopeRow(value: unknown, n: number, path: string, parties?: readonly PartyId[]): Refusal[] {
  const bad = (what: string, key?: string) =>
    refuse('agreement.scope-row', { row: n, what }, key ? `${path}.${key}` : path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [bad('row')]
  const row = value as Record<string, unknown>
  const faults: Refusal[] = []
  const keys = row.part === 'grant' ? [...rowKeys, ...grantKeys] : rowKeys
  for (const key of Object.keys(row)) if (!keys.includes(key)) faults.push(bad(key, key))
  if (!isWord(row.kind)) faults.push(bad('kind', 'kind'))
  if (row.steps !== '*' && !isWords(row.steps)) faults.push(bad('steps', 'steps'))
  if (!parts.includes(row.part as string)) faults.push(bad('part', 'part'))
  if (row.part === 'grant') faults.push(...grantFaults(row, path, n, parties, bad))
  if (row.purpose !== undefined && !isWord(row.purpose)) faults.push(bad('purpose', 'purpose'))
  const { audience } = row
  if (audience !== 'all' && audience !== 'matter-parties' && !isWords(audience))
    faults.push(bad('audience', 'audience'))
  if (row.part === 'personal') {
    if (audience === 'all') faults.push(refuse('agreement.personal-to-all', { row: n }, `${path}.audience`))
    if (row.purpose === undefined) faults.push(refuse('agreement.personal-purpose', { row: n }, `${path}.purpose`))
  }
  if (row.part === 'witness') {
    if (!Array.isArray(audience)) faults.push(bad('audience', 'audience'))
    else if (parties?.some((party) => audience.includes(party))) {
      faults.push(refuse('agreement.witness-is-party', { row: n }, `${path}.audience`))
    }
  } else if (parties && Array.isArray(audience)) {
    for (const party of audience) {
      if (!parties.includes(party)) {
        faults.push(refuse('agreement.audience-stranger', { row: n, party: String(party) }, `${path}.audience`))
      }
    }
  }
  return faults
}

function grantFaults(
  { rights, from, about }: Record<string, unknown>,
  path: string,
  row: number,
  parties: readonly PartyId[] | undefined,
  bad: (what: string, key?: string) => Refusal,
): Refusal[] {
  const faults: Refusal[] = []
  if (!isWords(rights)) faults.push(bad('rights', 'rights'))
  if (about !== '*' && !isWords(about)) faults.push(bad('about', 'about'))
  if (from !== undefined && !isWord(from)) faults.push(bad('from', 'from'))
  else if (from !== undefined && parties && !parties.includes(from)) {
    faults.push(refuse('agreement.audience-stranger', { row, party: from }, `${path}.from`))
  }
  return faults
}

/** Does a row speak of this step? `open` and `share` count as steps, and `*` means them too. */
export function rowCovers(row: ScopeRow, kindId: string, step: string): boolean {
  return row.kind === kindId && (row.steps === '*' || row.steps.includes(step))
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isWord) && new Set(value).size === value.length
}
