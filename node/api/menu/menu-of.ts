import { agreementKindId, type MenuItem, type MenuQuery, type Text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { countMatters, listIds } from '../../store/list-matters.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, maySeeKind } from '../door.ts'
import { type ListQuery, readListQuery } from '../matters/list-query.ts'
import { onePerNode } from '../one-per-node.ts'
import { Remembered } from '../remembered.ts'

export interface MenuItemView {
  id: string
  label: Text
  count?: number
  late?: number
  /** Of a monthly duty: how many of `of` are done this month. */
  monthly?: { done: number; of: number }
  /** The list's address. */
  query: Record<string, string>
  /** A page of its own instead of the list. */
  page?: string
}

export interface MenuGroup {
  group: Text
  items: MenuItemView[]
}

/** As the screen says "999+". */
const mostCounted = 999
/** Matters that are looked into for a monthly duty. */
const mostMonthly = 200
/** A menu stands on every page, its numbers may be this old. */
const standsForMs = 5_000

const pages: Record<string, string> = { [agreementKindId]: 'agreements', audit: 'audit' }

const remembered = onePerNode((_: NodeDeps) => new Remembered<MenuGroup[]>(standsForMs))

/** The left column for the acting duty, counted. The same for everybody in one duty, so it is made once for all of them. */
export function menuOf(deps: NodeDeps, session: SignedIn): Promise<MenuGroup[]> {
  const key = `${session.party} ${session.acting.desk} ${session.acting.role}`
  return remembered(deps).of(key, () => makeMenu(deps, session))
}

async function makeMenu(deps: NodeDeps, session: SignedIn): Promise<MenuGroup[]> {
  // The screen draws what builds on the others first, so what leads for this desk comes last of the packs.
  const leads = (pack: NodeDeps['packs'][number]) =>
    pack.desks.some(({ id, first }) => id === session.acting.desk && first === true)
  const items = deps.packs
    .toSorted((a, b) => Number(leads(a)) - Number(leads(b)))
    .flatMap((pack) => pack.menu)
    .filter((item) => isShown(deps, session, item))
  const counted = await inParty(deps.store, session.party, 'app', async (tx) => {
    const found: Counted[] = []
    for (const item of items) found.push(item.page === undefined ? await count(deps, session, tx, item.query) : {})
    return found
  })
  const groups = new Map<string, MenuGroup>()
  for (const [at, item] of items.entries()) {
    const group = groups.get(item.group.zh) ?? { group: item.group, items: [] }
    groups.set(item.group.zh, group)
    const { ids, ...numbers } = counted[at] as Counted
    const page = item.page ?? (item.query.kinds.length === 1 ? pages[item.query.kinds[0] as string] : undefined)
    group.items.push({
      id: item.id,
      label: item.label,
      ...numbers,
      ...(ids === undefined ? {} : { monthly: await monthly(deps, session, item.query, ids) }),
      query: addressOf(item.query),
      ...(page === undefined ? {} : { page }),
    })
  }
  return [...groups.values()]
}

/** In whose left column an item stands. */
export function isShown(deps: NodeDeps, session: Acting, item: MenuItem): boolean {
  const { desk, role } = session.acting
  if (item.desks !== undefined && !item.desks.includes(desk)) return false
  if (item.roles !== undefined && !item.roles.includes(role)) return false
  return deps.kinds.some((kind) => item.query.kinds.includes(kind.declaration.id) && maySeeKind(deps, session, kind))
}

interface Counted {
  count?: number
  late?: number
  /** Of a monthly duty, whose matters have to be looked into. */
  ids?: string[]
}

async function count(deps: NodeDeps, session: Acting, tx: Tx, query: MenuQuery): Promise<Counted> {
  const read = readListQuery(deps, session, addressOf(query) as ListQuery)
  // The audit log is no list of matters.
  if ('refusal' in read || read.nothing) return {}
  if (query.monthly !== undefined) return { ids: await listIds(tx, read.query, mostMonthly) }
  const { count } = await countMatters(tx, read.query, mostCounted)
  if (count === 0 || query.lights !== undefined) return { count }
  const late =
    read.query.track === undefined
      ? { light: 'late' as const }
      : { track: { ...read.query.track, light: 'late' as const } }
  return { count, late: (await countMatters(tx, { ...read.query, ...late }, mostCounted)).count }
}

/** How many of these matters have an entry of the open step for the present month. */
async function monthly(deps: NodeDeps, session: Acting, query: MenuQuery, ids: string[]) {
  const { step, field } = query.monthly as NonNullable<MenuQuery['monthly']>
  const month = deps.today().slice(0, 7)
  const matters = await Promise.all(ids.map((id) => deps.journal.get(session.party, id)))
  const done = matters.filter((matter) => matter?.shared.adds[step]?.some((entry) => entry.fields[field] === month))
  return { done: done.length, of: ids.length }
}

/** The query as an address of `GET /api/matters`, which people may pass on. */
export function addressOf(query: MenuQuery): Record<string, string> {
  const { kinds, track, stages, holder, origin, lights, running, trial } = query
  return {
    kind: kinds.join(','),
    ...(track === undefined ? {} : { track }),
    ...(stages === undefined ? {} : { stage: stages.join(',') }),
    ...(holder === undefined ? {} : { holder }),
    ...(origin === undefined ? {} : { origin }),
    ...(lights?.[0] === undefined ? {} : { light: lights[0] }),
    ...(running === undefined ? {} : { running: '1' }),
    ...(trial === undefined ? {} : { trial: '1' }),
  }
}
