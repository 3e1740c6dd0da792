import type { Problem } from '../marks/problem-notice.tsx'

/** What the node refused or could not finish, as RFC 9457 with our members; `status` 0 where nothing came back. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly problem: Problem & { field?: string; facts?: Record<string, unknown>; meanwhile?: unknown[] }

  constructor(status: number, problem: ProblemError['problem'], options?: { cause?: unknown }) {
    super(problem.code ?? `HTTP ${status}`, options)
    this.status = status
    this.problem = problem
  }
}

/** Nobody answered: the line is down or the node is. What was asked may or may not have been done. */
export const noAnswer = (cause: unknown) =>
  new ProblemError(
    0,
    {
      code: 'web.no-answer',
      zh: '连不上站点。您填的都存在本机，连上以后再试。',
      en: 'The node does not answer. What you filled in is kept on this device; try again when it does.',
    },
    { cause },
  )

/** Whatever was thrown, in the form that `ProblemNotice` shows. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : {}
}

/** Reads an answer that was not good. Never throws. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  return fromBody(response.status, said)
}

export function fromBody(status: number, said: Record<string, unknown>): ProblemError {
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined)
  const code = text('code') ?? text('type')?.replace(/^urn:lianyu:refusal:/, '')
  const optional = { code, zh: text('zh'), en: text('en'), requestId: text('requestId'), field: text('field') }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return new ProblemError(status, {
    ...given,
    ...(isObject(said.facts) ? { facts: said.facts } : {}),
    ...(Array.isArray(said.meanwhile) ? { meanwhile: said.meanwhile } : {}),
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
