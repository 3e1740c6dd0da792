import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Timeline } from '../drawing/timeline.tsx'
import { TracksDrawing } from '../drawing/tracks-drawing.tsx'
import { PageHeader, TwoColumns } from '../layout/page-header.tsx'
import { RefusedStep, StepSheet, VerifyLine } from '../layout/steps.tsx'
import { DayText } from '../marks/day.tsx'
import { DoubleLine, SharedTag } from '../marks/double-line.tsx'
import { Due } from '../marks/due.tsx'
import { Money } from '../marks/money.tsx'
import { useSample } from './english.ts'
import { timeline, tracks } from './sample-matter.tsx'

/** 示例项目甲, as desk-matter draws it. */
export function SampleMatter() {
  const { t } = useTranslation('drawing')
  const say = useSample()
  const [urging, setUrging] = useState(true)
  const urge = (id: string) => (
    <button key={id} type="button" className="link" onClick={() => setUrging(true)}>
      {say('催办')}
    </button>
  )
  return (
    <>
      <PageHeader
        crumbs={[{ name: say('在手项目'), to: '/gallery/matter' }, { name: say('电子信息') }]}
        title={say('示例项目甲')}
        beside={<SharedTag height={13}>{say('浏阳 共建跨省产业园')}</SharedTag>}
        facts={[
          say('招商项目'),
          say('金山镇'),
          say('电子信息'),
          <>
            {say('总投资')} <Money fen={32_000_000_000} />
          </>,
          say('牵头 项目办'),
        ]}
        sample
        right={<Due light="due-soon" left={4} size={18} />}
        rightNote={
          <>
            {say('落地 → 开工，')}
            <DayText day="2026-11-26" />
            {t('till')}
          </>
        }
      />
      <div className="matter-tracks">
        <TracksDrawing {...say(tracks(urge))} />
      </div>
      <TwoColumns
        left={<Timeline entries={say(timeline)} />}
        right={
          <>
            <h2 className="column-title">{say('现在可以做')}</h2>
            {urging && (
              <StepSheet
                title={say('催办示例自然资源局　第 2 次')}
                kept={say('草稿已存 16:22')}
                says={[
                  say('发出后：该局 1 个工作日内答复，计入办理线。'),
                  say('谁看得到：本县项目办、示例自然资源局；不过界。'),
                ]}
                buttons={
                  <>
                    <button type="button" className="press filled">
                      {say('发出催办')}
                    </button>
                    <button type="button" className="press" onClick={() => setUrging(false)}>
                      {say('收起')}
                    </button>
                  </>
                }
              >
                <p>{say('用地报批已逾期 2 个工作日，请于 11月23日前办结，或说明还缺什么。')}</p>
              </StepSheet>
            )}
            <div className="steps-row">
              <button type="button" className="press">
                {say('填 11月月报')}
              </button>
              <button type="button" className="press">
                {say('提问题')}
              </button>
              <button type="button" className="press">
                <DoubleLine /> {say('商请浏阳')}
              </button>
            </div>
            <RefusedStep name={say('开工')} onWhy={() => {}}>
              {say('现在还不能办：缺 用地报批、环评批复。')}
              <br />
              {say('两项办结，关口自动打开。')}
            </RefusedStep>
            <VerifyLine
              holds
              says={say('23 条记录齐全，没有被改过')}
              more={say('浏阳存有 14 条，与本县一致；上级见证到 09:10')}
              action={
                <button type="button" className="press">
                  {say('验证')}
                </button>
              }
            />
            <p className="related">
              <span className="second">{say('相关')}</span>
              {[say('督办 1'), say('问题 2'), say('协议 1'), say('文件 9')].map((says) => (
                <button key={says} type="button" className="link">
                  {says}
                </button>
              ))}
            </p>
          </>
        }
      />
    </>
  )
}
