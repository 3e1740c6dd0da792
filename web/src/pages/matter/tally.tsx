import {
  type Juror,
  type Kind,
  rankingOf,
  readTally,
  sealedEntries,
  sealedNumber,
  type Tallied,
  type Tally,
} from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import { useStep } from '../../api/take-step.ts'
import type { MatterAnswer, SignedIn } from '../../api/types.ts'
import { matterPath } from '../rows.ts'
import './tally.css'

interface Shown {
  session: SignedIn
  kind: Kind
  answer: MatterAnswer
}

const tallies: readonly Tally[] = packs.flatMap((pack) => pack.tallies ?? [])

/** What is sealed on a matter: who has handed in, and once it is open, how it comes to its scores. */
export default function SealedSection(shown: Shown) {
  const tally = tallies.find((one) => one.kind === shown.kind.declaration.id)
  return tally ? <TallySection {...shown} tally={tally} /> : <PlainSection {...shown} />
}

/** Sealed entries of a kind that ranks nothing: which and who, never what. */
function PlainSection({ kind, answer }: Shown) {
  const { t } = useTranslation('tally')
  const say = useSay()
  const named = sealedEntries(kind, answer.matter).map(({ entry, step }) => {
    const number = sealedNumber(kind, step, entry)
    return { entry, number, name: number ?? (say(answer.names.desks[entry.desk]) || entry.desk) }
  })
  // Under one number the last stands for those before it.
  const entries = named
    .filter(({ number }, at) => number === undefined || !named.slice(at + 1).some((later) => later.number === number))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
  if (entries.length === 0) return null
  return (
    <section className="tally">
      <h2 className="column-title">{t('sealedTitle')}</h2>
      <ul className="tally-jury">
        {entries.map(({ entry, name }) => (
          <li key={entry.leaf}>
            <span>{name}</span>
            <span className="second">{t(`states.${entry.opened ? 'open' : entry.late ? 'late' : 'sealed'}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TallySection({ session, kind, answer, tally }: Shown & { tally: Tally }) {
  const { t } = useTranslation('tally')
  const tallied = readTally(tally, answer.matter.shared)
  const { candidates, jury, strangers, scores } = tallied
  const isIn = jury.filter(({ state }) => state !== 'none' && state !== 'late').length
  const mayVote = answer.steps.some(({ step, may }) => step === tally.ballots.step && may)
  const mine = jury.find(({ desk }) => desk === session.acting.desk)
  return (
    <section className="tally">
      <h2 className="column-title">{t('title')}</h2>
      {candidates.length === 0 && <p className="second">{t('noStops')}</p>}
      <ol className="tally-route">
        {candidates.map(({ name, matter }, at) => (
          <li key={name}>
            <span className="second meta">{t('stop', { n: at + 1 })}</span>
            {matter ? (
              <Link className="link" to={matterPath(matter)}>
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
          </li>
        ))}
      </ol>
      {jury.length > 0 && (
        <>
          <p className="tally-count">
            <strong>{t('in', { in: isIn, of: jury.length })}</strong>
            {scores.length === 0 && <span className="second meta">{t('inSays')}</span>}
          </p>
          <ul className="tally-jury">
            {jury.map((juror) => (
              <li key={juror.desk}>
                <span>{juror.office}</span>
                <span className="second">{t(`states.${stateOf(juror, answer)}`)}</span>
              </li>
            ))}
          </ul>
          {strangers.length > 0 && <p className="second meta">{t('strangers', { count: strangers.length })}</p>}
        </>
      )}
      {mayVote && mine && (
        <Ballot kind={kind} answer={answer} tally={tally} tallied={tallied} again={mine.state !== 'none'} />
      )}
      {scores.length > 0 && <Scores tallied={tallied} field={tally.ballots.field} />}
      {tallied.table && tallied.table.scores.length > 0 && <PointTable table={tallied.table} />}
      {scores.length > 0 && <p className="second meta">{t('inside')}</p>}
    </section>
  )
}

function stateOf({ state, ballot }: Juror, { matter }: MatterAnswer): Juror['state'] | 'broken' {
  const broken = matter.shared.flags.some(({ why, cause }) => why === 'seal-broken' && cause === ballot?.leaf)
  return broken ? 'broken' : state
}

/** Ranked by pressing, not by dragging: the same by finger, mouse and keyboard. */
function Ballot({
  kind,
  answer,
  tally,
  tallied,
  again,
}: {
  kind: Kind
  answer: MatterAnswer
  tally: Tally
  tallied: Tallied
  again: boolean
}) {
  const { t } = useTranslation('tally')
  const say = useSay()
  const { take, pending } = useStep(answer.row.id)
  const [order, setOrder] = useState(() => tallied.candidates.map(({ name }) => name))
  const sending = pending.some(({ step }) => step === tally.ballots.step)
  const move = (at: number, by: -1 | 1) => {
    const next = [...order]
    const [name] = next.splice(at, 1)
    next.splice(at + by, 0, name as string)
    setOrder(next)
  }
  const cast = () =>
    take({
      step: tally.ballots.step,
      data: { [tally.ballots.field]: order.join('\n') },
      says: say(kind.labels.steps[tally.ballots.step]),
    })
  return (
    <div className="tally-ballot no-print">
      <h3>{t('mine')}</h3>
      <p className="second meta">{t('mineSays')}</p>
      <ol>
        {order.map((name, at) => (
          <li key={name}>
            <span className="tally-place">{at + 1}</span>
            <span>{name}</span>
            <button
              type="button"
              className="press"
              disabled={at === 0}
              aria-label={t('up', { name })}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="press"
              disabled={at === order.length - 1}
              aria-label={t('down', { name })}
              onClick={() => move(at, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      {sending ? (
        <p role="status">{t('sent')}</p>
      ) : (
        <button type="button" className="press filled" onClick={cast}>
          {t(again ? 'again' : 'cast')}
        </button>
      )}
    </div>
  )
}

/** Each score opens to the sum it came from: how many ballots at which place, and each ballot. */
function Scores({ tallied: { scores, rule, jury }, field }: { tallied: Tallied; field: string }) {
  const { t } = useTranslation('tally')
  const open = jury.filter(({ state }) => state === 'open')
  if (rule === undefined) return null
  const ballots = open.length
  return (
    <>
      <h3>{t('scores')}</h3>
      <p className="second meta">
        {t('rule', { first: rule.first, step: rule.step, ballots })}
        <br />
        {t('ruleFrom', { source: rule.source })}
      </p>
      <div className="tally-wide">
        <table className="tally-table">
          <thead>
            <tr>
              <th scope="col">{t('rank')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('account')}</th>
              <th scope="col" className="tally-number">
                {t('score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ unit, rank, places, score }) => (
              <tr key={unit}>
                <td className="tally-place">{rank}</td>
                <th scope="row">{unit}</th>
                <td className="second">
                  (
                  {places
                    .flatMap((votes, place) => (votes > 0 ? [`${votes} × ${rule.first - rule.step * place}`] : []))
                    .join(' + ')}
                  ) ÷ {ballots}
                </td>
                <td className="tally-number">
                  <strong>{score.toFixed(rule.digits)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className="tally-all">
        <summary className="link">{t('ballots')}</summary>
        <dl>
          {open.map(({ desk, office, ballot }) => (
            <Fragment key={desk}>
              <dt>{office}</dt>
              <dd className="second">{rankingOf(ballot?.fields[field]).join(' › ')}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </>
  )
}

function PointTable({ table: { rule, scores } }: { table: NonNullable<Tallied['table']> }) {
  const { t } = useTranslation('tally')
  const say = useSay()
  const label = (id: string) => say(rule.items.find((item) => item.id === id)?.label)
  return (
    <>
      <h3>{t('table')}</h3>
      <p className="second meta">{t('tableFrom', { source: say(rule.source), version: rule.version })}</p>
      <ol className="tally-points">
        {scores.map(({ unit, rank, total, lines }) => (
          <li key={unit}>
            <details>
              <summary>
                <span className="tally-place">{rank}</span>
                <span>{unit}</span>
                <strong className="tally-number">{total.toFixed(rule.digits.total)}</strong>
                <span className="link meta">{t('account')}</span>
              </summary>
              <ul>
                {lines
                  .filter(({ note }) => note !== 'missing')
                  .map(({ item, sum, note }) => (
                    <li key={item}>
                      <span>{label(item)}</span>
                      <span className="second">
                        {sum}
                        {note === 'capped' || note === 'floored' ? ` · ${t(note)}` : ''}
                      </span>
                    </li>
                  ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}
