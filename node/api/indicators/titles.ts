import { type Indicator, isRefusal, type MatterId, type Text, text } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { listPage } from '../matters/list.ts'
import type { ListQuery } from '../matters/list-query.ts'
import { kindOfIndicator } from './words.ts'

/** Matters that a dimension may name (teams, events): more than these keep their id. */
const mostTitles = 300
const rowsAPage = 100

/** What a dimension's keys are called where they are matters themselves, as far as this desk may see them. */
export type Titles = ReadonlyMap<MatterId, string>

/** The titles of the matters that a dimension of an indicator points to; undefined where its keys are plain values. */
export async function titlesFor(
  deps: NodeDeps,
  session: SignedIn,
  indicator: Indicator,
  by: string,
): Promise<Titles | undefined> {
  const declared = kindOfIndicator(deps, indicator)?.declaration.fields[by]
  if (declared?.type !== 'matter' || declared.kind === undefined) return undefined
  const titles = new Map<MatterId, string>()
  for (let cursor: string | undefined; titles.size < mostTitles; ) {
    const asked = {
      kind: declared.kind,
      sort: '-opened',
      limit: rowsAPage,
      ...(cursor === undefined ? {} : { cursor }),
    }
    const page = await listPage(deps, session, asked as ListQuery)
    if (isRefusal(page)) break
    for (const { id, title } of page.items) titles.set(id, title)
    if (page.next === null) break
    cursor = page.next
  }
  return titles
}

const unseen = text('（不向本岗位显示）', '(not shown to this desk)')

/** Puts titles in the place of ids; an id itself says nothing to anybody. */
export function titled<T extends { label: Text }>(rows: T[], titles: Titles | undefined, key: (row: T) => string): T[] {
  if (titles === undefined) return rows
  return rows.map((row) => {
    const title = titles.get(key(row))
    if (title !== undefined) return { ...row, label: { zh: title, en: title } }
    return key(row) === '' || titles.size >= mostTitles ? row : { ...row, label: unseen }
  })
}
