import type { FieldType, Kind } from '@lianyu/kernel'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer, ReadingAnswer } from '../../api/types.ts'
import { FieldView } from '../../fields/field-row.tsx'
import { PageHeader } from '../../layout/page-header.tsx'
import { DayText, InstantText } from '../../marks/day.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { Due } from '../../marks/due.tsx'
import { Light } from '../../marks/light.tsx'
import { fieldSpec } from '../field-spec.ts'
import { dueFacts, lightName, sharedWith } from '../rows.ts'
import { mainLine } from './main-line.ts'

const largeSign = 18
/** Said without their label: a name, a place, a choice speaks for itself. */
const plain = new Set<FieldType>(['words', 'choice', 'choices', 'division'])
const mostFacts = 4

/** The title, with whom it is shared, what it is, and its light with the day on the right. */
export function TitleLine({ answer, kind, follow }: { answer: MatterAnswer; kind: Kind; follow: ReactNode }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const { row } = answer
  const shared = sharedWith(say, row.others)
  const values = answer.matter.shared.fields
  const columns = kind.declaration.columns
    .filter((field) => field !== kind.declaration.title && values[field] !== undefined && values[field] !== null)
    .slice(0, mostFacts)
    .map((field) => {
      const spec = fieldSpec(kind, field, say)
      const type = spec.type as FieldType
      const view = <FieldView key={field} type={type} spec={spec} value={values[field] as never} />
      return plain.has(type) ? (
        view
      ) : (
        <span key={field}>
          {spec.label} {view}
        </span>
      )
    })
  const lead = row.holder.other ? `${say(row.holder.name)} ${say(row.holder.deskLabel)}` : say(row.holder.deskLabel)
  const head = headReading(answer, kind)
  return (
    <PageHeader
      crumbs={[{ name: say(kind.labels.kind), to: `/list/${kind.declaration.id}` }, { name: say(row.stageLabel) }]}
      title={row.title}
      beside={
        <>
          {shared && <SharedTag>{shared}</SharedTag>}
          {follow}
        </>
      }
      facts={[say(kind.labels.kind), ...columns, <span key="lead">{t('lead', { holder: lead })}</span>]}
      sample={row.sample}
      right={head ? <Due {...dueFacts(head.reading)} size={largeSign} /> : <Ended row={row} />}
      rightNote={head && <DueNote answer={answer} kind={kind} track={head.track} reading={head.reading} />}
    />
  )
}

function Ended({ row }: { row: MatterAnswer['row'] }) {
  const light = lightName(row.light)
  return light === 'done' ? <Light light="done" size={largeSign} /> : null
}

/** The clock that the title speaks of: the main line's own, else the most urgent one beside it. */
export function headReading(
  { readings }: Pick<MatterAnswer, 'readings'>,
  { declaration }: Kind,
): { track: string; reading: ReadingAnswer } | undefined {
  const main = readings[declaration.main]
  if (main && main.light !== 'done') return { track: declaration.main, reading: main }
  const running = Object.entries(readings)
    .filter(([, reading]) => reading.light !== 'done')
    .toSorted(([, a], [, b]) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const [track, reading] = running[0] ?? []
  return track && reading ? { track, reading } : undefined
}

/** 落地 → 开工，11月26日 周四到期 */
function DueNote({
  answer,
  kind,
  track,
  reading,
}: {
  answer: MatterAnswer
  kind: Kind
  track: string
  reading: ReadingAnswer
}) {
  const { t } = useTranslation('matter')
  const { t: drawing } = useTranslation('drawing')
  const say = useSay()
  const { declaration, labels } = kind
  const stage = (answer.matter.shared.tracks[track] ?? answer.matter.overlay.tracks[track])?.stage ?? ''
  const from = track === declaration.main ? say(labels.stages[`${track}.${stage}`]) : say(labels.tracks[track])
  const next =
    track === declaration.main
      ? mainLine(kind, answer.matter.shared).find((one) => one.state === 'future')?.id
      : undefined
  const to = next && say(labels.stages[`${track}.${next}`])
  return (
    <>
      {to ? t('stageTo', { from, to }) : from}
      {t('comma2')}
      {reading.due.length > 10 ? <InstantText at={reading.due} /> : <DayText day={reading.due} />}
      {drawing('till')}
      {reading.provisional && (
        <>
          <br />
          <span className="second meta">{t('provisional')}</span>
        </>
      )}
    </>
  )
}
