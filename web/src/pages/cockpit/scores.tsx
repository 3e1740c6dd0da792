import { computeScores, type ScoreRule } from '@lianyu/kernel'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useScoreRules, useScores } from '../../api/number-hooks.ts'
import type { ScoresAnswer } from '../../api/numbers.ts'
import { useSay } from '../../api/say.ts'
import { Holds, Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { grouped } from './amount.tsx'
import { behindHref } from './behind-href.ts'

/** Units scored by the rules that hold here. A result opens to the sums it came from, each sum to its number. */
export function Scores({ sample }: { sample: boolean }) {
  const rules = useScoreRules().data ?? []
  return rules.map(({ id }) => <Score key={id} id={id} sample={sample} />)
}

function Score({ id, sample }: { id: string; sample: boolean }) {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const { data } = useScores(id, sample)
  const same = useMemo(() => data && isSame(data), [data])
  if (!data) return null
  const { rule, units } = data
  const top = units[0]
  return (
    <section className="section cockpit-score">
      <SectionTitle as="h3" sample={sample && units.length > 0}>
        {top
          ? t('score.says', { name: say(rule.label), first: say(top.label), total: grouped(top.total) })
          : t('score.none', { name: say(rule.label) })}
      </SectionTitle>
      {units.length > 0 && (
        <ol className="cockpit-scored">
          {units.map((unit) => (
            <li key={unit.unit}>
              <details>
                <summary>
                  <span className="cockpit-rank">{t('score.rank', { rank: unit.rank })}</span>
                  <Name>{say(unit.label)}</Name>
                  <span className="cockpit-total">
                    <b>{grouped(unit.total)}</b> <span className="second">{t('score.points')}</span>
                    {unit.grade && <span> {unit.grade}</span>}
                  </span>
                  <span className="link meta no-print">{t('score.open')}</span>
                </summary>
                <Lines answer={data} unit={unit} />
              </details>
            </li>
          ))}
        </ol>
      )}
      {units.length > 0 && (
        <p className="meta">
          {same ? <Holds size={14} /> : <Light light="late" bare />} {t(same ? 'score.same' : 'score.other')}
        </p>
      )}
      <p className="second meta cockpit-note">
        {t('score.rule', { version: rule.version, source: say(rule.source) })}　{t('score.inside')}
      </p>
    </section>
  )
}

function Lines({ answer, unit }: { answer: ScoresAnswer; unit: ScoresAnswer['units'][number] }) {
  const { t } = useTranslation('cockpit')
  const say = useSay()
  const { rule, values, by, period, sample } = answer
  return (
    <table className="plain-table stack cockpit-lines">
      <thead>
        <tr>
          <th scope="col">{t('score.item')}</th>
          <th scope="col">{t('score.value')}</th>
          <th scope="col">{t('score.sum')}</th>
          <th scope="col" className="number">
            {t('score.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {unit.lines.map((line) => {
          const from = values[line.item]
          return (
            <tr key={line.item}>
              <td>{say(rule.items.find(({ id }) => id === line.item)?.label)}</td>
              <td data-label={t('score.value')}>
                {line.value === undefined || !from ? (
                  <span className="second">{t('none')}</span>
                ) : (
                  <Link className="link" to={behindHref(from.indicator, { by, key: unit.unit, period, sample })}>
                    {say(from.label)} {grouped(line.value)}
                  </Link>
                )}
              </td>
              <td data-label={t('score.sum')}>
                {line.sum} {line.note && <span className="second">{t(`score.notes.${line.note}`)}</span>}
              </td>
              <td className="number" data-label={t('score.points')}>
                <b>{grouped(line.points)}</b>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Reckoned again here, by the kernel's own rule over the values that stand in the lines. */
export function isSame({ rule, units }: Pick<ScoresAnswer, 'rule' | 'units'>): boolean {
  const again = computeScores(
    rule as ScoreRule,
    units.map(({ unit, vetoes, lines }) => ({
      unit,
      vetoes,
      values: Object.fromEntries(lines.map(({ item, value }) => [item, value])),
    })),
  )
  const said = (one: { unit: string; total: number; rank: number; grade?: string }) =>
    `${one.unit} ${one.total} ${one.rank} ${one.grade ?? ''}`
  return (
    again.length === units.length && units.every((one, at) => said(again[at] as (typeof again)[number]) === said(one))
  )
}
