import {
  isRefusal,
  keyedMatterId,
  type Matter,
  type MatterId,
  type Pack,
  type Paper,
  type PaperSection,
  type Positions,
  positionsOf,
  type Refusal,
  refuse,
  startOfDay,
} from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import { kindsInSight, maySeeKind, openDoor } from '../api/door.ts'
import { newestKind } from '../api/newest-kind.ts'
import type { SignedIn } from '../identity/session.ts'
import { columnsOf } from '../journal/kind-columns.ts'
import { inParty } from '../store/transaction.ts'
import { type ComposeDeps, compose, type Subject } from './compose.ts'
import type { PaperDocument } from './paper-document.ts'

/** Matters of one month's report at most: what is more is a table for a spreadsheet. */
const mostMatters = 1_000
const mostRelated = 200

export function paperOf(packs: readonly Pack[], id: string): Paper | undefined {
  return packs.flatMap((pack) => pack.papers ?? []).find((paper) => paper.id === id)
}

/** The words of a paper for somebody who may see its matter; or one and the same refusal for all that they may not. */
export async function paperFor(
  deps: NodeDeps,
  session: SignedIn,
  paper: Paper,
  asked: { matter?: MatterId | undefined; month?: string | undefined },
): Promise<PaperDocument | Refusal> {
  if (paper.personal) return refuse('node.not-found', { what: '公文 paper' })
  const by = deps.names.party(session.party).zh
  const with_ = composeDeps(deps)
  if (paper.of === 'month') {
    if (asked.month === undefined) return refuse('paper.wants-month', {}, 'month')
    const inSight = kindsInSight(deps, session).some(({ declaration }) => declaration.id === paper.kind)
    if (!inSight) return refuse('node.not-found', { what: '公文 paper' })
    const [all, closed] = await Promise.all([
      allOf(deps, session, paper.kind),
      closedAt(deps, session, paper.kind, asked.month),
    ])
    return compose(with_, paper, undefined, { by, month: asked.month, all, closed })
  }
  if (asked.matter === undefined) return refuse('paper.wants-matter', {}, 'matter')
  const seen = await openDoor(deps, session, asked.matter)
  if (isRefusal(seen)) return seen
  const { when } = paper
  const other = when !== undefined && seen.matter.shared.fields[when.field] !== when.is
  if (seen.kind.declaration.id !== paper.kind || other) return refuse('node.not-found', { what: '公文 paper' })
  const [related, within] = await Promise.all([
    relatedTo(deps, session, paper, asked.matter),
    withinDays(deps, session, paper, seen.matter),
  ])
  return compose(with_, paper, seen, { by, related, within })
}

export function composeDeps(deps: NodeDeps): ComposeDeps {
  return {
    ...deps,
    words: { names: deps.names, offsetMinutes: deps.offsetMinutes },
    partyName: (party: string) => deps.names.party(party),
    deskLabel: (party: string, desk: string) => deps.names.desk(party, desk),
  }
}

/** The matters that point here, of the kinds that the paper speaks of and the asker may see. */
async function relatedTo(
  deps: NodeDeps,
  session: SignedIn,
  paper: Paper,
  matter: MatterId,
): Promise<Map<string, Subject[]>> {
  const wanted = new Set(paper.sections.flatMap((section) => ('related' in section ? [section.related] : [])))
  const found = new Map<string, Subject[]>()
  if (wanted.size === 0) return found
  const ids = await inParty(deps.store, session.party, 'app', async (tx) => {
    const { rows } = await tx.query<{ matter: string }>(
      `select r.matter from relation r where r.party = $1 and r.other = $2 order by r.matter limit ${mostRelated}`,
      [session.party, matter],
    )
    return rows.map((row) => row.matter)
  })
  for (const subject of await subjectsOf(deps, session, ids)) {
    const { id } = subject.kind.declaration
    if (wanted.has(id)) found.set(id, [...(found.get(id) ?? []), subject])
  }
  return found
}

/** By section, the own matters of its kind that may have a day of theirs between two of this one's. */
async function withinDays(
  deps: NodeDeps,
  session: SignedIn,
  paper: Paper,
  { shared }: Matter,
): Promise<Map<PaperSection, Subject[]>> {
  const found = new Map<PaperSection, Subject[]>()
  for (const section of paper.sections) {
    if (!('within' in section)) continue
    const { kind: id, day, from, to } = section.within
    const [first, last] = [shared.fields[from], shared.fields[to]]
    const kind = newestKind(deps, id)
    if (kind === undefined || typeof first !== 'string' || typeof last !== 'string') continue
    const slot = columnsOf(kind).slots.get(day)
    // A day that is no column of the list was entered on that day or later.
    const [where, values] =
      slot === undefined
        ? ['n.changed_second >= $3', [startOfDay(first, deps.offsetMinutes)]]
        : [`m.${slot} between $3 and $4`, [first, last]]
    const ids = await inParty(deps.store, session.party, 'app', async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `select m.id from matter m join matter_now n on n.party = $1 and n.id = m.id
          where m.party = $1 and m.origin = $1 and n.kind = $2 and m.kind = $2 and ${where} order by m.id limit ${mostMatters}`,
        [session.party, id, ...values],
      )
      return rows.map((row) => row.id)
    })
    found.set(section, await subjectsOf(deps, session, ids))
  }
  return found
}

/** Where the logs stood when this month of this kind's reports was closed. */
async function closedAt(
  deps: NodeDeps,
  { party }: SignedIn,
  kind: string,
  month: string,
): Promise<Positions | undefined> {
  const closing = deps.packs.flatMap((pack) => pack.closings ?? []).find((one) => one.of === kind)
  if (closing === undefined) return undefined
  const held = await deps.journal.get(party, keyedMatterId(party, closing.kind, [month]))
  return positionsOf(held?.shared.fields[closing.fields.positions])
}

async function allOf(deps: NodeDeps, session: SignedIn, kind: string): Promise<Subject[]> {
  const ids = await inParty(deps.store, session.party, 'app', async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `select m.id from matter m where m.party = $1 and m.kind = $2 order by m.opened_at, m.id limit ${mostMatters}`,
      [session.party, kind],
    )
    return rows.map(({ id }) => id)
  })
  return await subjectsOf(deps, session, ids)
}

async function subjectsOf(deps: NodeDeps, session: SignedIn, ids: readonly MatterId[]): Promise<Subject[]> {
  const matters = await deps.journal.getMany(session.party, ids)
  return ids.flatMap((id) => {
    const matter = matters.get(id)
    const kind = matter && deps.kindsByHash(matter.shared.kind)
    return matter !== undefined && kind !== undefined && maySeeKind(deps, session, kind) ? [{ matter, kind }] : []
  })
}
