import { useTranslation } from 'react-i18next'
import { BatchBars } from '../drawing/batch-bars.tsx'
import { CountyMap } from '../drawing/county-map.tsx'
import type { Outlines } from '../drawing/map-plan.ts'
import { BarsLegend, MonthBars } from '../drawing/month-bars.tsx'
import { Counts } from '../layout/counts.tsx'
import { MatterRows } from '../layout/matter-rows.tsx'
import { DayText } from '../marks/day.tsx'
import { DoubleLine } from '../marks/double-line.tsx'
import { Light } from '../marks/light.tsx'
import { SectionTitle, Sentence } from '../marks/sentence.tsx'
import { useNow } from '../time/now.tsx'
import { useSample } from './english.ts'
import outlines from './outlines.json'
import { batches, lights, links, months, rows } from './sample-workbench.ts'

const counties = outlines as unknown as Outlines

/** The morning of 上栗县 项目办, as desk-workbench draws it. */
export function SampleWorkbench() {
  const now = useNow()
  const { t } = useTranslation('gallery')
  const say = useSample()
  const size = 18
  return (
    <>
      <Sentence
        when={
          <>
            <DayText day={now.today} /> {now.time}
          </>
        }
      >
        {say('今天先办 2 件逾期；最久的一件在示例自然资源局，已 6 个工作日。')}
      </Sentence>
      <Counts
        counts={[
          {
            id: 'late',
            sign: <Light light="late" size={size} bare />,
            count: 2,
            name: say('已逾期'),
            says: say('需催办'),
            to: '/gallery/late',
          },
          {
            id: 'soon',
            sign: <Light light="due-soon" size={size} bare />,
            count: 3,
            name: say('临期'),
            says: say('2 个工作日内'),
            to: '/gallery/soon',
          },
          {
            id: 'ok',
            sign: <Light light="on-time" size={size} bare />,
            count: 41,
            name: say('正常'),
            to: '/gallery/ok',
          },
          {
            id: 'waiting',
            sign: <DoubleLine height={22} />,
            count: 5,
            name: say('等对方'),
            says: say('浏阳 2 醴陵 3'),
            to: '/gallery/waiting',
          },
          {
            id: 'done',
            sign: <Light light="done" size={size} bare />,
            count: 17,
            name: say('本月办结'),
            says: say('比上月多 4'),
            to: '/gallery/done',
          },
        ]}
      />
      <MatterRows rows={say(rows)} caption={t('workbench')} />
      <div className="workbench-foot">
        <section>
          <SectionTitle sample>{say('本月投资完成 86%，快于工作日进度')}</SectionTitle>
          <div className="month-figure">
            <div>
              <p className="figure-with-unit">
                <b className="figure">{say('8.2')}</b> <span className="second">{say('/ 9.5 亿元')}</span>
              </p>
              <p className="second meta">{say('差 1.3 亿元')}</p>
              <p className="second meta">{say('工作日已过 15/21，71%')}</p>
              <BarsLegend />
            </div>
            <MonthBars bars={months} unit="亿元" />
          </div>
        </section>
        <section>
          <SectionTitle sample>{say('四个一批，开工还差 3 个')}</SectionTitle>
          <BatchBars batches={say(batches)} passed={324} all={365} />
        </section>
        <section>
          <SectionTitle sample>{say('项目在哪里')}</SectionTitle>
          <CountyMap outlines={counties} our="360322" lights={lights} links={say(links)} />
        </section>
      </div>
    </>
  )
}
