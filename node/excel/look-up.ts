import { isMatterId, type PartyId, searchTokens, type Text } from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import { maySeeKind } from '../api/door.ts'
import { indicatorsOf } from '../api/indicators/words.ts'
import type { SignedIn } from '../identity/session.ts'
import { texts } from '../store/binary-arrays.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import type { Aim } from './aim.ts'
import { type Sheet, textOf } from './cell.ts'
import type { Lookups } from './cell-value.ts'
import { matterColumn } from './columns.ts'
import { mattersNamed, type Plan } from './import-store.ts'

/** Everything that the cells of a sheet have to be looked up in, found before the rows are checked. */
export async function lookUp(deps: NodeDeps, session: SignedIn, aim: Aim, plan: Plan, sheet: Sheet): Promise<Lookups> {
  const wanted = wantedMatters(aim, plan, sheet)
  const parties = partyNames(deps, session.party)
  const { matters, desks } = await inParty(deps.store, session.party, 'app', async (tx) => ({
    matters: await mattersOf(tx, deps, session, wanted),
    desks: await desksOf(tx),
  }))
  return {
    party: (name) => parties.get(name) ?? parties.get(shortName(name)),
    desk: (name) => desks.get(name.toLowerCase()),
    indicator: (name) => indicatorsOf(deps).find(({ label, id }) => [id, label.zh, label.en].includes(name))?.id,
    matter: (kind, named) => {
      const found = matters.get(`${kind} ${named}`)
      return found?.length === 1 ? (found[0] as string) : { count: found?.length ?? 0 }
    },
    kindLabel: (id): Text =>
      deps.kinds.find(({ declaration }) => declaration.id === id)?.labels.kind ?? { zh: '业务件', en: 'Matter' },
    offsetMinutes: deps.offsetMinutes,
  }
}

/** The texts of the cells that name matters, by the kind that they should be of. */
function wantedMatters({ kind }: Aim, plan: Plan, sheet: Sheet): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const { column, field } of plan.columns) {
    const declared = field === undefined ? undefined : kind.declaration.fields[field]
    const of = field === matterColumn ? kind.declaration.id : declared?.type === 'matter' ? declared.kind : undefined
    if (of === undefined) continue
    const named = wanted.get(of) ?? new Set()
    wanted.set(of, named)
    for (const { line, cells } of sheet.rows) {
      const found = textOf(cells[column - 1])
        ?.normalize('NFKC')
        .trim()
      if (line > plan.header && found !== undefined && found !== '') named.add(found)
    }
  }
  return wanted
}

/** By title, then by a code that is searched (a project code), then as an id. Only of kinds that the duty may see. */
async function mattersOf(tx: Tx, deps: NodeDeps, session: SignedIn, wanted: Map<string, Set<string>>) {
  const found = new Map<string, string[]>()
  for (const [kindId, named] of wanted) {
    const kind = deps.kinds.find(({ declaration }) => declaration.id === kindId)
    if (kind === undefined || !maySeeKind(deps, session, kind)) continue
    const titled = await mattersNamed(tx, kindId, 'title', [...named])
    for (const [name, ids] of titled) found.set(`${kindId} ${name}`, ids)
    const codes = [...named].filter((name) => !titled.has(name) && /^[\dA-Za-z-]{6,60}$/.test(name))
    for (const [code, ids] of await byCode(tx, kindId, codes)) found.set(`${kindId} ${code}`, ids)
    for (const id of [...named].filter(isMatterId)) {
      const { count } = await tx.query('select id from matter where party = $1 and kind = $2 and id = $3', [
        tx.party,
        kindId,
        id,
      ])
      if (count === 1) found.set(`${kindId} ${id}`, [id])
    }
  }
  return found
}

/** The matters whose searched text has every word of a code. A code is one word, or a few joined by hyphens. */
async function byCode(tx: Tx, kind: string, codes: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const terms = new Map(codes.map((code) => [code, searchTokens(code)]))
  const all = [...new Set([...terms.values()].flat())]
  if (all.length === 0) return found
  const { rows } = await tx.query<{ term: string; matter: string }>(
    `select t.term, t.matter from unnest($3::text[]) u (term)
       join term t on t.party = $1 and t.kind = $2 and t.term = u.term order by t.matter limit 50000`,
    [tx.party, kind, texts(all)],
  )
  const holders = Map.groupBy(rows, ({ term }) => term)
  for (const [code, words] of terms) {
    const sets = words.map((word) => new Set(holders.get(word)?.map(({ matter }) => matter)))
    const [first = new Set<string>(), ...others] = sets
    const ids = [...first].filter((id) => others.every((set) => set.has(id)))
    if (ids.length > 0) found.set(code, ids)
  }
  return found
}

async function desksOf(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; label_zh: string; label_en: string }>(
    'select id, label_zh, label_en from desk where party = $1 and closed_at is null',
    [tx.party],
  )
  return new Map(
    rows.flatMap(({ id, label_zh: zh, label_en: en }) => [id, zh, en].map((name) => [name.toLowerCase(), id] as const)),
  )
}

/** Full and short names of the parties that this one knows: itself, those of its node, and the pinned. */
function partyNames(deps: NodeDeps, own: PartyId): Map<string, PartyId> {
  const known = [...deps.journal.parties(), ...deps.exchange.cards(own).map(({ party }) => party)]
  const names = new Map<string, PartyId>()
  for (const party of known) {
    const { zh, en } = deps.names.party(party)
    for (const name of [shortName(zh), zh, en]) names.set(name, party)
  }
  return names
}

/** `湘东区` is also written `湘东`. */
function shortName(name: string): string {
  return name.replace(/(人民政府|县|区|市)+$/u, '')
}
