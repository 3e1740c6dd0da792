import { useTranslation } from 'react-i18next'

/** What the node answered, as RFC 9457 with our own members. */
export interface Problem {
  code?: string
  zh?: string
  en?: string
  /** The number to quote. */
  requestId?: string
}

interface ProblemNoticeProps {
  problem: Problem
  again?: () => void
  /** What the button says where asking again would not help. */
  wayOn?: string
}

/** Chinese first, what to do, a number to quote; the other language stands below it, smaller. */
export function ProblemNotice({ problem, again, wayOn }: ProblemNoticeProps) {
  const { t, i18n } = useTranslation('marks')
  const english = i18n.language === 'en'
  const zh = problem.zh ?? i18n.getFixedT('zh-CN', 'marks')('problem.unknown')
  const second = english ? (problem.en ?? t('problem.unknown')) : undefined
  return (
    <div className="problem" role="alert">
      <p>{zh}</p>
      {second && second !== zh && <p>{second}</p>}
      {problem.requestId && (
        <p className="second meta">
          {t('problem.quote')} <code>{problem.requestId}</code>
        </p>
      )}
      {again && (
        <button type="button" className="press" onClick={again}>
          {wayOn ?? t('problem.again')}
        </button>
      )}
    </div>
  )
}
