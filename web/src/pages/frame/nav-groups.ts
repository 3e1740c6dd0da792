import type { MenuEntry, MenuGroup } from '../../api/types.ts'
import type { NavGroup, NavItem } from '../../layout/nav.ts'
import { monthBoardPath } from '../month-board/index.ts'
import { monthlyPath } from '../monthly/monthly-path.ts'
import { numbersPath } from '../numbers/index.ts'
import type { Standing } from '../workbench/adds-up.ts'

/** `g` and a letter goes there; the first item that asks for a letter has it. */
const letters: Record<string, string> = {
  projects: 'p',
  'cases-all': 'c',
  agreements: 'a',
  letters: 'l',
  problems: 'b',
  orders: 'o',
  instructions: 'i',
}

/** The address of a saved list: its kinds and its name in the path, so that the left column knows where one is. */
export function listPath({ id, query = {} }: Pick<MenuEntry, 'id' | 'query'>): string {
  const { kind = 'all', ...rest } = query
  const search = new URLSearchParams(rest).toString()
  return `/list/${kind}/${id}${search ? `?${search}` : ''}`
}

/** What has a page of its own instead of a list: by the node's word for it, or by its one kind. */
const pages: Record<string, string> = {
  agreements: '/agreements',
  audit: '/admin/audit',
  cockpit: '/cockpit',
  'invest-board': '/invest',
  months: '/months',
  settings: '/settings',
  wall: '/wall',
  'published-figure': '/figures',
}

export interface NavWords {
  say: (text: MenuGroup['group']) => string
  group: string
  mine: string
  late: string
  waiting: string
  followed: string
  together: string
  peers: string
  manage: string
  system: string
  /** Whose desk it is: what they published stands under their name. */
  party: string
}

/** What this person does: their own four lists first, then what their desk's packs put there. */
export function navGroups(
  words: NavWords,
  counts: Standing | undefined,
  menu: MenuGroup[],
  manages: boolean,
): NavGroup[] {
  const own: NavItem[] = [
    { id: 'mine', name: words.mine, to: '/', key: 'm', ...(counts && { count: counts.all }) },
    {
      id: 'late',
      name: words.late,
      to: '/late',
      ...(counts && { count: counts.late, late: counts.late > 0 }),
    },
    { id: 'waiting', name: words.waiting, to: '/waiting', key: 'w', ...(counts && { count: counts.waiting }) },
    { id: 'followed', name: words.followed, to: '/followed', key: 'f' },
  ]
  const groups: NavGroup[] = [{ id: 'own', name: words.group, items: own }]
  for (const { group, items } of inOrder(menu)) {
    const name = words.say(group)
    const listed = items.map((item) => navItem(item, words))
    const known = groups.find((one) => one.name === name)
    if (known) known.items.push(...listed)
    else groups.push({ id: group.zh, name, items: listed })
  }
  const put = (name: string, item: NavItem) => {
    const known = groups.find((one) => one.name === name)
    if (known) known.items.push(item)
    else groups.push({ id: item.id, name, items: [item] })
  }
  put(words.together, { id: 'peers', name: words.peers, to: '/peers' })
  if (manages) put(words.manage, { id: 'admin', name: words.system, to: '/admin' })
  return groups
}

/**
 * What a field's own pack adds stands before what every desk has, and printed matter last. The node gives the packs in the
 * order in which they build on each other.
 */
function inOrder(menu: MenuGroup[]): MenuGroup[] {
  const printed = ({ items }: MenuGroup) => items.every(({ query }) => query?.kind?.startsWith('published-'))
  return menu.toReversed().toSorted((a, b) => Number(printed(a)) - Number(printed(b)))
}

function pathOf(item: MenuEntry, party: string): string {
  if (item.page === 'publication') return `/p/${party}/${item.id}`
  if (item.monthly) return monthlyPath(item.id)
  if (item.page === 'month-board') return monthBoardPath(item.query?.kind ?? '')
  if (item.page === 'numbers') return numbersPath(item.query?.kind ?? '')
  return pages[item.page ?? item.query?.kind ?? ''] ?? listPath(item)
}

function navItem(item: MenuEntry, { say, party }: NavWords): NavItem {
  const key = letters[item.id]
  const count = item.monthly ? `${item.monthly.done}/${item.monthly.of}` : item.count
  return {
    id: item.id,
    name: say(item.label),
    to: pathOf(item, party),
    ...(item.page === 'publication' && { outside: true }),
    ...(count !== undefined && { count }),
    // A count is red only where all that it counts is late; a list that has late ones among others stays quiet.
    ...(item.query?.light === 'late' && item.count ? { late: true } : {}),
    ...(key && { key }),
  }
}
