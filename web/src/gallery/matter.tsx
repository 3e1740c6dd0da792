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
import { timeline, tracks } from './sample-matter.tsx'

/** 示例项目甲, as desk-matter draws it. */
export function SampleMatter() {
  const { t } = useTranslation('drawing')
  const [urging, setUrging] = useState(true)
  const urge = (id: string) => (
    <button key={id} type="button" className="link" onClick={() => setUrging(true)}>
      催办
    </button>
  )
  return (
    <>
      <PageHeader
        crumbs={[{ name: '在手项目', to: '/gallery/matter' }, { name: '电子信息' }]}
        title="示例项目甲"
        beside={<SharedTag height={13}>浏阳 共建跨省产业园</SharedTag>}
        facts={[
          '招商项目',
          '金山镇',
          '电子信息',
          <>
            总投资 <Money fen={32_000_000_000} />
          </>,
          '牵头 项目办',
        ]}
        sample
        right={<Due light="due-soon" left={4} size={18} />}
        rightNote={
          <>
            落地 → 开工，
            <DayText day="2026-11-26" />
            {t('till')}
          </>
        }
      />
      <div className="matter-tracks">
        <TracksDrawing {...tracks(urge)} />
      </div>
      <TwoColumns
        left={<Timeline entries={timeline} />}
        right={
          <>
            <h2 className="column-title">现在可以做</h2>
            {urging && (
              <StepSheet
                title="催办示例自然资源局　第 2 次"
                kept="草稿已存 16:22"
                says={['发出后：该局 1 个工作日内答复，计入办理线。', '谁看得到：本县项目办、示例自然资源局；不过界。']}
                buttons={
                  <>
                    <button type="button" className="press filled">
                      发出催办
                    </button>
                    <button type="button" className="press" onClick={() => setUrging(false)}>
                      收起
                    </button>
                  </>
                }
              >
                <p>用地报批已逾期 2 个工作日，请于 11月23日前办结，或说明还缺什么。</p>
              </StepSheet>
            )}
            <div className="steps-row">
              <button type="button" className="press">
                填 11月月报
              </button>
              <button type="button" className="press">
                提问题
              </button>
              <button type="button" className="press">
                <DoubleLine /> 商请浏阳
              </button>
            </div>
            <RefusedStep name="开工" onWhy={() => {}}>
              现在还不能办：缺 用地报批、环评批复。
              <br />
              两项办结，关口自动打开。
            </RefusedStep>
            <VerifyLine
              holds
              says="23 条记录齐全，没有被改过"
              more="浏阳存有 14 条，与本县一致；上级见证到 09:10"
              action={
                <button type="button" className="press">
                  验证
                </button>
              }
            />
            <p className="related">
              <span className="second">相关</span>
              {['督办 1', '问题 2', '协议 1', '文件 9'].map((says) => (
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
