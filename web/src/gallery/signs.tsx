import { useTranslation } from 'react-i18next'
import { FiguresStrip } from '../drawing/figures-strip.tsx'
import { DayText, InstantText } from '../marks/day.tsx'
import { DayCells } from '../marks/day-cells.tsx'
import { DoubleLine, SharedTag } from '../marks/double-line.tsx'
import { Due } from '../marks/due.tsx'
import { EmptyState } from '../marks/empty-state.tsx'
import { EvidenceStrokes, EvidenceWord } from '../marks/evidence.tsx'
import { Holder } from '../marks/holder.tsx'
import { Holds, Light } from '../marks/light.tsx'
import { Money } from '../marks/money.tsx'
import { PeerPulse } from '../marks/peer-pulse.tsx'
import { ProblemNotice } from '../marks/problem-notice.tsx'
import { Name, SampleMark } from '../marks/sample.tsx'
import { SectionTitle } from '../marks/sentence.tsx'
import { LinesSkeleton, RowsSkeleton } from '../marks/skeletons.tsx'
import { counted } from './sample-cells.ts'

/** Every sign of the alphabet, each as it stands in a row. */
export function Signs() {
  const { t } = useTranslation('gallery')
  const section = (title: string, children: React.ReactNode) => (
    <section className="gallery-section">
      <SectionTitle>{title}</SectionTitle>
      <div className="gallery-row">{children}</div>
    </section>
  )
  return (
    <>
      {section(
        t('lights'),
        <>
          {(['late', 'due-soon', 'on-time', 'caught-up', 'done', 'suspended'] as const).map((light) => (
            <Light key={light} light={light} />
          ))}
          <Holds />
        </>,
      )}
      {section(
        t('due'),
        <>
          <Due light="late" left={0} over={2} short />
          <Due light="late" left={0} over={2} />
          <Due light="late" left={0} over={0} />
          <Due light="due-soon" left={1} short />
          <Due light="due-soon" left={0} />
          <Due light="on-time" left={6} />
          <Due light="on-time" left={6} suspended />
          <Due light="on-time" left={9} unit="hours" />
          <Due light="on-time" left={7} unit="natural-days" />
          <Due light="done" left={2} />
        </>,
      )}
      {section(
        t('cells'),
        <>
          <DayCells cells={counted(4, 0, 2)} />
          <DayCells cells={counted(4, 6)} />
          <DayCells cells={[...counted(3, 0), { state: 'suspended' }, { state: 'suspended' }, ...counted(1, 4)]} />
          <DayCells cells={counted(20, 25)} />
          <DayCells cells={counted(20, 0, 40)} />
        </>,
      )}
      {section(
        t('shared'),
        <>
          <DoubleLine />
          <DoubleLine height={22} />
          <SharedTag>浏阳</SharedTag>
          {(['self-signed', 'mirrored', 'witnessed'] as const).map((evidence) => (
            <span key={evidence}>
              <EvidenceStrokes evidence={evidence} /> <EvidenceWord evidence={evidence} />
            </span>
          ))}
          <PeerPulse name="浏阳" state="here" syncedAt="2026-11-20T08:23:58.000Z" />
          <PeerPulse name="醴陵" state="away" syncedAt="2026-11-20T06:20:00.000Z" behind={12} />
          <PeerPulse name="攸县" state="quarantined" />
        </>,
      )}
      {section(
        t('names'),
        <>
          <Name>示例项目甲</Name>
          <SampleMark />
          <Holder name="示例自然资源局" />
          <Holder name="浏阳 示例交通专班" other line />
          <Holder name="项目办" me />
        </>,
      )}
      {section(
        t('numbers'),
        <>
          <Money fen={32_000_000_000} />
          <Money fen={850_000_000} />
          <Money fen={123_456} />
          <Money fen={82_000_000_000} figure />
          <DayText day="2026-11-21" />
          <DayText day="2027-06-08" />
          <DayText day="2026-11-26" form="short" />
          <InstantText at="2026-11-20T01:14:00.000Z" />
          <InstantText at="2026-11-20T08:40:00.000Z" />
        </>,
      )}
      {section(
        t('published'),
        <FiguresStrip
          source="萍乡城事网"
          day="2022-06-01"
          figures={[
            { id: 'output', name: '园区产值', value: '170', unit: '亿元', period: '2021年' },
            { id: 'tax', name: '园区税收', value: '8.03', unit: '亿元', period: '2021年' },
            { id: 'firms', name: '落户湘企', value: '41', unit: '家', period: '2022年6月' },
            { id: 'export', name: '花炮出口同比', value: '+32%', period: '2021年' },
          ]}
        />,
      )}
      {section(
        t('states'),
        <>
          <EmptyState
            example="商请浏阳市：列入共建跨省产业园区"
            begin={
              <button type="button" className="press">
                写一封商请函
              </button>
            }
          >
            这里放发给对方的商请函和收到的复函。
          </EmptyState>
          <ProblemNotice
            problem={{
              zh: '还不能办“开工”：缺 用地报批、环评批复。请先催办持件单位。',
              en: '“Start” cannot be taken yet: land and environment approvals are missing. Urge the units that hold them first.',
              requestId: '01993f2e-7a10',
            }}
            again={() => {}}
          />
        </>,
      )}
      <section className="gallery-section">
        <SectionTitle>{t('loading')}</SectionTitle>
        <RowsSkeleton rows={3} />
        <LinesSkeleton />
      </section>
    </>
  )
}
