import type { Kind, Matter, Outlook, OutlookCell, OutlookTable } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { settingsOf } from '../step-context.ts'

/** What a pack can tell of this matter beyond its fields; absent where it has nothing to tell. */
export async function outlookOf(
  deps: NodeDeps,
  session: SignedIn,
  kind: Kind,
  matter: Matter,
): Promise<Outlook | undefined> {
  const id = kind.declaration.id
  const outlook = deps.packs.find(({ outlooks }) => outlooks !== undefined && Object.hasOwn(outlooks, id))?.outlooks?.[
    id
  ]
  if (outlook === undefined) return undefined
  const settings = settingsOf(deps)
  await settings.ready(session.party)
  const told = outlook({
    matter,
    today: deps.today(),
    setting: (key) => settings.valueOn(session.party, key, deps.today()),
  })
  return told?.table ? { ...told, table: inWords(deps, session, told.table) } : told
}

/** A pack knows desks by their ids. */
function inWords(deps: NodeDeps, { party }: SignedIn, { columns, rows }: OutlookTable): OutlookTable {
  const named = (cell: OutlookCell, at: number) =>
    columns[at]?.desk && typeof cell === 'string' ? deps.names.desk(party, cell) : cell
  return { columns, rows: rows.map((row) => ({ ...row, cells: row.cells.map(named) })) }
}
