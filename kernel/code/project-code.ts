import { type Refusal, refuse } from '../refusal/refusal.ts'
import { cleanCode } from './clean-code.ts'

/** The national code of an investment project (项目代码) in its groups. Lianyu keeps it and never issues one. */
export interface ProjectCode {
  /** 24 characters with hyphens: `2101-360322-04-01-123456`. */
  code: string
  /** Year and month, YYMM; codes given before 2021 have the year, YYYY. */
  period: string
  area: string
  department: string
  type: string
  /** Five random characters and the check character. */
  serial: string
}

const SHAPE = /^(20\d{2}|\d{2}(?:0[1-9]|1[0-2]))-(\d{6})-(\d{2})-(\d{2})-(\d{5}[0-9A-Z])$/
const BARE = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{5}[0-9A-Z])$/

/**
 * Length and shape only. The check character is **not** verified: its algorithm is not published in what we have seen,
 * so a code that passes here may still be wrong. Twenty characters without hyphens are put into the one form.
 *
 * @returns the groups, or `code.project-code`
 * @source 发改投资〔2020〕1439号
 */
export function parseProjectCode(text: string, field?: string): ProjectCode | Refusal {
  const typed = cleanCode(text).replace(/[‐‑‒–—−]/gu, '-')
  const code = typed.replace(BARE, '$1-$2-$3-$4-$5')
  const found = SHAPE.exec(code)
  if (!found) return refuse('code.project-code', { code: typed }, field)
  const [, period = '', area = '', department = '', type = '', serial = ''] = found
  return { code, period, area, department, type, serial }
}
