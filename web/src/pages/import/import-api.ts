import { crossSite } from '../../api/client.ts'
import { noAnswer, readProblem } from '../../api/problem.ts'

export interface Words {
  zh: string
  en: string
}
export interface Fault extends Words {
  cell?: string
  head?: string
  note?: true
  code: string
}
export interface Column {
  column: number
  letter: string
  head: string
  field?: string
  unit?: string
  how?: 'named' | 'usual' | 'near' | 'remembered' | 'chosen'
}
export type Outcome = 'unread' | 'skipped' | 'ready' | 'bad' | 'duplicate' | 'same' | 'done' | 'refused'
export interface ImportAnswer {
  id: string
  kind: string
  step: string
  label: Words
  fileName: string
  state: 'checked' | 'running' | 'done' | 'cancelled' | 'stopped'
  plan: {
    sheets: { number: number; name: string; rows: number }[]
    sheet: number
    header: number
    columns: Column[]
    duplicates: 'skip' | 'import'
    month?: { field: string; value?: string; from?: 'title' | 'sheet' | 'file' | 'chosen'; said?: string }
    stopped?: Fault
  }
  targets: { field: string; required: boolean; names: string[]; type: string; units: string[] }[]
  counts: Partial<Record<Outcome, number>>
}
export interface RowAnswer {
  line: number
  outcome: Outcome
  matter: string | null
  faults: Fault[]
}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = { ...crossSite, 'Accept-Language': document.documentElement.lang || 'zh-CN', ...init.headers }
  const response = await fetch(url, { ...init, headers }).catch((error: unknown) => {
    throw noAnswer(error)
  })
  if (!response.ok) throw await readProblem(response)
  return (await response.json()) as T
}

export function sendWorkbook(kind: string, step: string, file: File): Promise<ImportAnswer> {
  const query = new URLSearchParams({ kind, ...(step === '' ? {} : { step }) })
  return ask(`/api/imports?${query}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
  })
}

export interface PlanChange {
  sheet?: number
  header?: number
  columns?: { column: number; field?: string; unit?: string }[]
  duplicates?: 'skip' | 'import'
  month?: string
}

export const readImport = (id: string) => ask<ImportAnswer>(`/api/imports/${id}`)
export const changePlan = (id: string, change: PlanChange) =>
  ask<ImportAnswer>(`/api/imports/${id}`, {
    method: 'PUT',
    body: JSON.stringify(change),
    headers: { 'Content-Type': 'application/json' },
  })
export const runImport = (id: string) => ask<ImportAnswer>(`/api/imports/${id}/run`, { method: 'POST' })
export const cancelImport = (id: string) => ask<ImportAnswer>(`/api/imports/${id}/cancel`, { method: 'POST' })
export const readRows = (id: string, outcomes: Outcome[]) =>
  ask<{ items: RowAnswer[]; next?: number }>(`/api/imports/${id}/rows?outcome=${outcomes.join(',')}&limit=200`)
export const templateHref = (kind: string, step: string) =>
  `/api/imports/template.xlsx?${new URLSearchParams({ kind, ...(step === '' ? {} : { step }) })}`
export const reportHref = (id: string) => `/api/imports/${id}/report.xlsx`
