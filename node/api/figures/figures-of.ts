import {
  isDivisionCode,
  isRefusal,
  type MatterId,
  type PartyId,
  parseDivision,
  type SharedState,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { listIds } from '../../store/list-matters.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

/** A figure as a report printed it. Nothing in it is computed here. */
export interface Figure {
  matter: MatterId
  region: string
  regionName: Text
  indicator: string
  period?: string
  asOf?: string
  kind: 'actual' | 'target' | 'change'
  /** A decimal as text. */
  value: string
  unit: string
  bound?: 'over' | 'under'
  growth?: string
  note?: string
  facts?: unknown
  source: { id: string; publisher?: string; title: string; date: string }
}

const figureKind = 'published-figure'
const most = 500

/** The figures that the party has entered as printed, and not taken down. They are public, hence for every desk. */
export async function figuresOf(deps: NodeDeps, session: SignedIn): Promise<Figure[]> {
  const query = { kinds: [figureKind], stages: ['published'], sort: 'opened', now: deps.instant() } as const
  const ids = await inParty(deps.store, session.party, 'app', (tx) => listIds(tx, query, most))
  const matters = await Promise.all(ids.map((id) => deps.journal.get(session.party, id)))
  return matters.flatMap((matter) => (matter === undefined ? [] : figureOf(deps, matter.shared)))
}

function figureOf(deps: NodeDeps, { matter, fields }: SharedState): Figure {
  const text = (field: string) => (typeof fields[field] === 'string' ? (fields[field] as string) : '')
  const optional = (field: string) => (text(field) === '' ? {} : { [field]: text(field) })
  const region = text('region')
  return {
    matter,
    region,
    regionName: regionName(deps, region),
    indicator: text('indicator'),
    ...optional('period'),
    ...optional('asOf'),
    // These two have no value but their kind's options.
    kind: text('sort') as Figure['kind'],
    value: text('value'),
    unit: text('unit'),
    ...(optional('bound') as Pick<Figure, 'bound'>),
    ...optional('growth'),
    ...optional('note'),
    ...(fields.facts === undefined ? {} : { facts: fields.facts }),
    source: {
      id: text('source'),
      ...(text('by') === '' ? {} : { publisher: text('by') }),
      title: text('sourceTitle'),
      date: text('sourceDate'),
    },
  }
}

/** A region is called as its own party calls itself; one that is no party here, by the national table. */
function regionName({ names }: NodeDeps, region: PartyId): Text {
  const named = names.party(region)
  if (named.zh !== region || !isDivisionCode(region)) return named
  const division = parseDivision(region)
  if (isRefusal(division)) return named
  const name = division.county ?? division.prefecture ?? division.province
  return name === '' ? named : { zh: name, en: name }
}
