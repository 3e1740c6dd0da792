import { isRefusal } from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { listQueryShape } from '../matters/list-query.ts'
import { languageOf } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { kindIdShape, matterIdShape, textShape } from '../shapes.ts'
import { boardOf, boardSorts } from './board-of.ts'
import { boardSheet } from './board-sheet.ts'

const tag = 'numbers'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A workbook of a thousand rows is built in memory. */
const sheetsPerMinute = 20

const lightShape = z.enum(['on-time', 'due-soon', 'late', 'done'])
const askedShape = listQueryShape.extend({
  year: z
    .string()
    .regex(/^[1-9]\d{3}$/)
    .optional(),
  order: z.enum(boardSorts).optional().describe('by pace the slowest first; by late those with most late months'),
})
const cellShape = z.object({
  month: z.string(),
  planned: z.number(),
  done: z.number().optional(),
  at: z.number().optional().describe('which case of the rule gives the colour; absent for months ahead'),
  light: lightShape.optional(),
  caughtUp: z.literal(true).optional(),
})
const rowShape = z.object({
  matter: matterIdShape,
  title: z.string(),
  sample: z.boolean(),
  stage: z.string(),
  stageLabel: textShape,
  columns: z.record(z.string(), z.unknown()),
  pace: z.number().nullable().describe('done of planned over the months that are over, percent'),
  planned: z.number(),
  done: z.number(),
  late: z.number(),
  months: z.array(cellShape),
})
const boardShape = z.object({
  kind: z.string(),
  year: z.string(),
  today: z.string(),
  rule: z.object({
    id: z.string(),
    version: z.number(),
    label: textShape,
    amberDays: z.number(),
    reportDays: z.number(),
    assumes: textShape.optional().describe('what the rule’s source leaves open'),
    cases: z.array(
      z.object({
        when: z.object({
          light: lightShape.optional(),
          caughtUp: z.boolean().optional(),
          begun: z.boolean().optional(),
        }),
        colour: z.enum(['red', 'yellow', 'green', 'blue']),
        word: textShape,
        assumed: z.literal(true).optional(),
      }),
    ),
  }),
  filters: z.array(z.object({ field: z.string(), values: z.array(z.string()) })),
  rows: z.array(rowShape),
  more: z.boolean(),
})

/** Many matters by months (月度晾晒): each month in the county's colours. */
export function monthBoardRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/month-boards/:kind',
      access: 'signed-in',
      tag,
      summary: 'Matters of a kind by the months of a year, in the county’s colours; narrowed as a list is',
      shape: { params: z.object({ kind: kindIdShape }), query: askedShape, answers: { 200: boardShape } },
      handle: async ({ params, query, session }) => {
        const found = await boardOf(deps, session, params.kind, query)
        return isRefusal(found) ? found : found.board
      },
    }),
    route({
      method: 'GET',
      url: '/api/month-boards/:kind/sheet.xlsx',
      access: 'signed-in',
      tag,
      summary: 'The same board as a workbook',
      perMinute: sheetsPerMinute,
      shape: {
        params: z.object({ kind: kindIdShape }),
        query: askedShape,
        answers: { 200: { binary: workbookType } },
      },
      handle: async ({ params, query, session, request, reply }) => {
        const found = await boardOf(deps, session, params.kind, query)
        if (isRefusal(found)) return found
        const language = languageOf(request.headers['accept-language'])
        const { board, of } = found
        await deps.audit.note(session.party, 'exported', { about: of.labels.kind.zh }, actorOf(session))
        const bytes = await boardSheet(board, of, { ...deps, party: session.party }, language)
        const name = `${of.labels.kind[language]} ${board.year} ${board.today}.xlsx`
        return reply
          .type(workbookType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'private, no-store')
          .send(bytes)
      },
    }),
  ]
}
