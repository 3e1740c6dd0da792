import {
  type FieldDeclaration,
  goesBy,
  hasArrived,
  type Instant,
  identityTerm,
  type Kind,
  type KindDeclaration,
  type Matter,
  PLACED_TERM,
  personTerm,
  searchTokens,
  type TrackState,
} from '@lianyu/kernel'
import { noTime } from '../store/none.ts'
import { awaitedBy } from './awaited-by.ts'
import { columnsOf } from './kind-columns.ts'
import type { MatterRows, Projecting, TrackRow } from './matter-rows.ts'
import { placeOf } from './place-of.ts'
import { clockTimes, noClock } from './track-clock.ts'

const longestTitle = 300

/** The rows of a matter, or undefined while its opening has not arrived. */
export function projectMatter(work: Projecting): MatterRows | undefined {
  const { kind, matter, changedAt } = work
  const { shared, overlay } = matter
  if (shared.first === '') {
    return undefined
  }
  const { declaration } = kind
  const states = { ...shared.tracks, ...overlay.tracks }
  const rows: Record<string, TrackRow> = {}
  for (const id in states) {
    rows[id] = trackRow(work, id, states[id] as TrackState)
  }
  // Whoever only looks in has no part in it, and nothing of its own to do about it.
  const looksIn = shared.parties.length > 0 && !shared.parties.includes(work.viewer)
  const isTask = ([id, { redAt }]: [string, TrackRow]) => {
    const { standing, local } = declaration.tracks[id] ?? {}
    // A standing track is nobody's task while no clock runs on it: the matter's own row says where it stands.
    return (!standing || redAt !== noTime) && !(local && looksIn)
  }
  const tracks = Object.fromEntries(Object.entries(rows).filter(isTask))
  const title = textOf(heldValue(matter, declaration.title)).slice(0, longestTitle)
  const main = rows[declaration.main]
  const name = goesBy(kind, shared)
  const made: MatterRows = {
    matter: {
      id: shared.matter,
      kind: name,
      kindHash: kind.hash,
      origin: shared.origin,
      agreement: shared.agreement ?? null,
      title,
      openedAt: shared.openedAt,
      sample: shared.fields.sample === true,
      slots: columnsOf(kind).slotsOf((field) => heldValue(matter, field)),
    },
    now: {
      stage: main?.stage ?? '',
      holderParty: main?.holderParty ?? shared.origin,
      holderDesk: main?.holderDesk ?? '',
      amberAt: earliest(tracks, 'amberAt'),
      redAt: earliest(tracks, 'redAt'),
      changedAt,
    },
    tracks,
    relations: relationsOf(declaration.fields, matter),
    terms: termsOf(work, title),
    counted: work.indicators.countedOf(kind, matter),
    months: work.indicators.monthsOf(kind, matter),
    ...settingOf(kind, matter),
    queryCodes: queryCodesOf(declaration, matter),
  }
  return shared.trial ? aside(made) : made
}

/** What a trial leaves out besides its kind's name: no desk's task, no clock that tells, no way here from another matter or from outside. */
function aside(rows: MatterRows): MatterRows {
  return { ...rows, tracks: {}, relations: new Set(), queryCodes: new Set(), months: new Set() }
}

function trackRow(work: Projecting, id: string, track: TrackState): TrackRow {
  const before = work.before?.tracks[id]
  const ended = hasArrived(work.kind.declaration, id, track.stage)
  const clock = ended ? noClock : clockTimes(work, id, track, before)
  return {
    // First: it may be the whole row of before, whose other values are then overwritten.
    ...clock,
    stage: track.stage,
    holderParty: track.holder.party,
    holderDesk: track.holder.desk,
    chargedParty: (track.chargedTo ?? track.holder).party,
    since: track.heldSince,
    awaitedBy: ended ? null : awaitedBy(work.kind, work.matter, work.viewer, id, track),
    endedAt: ended ? track.stageSince : null,
  }
}

