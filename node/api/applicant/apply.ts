import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { SignedInApplicant } from '../../identity/applicants.ts'
import { sha256Node } from '../../journal/sha256.ts'
import { agreementFor } from '../../platform/agreement-for.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { misplacedAbout } from '../matters/not-about.ts'
import { withTaken } from '../matters/taken-from.ts'
import { newestKind } from '../newest-kind.ts'
import { withQueryCodes } from '../query-codes.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { filledIn, fixedFor } from './asked.ts'
import { applyingOf, offerOf } from './catalogue.ts'
import { commandFor, officerOf } from './pseudonyms.ts'

/** Matters that one applicant opens in a day: a firm with several branches, not a flood. */
const mostADay = 20
const dayMs = 24 * 60 * 60_000

export interface ApplyAsked {
  command: string
  kind: string
  /** What of the catalogue is applied for. */
  item?: string | undefined
  data: Record<string, unknown>
}

/**
 * Opens an ordinary matter at the party's desk, in the role `applicant`, under an id that is good for this matter alone. Whose
 * it is is written down first: broken off anywhere, the same command finishes it, and what was never opened is not shown.
 */
export async function apply(
  deps: NodeDeps,
  who: SignedInApplicant,
  asked: ApplyAsked,
): Promise<{ matter: string; queryCode: string | null } | Refusal> {
  const { party, applicant, sort } = who
  const applying = applyingOf(deps).find(({ kind }) => kind === asked.kind)
  const kind = applying && newestKind(deps, applying.kind)
  if (applying === undefined || kind === undefined) return refuse('node.not-found', { what: asked.kind }, 'kind')
  if (!applying.who.includes(sort)) {
    return refuse('applicant.not-for-you', { label: applying.label, firms: applying.who.includes('firm') }, 'kind')
  }
  const { catalogue, desk } = applying
  const offer = catalogue && (await offerOf(deps, party)).find((one) => one.kind === asked.kind)
  const guide = offer?.guides?.find(({ id }) => id === asked.item)
  if (catalogue !== undefined && guide === undefined) return refuse('node.not-found', { what: '事项 item' }, 'item')
  if (guide !== undefined && !guide.online) return refuse('applicant.not-online', { title: guide.title }, 'item')

  const typed = await filledIn(deps, who, kind, applying.asks, asked.data)
  if (isRefusal(typed)) return typed
  const form = {
    ...typed,
    ...fixedFor(deps, applying.fixed),
    ...vouchedFor(who, applying.vouched),
    ...(catalogue === undefined ? {} : { [catalogue.field]: asked.item }),
    ...(guide?.sample && kind.declaration.fields.sample ? { sample: true } : {}),
  }
  const acting = { party, acting: { desk, role: 'applicant' } }
  const taken = (await misplacedAbout(deps, party, kind, form)) ?? (await withTaken(deps, acting, kind, form))
  if (isRefusal(taken)) return nameRefusal(taken, deps.names, party)
  const command = commandFor(deps.querySecret, applicant, asked.command, 'open')
  const matter = `${party}:${command}`
  const { data, codes } = withQueryCodes(kind, command, taken, deps.querySecret, sha256Node)
  const keeper = catalogue === undefined ? party : (data[catalogue.party] as PartyId)
  const agreement = keeper === party ? undefined : await agreementFor(deps, deps.kindsByHash, party, keeper, asked.kind)
  const noted = await noteWhose(deps, who, matter, command)
  if (isRefusal(noted)) return noted
  const answer = await deps.journal.open({
    party,
    actor: { party, desk, role: 'applicant', officer: officerOf(deps.querySecret, applicant, matter) },
    command,
    kind: asked.kind,
    matter,
    ...(agreement === undefined ? {} : { agreement, parties: [party, keeper].toSorted() }),
    data,
    // What the catalogue filled in may have been revised since: sent again it is the same application.
    asked: form,
  })
  if (isRefusal(answer)) {
    // Unless an earlier sending of the same command did open it.
    if ((await deps.journal.get(party, matter)) === undefined) await forget(deps, who, matter)
    return nameRefusal(answer, deps.names, party)
  }
  return { matter, queryCode: Object.values(codes)[0] ?? null }
}

function vouchedFor(
  { sort, name, uscc }: SignedInApplicant,
  fields: Partial<Record<'sort' | 'name' | 'uscc', string>>,
): Record<string, unknown> {
  const said = { sort, name, uscc }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([what, field]) => {
      const value = said[what as keyof typeof said]
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

/** Counts and notes in one transaction: what is sent again counts once. */
async function noteWhose(
  deps: NodeDeps,
  { party, applicant }: SignedInApplicant,
  matter: string,
  command: string,
): Promise<Refusal | undefined> {
  return inParty(deps.store, party, 'app', async (tx) => {
    const { rows } = await tx.query<{ matter: string }>(
      'select matter from applicant_matter where party = $1 and applicant = $2 and (opened_at > $3 or matter = $4)',
      [party, applicant, new Date(deps.now() - dayMs), matter],
    )
    if (rows.some((row) => row.matter === matter)) return undefined
    if (rows.length >= mostADay) return refuse('applicant.too-many-today', { limit: mostADay })
    await tx.query(
      `insert into applicant_matter (party, applicant, matter, command, opened_at) values ($1, $2, $3, $4, $5)
       on conflict (party, applicant, matter) do nothing`,
      [party, applicant, matter, command, new Date(deps.now())],
    )
    return undefined
  })
}

function forget(deps: NodeDeps, { party, applicant }: SignedInApplicant, matter: string) {
  return inParty(deps.store, party, 'app', (tx) =>
    tx.query('delete from applicant_matter where party = $1 and applicant = $2 and matter = $3', [
      party,
      applicant,
      matter,
    ]),
  )
}
