import {
  type Agreement,
  agreementDay,
  agreementKindId,
  agreementOf,
  type LogId,
  type MatterId,
  type PartyId,
  type ScopeRow,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { listIds } from '../../store/list-matters.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

export interface AgreementView {
  id: MatterId
  title: string
  form: string
  formLabel: Text
  status: Agreement['status']
  sample: boolean
  parties: { id: PartyId; name: Text; signed: boolean }[]
  validFrom?: string
  validTo?: string
  inForceSince?: string
  lastDay?: string
  scope: ScopeRow[]
  logs: AgreementLog[]
}

export interface AgreementLog {
  party: PartyId
  origin: LogId
  own: boolean
  /** Entries that its writer is known to have, and how many of them the copy elsewhere (or here) holds. */
  size: number
  mirrored: number
  lag: number
  /** When somebody last vouched for it; null while nobody has. */
  checkpointAt: string | null
  quarantined: boolean
}

/** A party has some dozens of agreements; beyond this many the oldest are left to the list of matters. */
const most = 200

/** The agreements of the session's party, each with where its shared logs stand. */
export async function listAgreements(deps: NodeDeps, session: SignedIn): Promise<AgreementView[]> {
  const { party } = session
  const [ids, pulses] = await Promise.all([agreementIds(deps, party), deps.exchange.peers(party)])
  const [matters, logs] = await Promise.all([
    Promise.all(ids.map((id) => deps.journal.get(party, id))),
    inParty(deps.store, party, 'app', (tx) => logsUnder(tx, ids)),
  ])
  const lags = new Map<LogId, number>()
  for (const { origin, lag } of pulses.flatMap((pulse) => pulse.logs))
    lags.set(origin, Math.max(lag, lags.get(origin) ?? 0))
  return matters.flatMap((matter) => {
    if (matter === undefined) return []
    const agreement = agreementOf(matter.shared)
    const kind = deps.kindsByHash(matter.shared.kind)
    return {
      id: agreement.id,
      title: agreement.title,
      form: agreement.form,
      formLabel: kind?.labels.fields.form?.choices?.[agreement.form] ?? { zh: agreement.form, en: agreement.form },
      status: agreement.status,
      sample: matter.shared.fields.sample === true,
      parties: agreement.parties.map((id) => ({
        id,
        name: deps.names.party(id),
        signed: agreement.signatures.some(
          ({ by, draft }) => by === id && (agreement.draft === undefined || draft === agreement.draft),
        ),
      })),
      ...(agreement.validFrom === undefined ? {} : { validFrom: agreement.validFrom }),
      ...(agreement.validTo === undefined ? {} : { validTo: agreement.validTo }),
      ...(agreement.inForceAt === undefined ? {} : { inForceSince: agreementDay(agreement.inForceAt) }),
      ...(agreement.lastDay === undefined ? {} : { lastDay: agreement.lastDay }),
      scope: [...agreement.scope, ...agreement.witnessing],
      logs: logs
        .filter(({ scope }) => scope === agreement.id)
        .map((log) => {
          const lag = lags.get(log.origin) ?? 0
          // Of an own log the copies lag, of another's this copy does.
          const [size, mirrored] = log.own ? [log.size, Math.max(0, log.size - lag)] : [log.size + lag, log.size]
          return {
            party: log.writer,
            origin: log.origin,
            own: log.own,
            size,
            mirrored,
            lag,
            checkpointAt: log.vouched_at,
            quarantined: log.state === 'quarantined',
          }
        }),
    }
  })
}

function agreementIds(deps: NodeDeps, party: PartyId): Promise<MatterId[]> {
  const query = { kinds: [agreementKindId], now: deps.instant() }
  return inParty(deps.store, party, 'app', (tx) => listIds(tx, query, most))
}

interface LogRow {
  origin: LogId
  writer: PartyId
  scope: MatterId
  own: boolean
  size: number
  state: string
  vouched_at: string | null
}

async function logsUnder(tx: Tx, agreements: readonly MatterId[]): Promise<LogRow[]> {
  const text = `select h.origin, h.writer, h.scope, h.own, h.size, h.state,
      (select c.at from cosignature c where c.party = $1 and c.log = h.log order by c.size desc limit 1) as vouched_at
    from head h where h.party = $1 and h.scope = any($2::text[]) and h.state <> 'closed' order by h.origin`
  return (await tx.query<LogRow>(text, [tx.party, agreements], 'logs under agreements')).rows
}