function earliest(tracks: Record<string, TrackRow>, name: 'amberAt' | 'redAt'): Instant {
  let found: Instant = noTime
  for (const id in tracks) {
    const at = tracks[id]?.[name] as Instant
    // 'infinity' sorts after every digit.
    if (at < found) {
      found = at
    }
  }
  return found
}

function heldValue({ shared, overlay }: Matter, field: string): unknown {
  return Object.hasOwn(shared.fields, field) ? shared.fields[field] : overlay.fields[field]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)
}

/** Terms of the title, of what the kind searches, of what identifies it, and of its standing on the map; never of a personal part's text, which must be able to disappear. */
function termsOf({ kind, matter, before }: Projecting, title: string): Set<string> {
  const identities = (kind.identifies ?? []).flatMap((field) => identityTerm(field, heldValue(matter, field)) ?? [])
  // Erased, the value is not held any more, and its digest goes with the rows of before.
  const who = (kind.reuses?.who ?? []).flatMap((field) => personTerm(heldValue(matter, field)) ?? []).slice(0, 1)
  identities.push(...who)
  if (placeOf(kind, matter.shared.fields) !== undefined) identities.push(PLACED_TERM)
  const { fields, search } = kind.declaration
  const texts = search
    .filter((field) => fields[field]?.part !== 'personal')
    .map((field) => textOf(heldValue(matter, field)))
  const text = [title, ...texts].join('\n')
  const cut = [text, ...identities].join('\n')
  const known = before && termsText.get(before.terms) === cut
  const terms = known ? before.terms : new Set([...searchTokens(text), ...identities])
  termsText.set(terms, cut)
  return terms
}
/** Of which text the terms are, so that an unchanged text is not cut up again. */
const termsText = new WeakMap<Set<string>, string>()

const split = '\u0000'
function relationsOf(fields: Record<string, FieldDeclaration>, matter: Matter): Set<string> {
  const relations = new Set<string>()
  for (const id in fields) {
    if (fields[id]?.type !== 'matter') {
      continue
    }
    const other = heldValue(matter, id)
    if (typeof other === 'string' && other !== '') {
      relations.add(`${id}${split}${other}`)
    }
  }
  return relations
}
export function relationParts(relation: string): [name: string, other: string] {
  return relation.split(split) as [string, string]
}

/** Hashes of the public codes that lead here: the one by which it is followed, and those of the papers it issued. */
function queryCodesOf({ fields, open }: KindDeclaration, matter: Matter): Set<string> {
  const codes = new Set<string>()
  const followed = queryCodeField(fields, open)
  const hash = followed === undefined ? undefined : heldValue(matter, followed)
  if (typeof hash === 'string') codes.add(hash)
  for (const step in open) {
    const { issues } = open[step] ?? {}
    for (const { fields: given } of (issues && matter.shared.adds[step]) ?? []) {
      const code = given[issues?.code ?? '']
      if (typeof code === 'string') codes.add(code)
    }
  }
  return codes
}

function queryCodeField(fields: Record<string, FieldDeclaration>, open: KindDeclaration['open']): string | undefined {
  for (const id in fields) {
    if (fields[id]?.type === 'query-code' && !Object.values(open).some(({ issues }) => issues?.code === id)) return id
  }
  return undefined
}

/** A setting holds once it is approved; which value holds on a day is the reader's question. */
function settingOf(kind: Kind, { shared }: Matter): Pick<MatterRows, 'setting'> {
  const { key, validFrom, value } = shared.fields
  const approved = goesBy(kind, shared) === 'setting' && shared.tracks[kind.declaration.main]?.stage === 'approved'
  if (!approved || typeof key !== 'string' || typeof validFrom !== 'string' || value === undefined) {
    return {}
  }
  return { setting: { key, validFrom, value: JSON.stringify(value) } }
}
