import type { Kind } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useFlow } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import type { FlowAnswer, MatterAnswer } from '../../api/types.ts'
import { FlowDrawing } from '../../drawing/flow-drawing.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { useNow } from '../../time/now.tsx'
import { holderName } from '../rows.ts'

/** Whether the kind says anything that the picture would add to its tracks: what waits for what. */
function saysMore({ declaration }: Kind): boolean {
  return Object.values(declaration.tracks).some(({ waitsFor }) => waitsFor !== undefined)
}

/** What each department promised and used this year, over all projects: counted from the same clocks as the picture. */
function FlowRecords({ records }: { records: FlowAnswer['records'] }) {
  const { t } = useTranslation('drawing')
  const say = useSay()
  if (records.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a telephone scrolls it sideways, so the keyboard must reach it
    <table className="flow-records" tabIndex={0}>
      <caption>{t('flow.records')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('flow.recordOf')}</th>
          {(['terms', 'promised', 'used', 'share', 'kept'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`flow.record.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map(({ desk, label, terms, promised, used, kept }) => (
          <tr key={desk}>
            <th scope="row">{say(label)}</th>
            <td>{terms}</td>
            <td>{promised}</td>
            <td className={used > promised ? 'says-late' : undefined}>{used}</td>
            <td>{promised === 0 ? '—' : `${Math.round((used / promised) * 100)}%`}</td>
            <td>
              {kept} / {terms}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The approvals of a project as one picture: the sentence first, then what waits for what, then what was saved. */
export function Flow({ kind, answer }: { kind: Kind; answer: MatterAnswer }) {
  const { t } = useTranslation('drawing')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const { today } = useNow()
  const flow = useFlow(answer.row.id, saysMore(kind)).data
  if (!flow) return null
  const day = (date: string) => dayWords(marks, date, today, 'short')
  const name = (track: string) => say(flow.lanes.find((lane) => lane.track === track)?.label) || track
  const done = flow.lanes.every((lane) => lane.state === 'done')
  const used = flow.papers.reduce((sum, paper) => sum + paper.for.length, 0)
  const chain = flow.path.map(name).join(' → ')
  const owed = flow.lanes.flatMap(({ owed: one, label, track }) => (one ? [{ ...one, lane: say(label), track }] : []))
  const lanes = flow.lanes.map(({ track, label, holder, stageLabel, light, slack, owed: _, state, ...days }) => ({
    ...days,
    state,
    id: track,
    item: say(label),
    holder: holderName(say, holder),
    stage: say(stageLabel),
    ...(light && { light: state === 'stopped' ? ('suspended' as const) : light }),
    ...(slack !== null && { slack }),
  }))
  return (
    <section className="matter-flow" aria-label={t('flow.title')}>
      <h2>
        {done
          ? t('flow.allDone', { day: day(flow.endsOn), days: flow.ends })
          : t('flow.sentence', { what: say(flow.opensLabel), day: day(flow.endsOn) })}
      </h2>
      <p className="second">{t(done ? 'flow.decidedBy' : 'flow.decides', { chain })}</p>
      <FlowDrawing
        today={flow.today}
        ends={flow.ends}
        path={flow.path}
        lanes={lanes}
        firstOn={day(flow.first)}
        endsOn={day(flow.endsOn)}
      />
      {owed.length > 0 && (
        <ul className="meta flow-owed">
          {owed.map(({ track, lane, what, by, given, late }) => (
            <li key={track} className={late ? 'says-late' : undefined}>
              {given ? t('flow.owedGiven', { lane, what }) : t('flow.owed', { lane, what, day: by ? day(by) : '' })}
              {late && ` ${t('flow.owedLate')}`}
            </li>
          ))}
        </ul>
      )}
      <FlowRecords records={flow.records} />
      <p className="second meta">
        {flow.papers.length > 0 &&
          t('flow.papers', { count: flow.papers.length, used, saved: used - flow.papers.length })}{' '}
        {t('flow.practice')}
      </p>
    </section>
  )
}
