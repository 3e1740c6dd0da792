import type { IndicatorUnit } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { languageOf } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { cursorShape, textShape } from '../shapes.ts'
import { matterBehind } from './behind.ts'
import { measureIndicator } from './measure.ts'
import { scoreRules, scoreSettingShape, scoresOf } from './scores.ts'
import { indicatorSheet } from './sheet.ts'
import { targetsOf } from './targets.ts'
import { indicatorsOf, wordsOf } from './words.ts'

const idShape = z.object({ id: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/) })
const periodShape = z.string().max(10).describe('2026, 2026-H1, 2026-Q1 or 2026-03; default this year')
const byShape = z.string().max(64).describe('a dimension of the indicator')
const sampleShape = z
  .enum(['0', '1'])
  .default('0')
  .transform((said) => said === '1')
  .describe('1: matters marked 样例, which are never added to the others')
const measuredQuery = z.object({ by: byShape.optional(), period: periodShape.optional(), sample: sampleShape })
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sheetsPerMinute = 20

/** A record, so that a unit that is missing here is a fault of types. */
const units: Record<IndicatorUnit, true> = {
  matters: true,
  firms: true,
  persons: true,
  fen: true,
  days: true,
  percent: true,
  'square-metres': true,
  papers: true,
  times: true,
  hundredths: true,
}
const unitShape = z.enum(Object.keys(units) as [IndicatorUnit, ...IndicatorUnit[]])
const wordsShape = z
  .object({
    id: z.string(),
    label: textShape,
    scope: textShape.describe('what is in it and what is not'),
    unit: unitShape,
    of: z.string().optional(),
    kindLabel: textShape.optional(),
    standing: z.boolean().describe('how it stands now; otherwise counted by month'),
    dimensions: z.array(z.object({ id: z.string(), label: textShape })),
    ratio: z.array(z.string()).optional(),
  })
  .meta({ id: 'IndicatorWords' })
const amountsShape = z.object({
  value: z.number().nullable().describe('in the indicator’s unit; null where nothing was reported'),
  before: z.number().nullable().describe('the same months a year before'),
  growth: z.number().nullable().describe('on the year before, as a ratio'),
})
const paceShape = z.object({ done: z.number(), gone: z.number(), reading: z.enum(['ahead', 'level', 'behind']) })
const forecastShape = z.object({ amount: z.number(), method: z.enum(['last-year-shape', 'even-pace']) })
const measuredShape = amountsShape.extend({
  indicator: wordsShape,
  period: z.string(),
  through: z.string().nullable(),
  sample: z.boolean(),
  months: z.array(amountsShape.extend({ month: z.string() })),
  targets: z
    .array(
      z.object({
        matter: z.string(),
        name: z.string(),
        unit: z.string().describe('whose it is; empty for the whole'),
        amount: z.number(),
        basis: z.string(),
        done: z.number().nullable(),
        pace: paceShape.nullable(),
        growth: z.number().nullable(),
        forecast: forecastShape.nullable(),
      }),
    )
    .describe('of the period’s year'),
  forecast: forecastShape.nullable().describe('what a running year comes to if it goes on so, with the method'),
  split: z
    .object({
      by: z.string(),
      label: textShape,
      rows: z.array(amountsShape.extend({ key: z.string(), label: textShape })),
    })
    .optional(),
  of: z
    .array(z.object({ indicator: wordsShape, value: z.number().nullable(), before: z.number().nullable() }))
    .optional(),
})
const partShape = z.object({
  unit: z.string(),
  amount: z.number(),
  done: z.number().nullable(),
  pace: paceShape.nullable(),
  by: z.string().optional(),
  key: z.string().optional(),
})
const targetShape = partShape.extend({
  matter: z.string(),
  name: z.string(),
  indicator: wordsShape.nullable(),
  indicatorId: z.string(),
  basis: z.string(),
  sample: z.boolean(),
  partOf: z.string().optional(),
  months: z.array(z.number()).nullable(),
  monthsHow: z.enum(['given', 'last-year-shape', 'even']).nullable(),
  actual: z.array(z.number().nullable()),
  lastYear: z.array(z.number().nullable()),
  growth: z.number().nullable(),
  forecast: forecastShape.nullable(),
  parts: z.array(partShape),
  left: z.number().nullable().describe('how much nobody was given; negative where more was given out'),
})
const behindShape = z.object({
  matter: z.string().optional().describe('absent where it is not in sight of your desk'),
  title: z.string().optional(),
  stage: textShape,
  desk: textShape,
  period: z.string(),
  entry: z.number(),
  amount: z.number(),
  value: z.string().optional(),
})
const lineShape = z.object({
  item: z.string(),
  value: z.number().optional(),
  sum: z.string(),
  points: z.number(),
  note: z.enum(['capped', 'floored', 'average', 'missing']).optional(),
})

/** Totals are the party's own and open to everybody in it; the matters behind them only as far as each may be seen. */
export function indicatorsRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/indicators',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'What is measured: names, scopes, units, dimensions',
      shape: { answers: { 200: z.array(wordsShape) } },
      handle: () => indicatorsOf(deps).map((one) => wordsOf(deps, one)),
    }),
    route({
      method: 'GET',
      url: '/api/indicators/:id',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'One number over a period, with its months, the year before, and its parts by a dimension',
      shape: {
        params: idShape,
        query: measuredQuery,
        answers: { 200: measuredShape },
      },
      handle: ({ params, query, session }) => measureIndicator(deps, session, params.id, query),
    }),
    route({
      method: 'GET',
      url: '/api/indicators/:id/sheet.xlsx',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'The same number as a workbook',
      perMinute: sheetsPerMinute,
      shape: { params: idShape, query: measuredQuery, answers: { 200: { binary: workbookType } } },
      handle: async ({ params, query, session, request, reply }) => {
        const language = languageOf(request.headers['accept-language'])
        const { bytes, name } = await indicatorSheet(deps, session, params.id, query, language)
        return reply
          .type(workbookType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'private, no-store')
          .send(Buffer.from(bytes))
      },
    }),
    route({
      method: 'GET',
      url: '/api/indicators/:id/matters',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'What is behind a number: its amounts one by one, with their matters',
      shape: {
        params: idShape,
        query: z.object({
          by: byShape.optional(),
          key: z.string().max(300).optional(),
          period: periodShape.optional(),
          sample: sampleShape,
          cursor: cursorShape.optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        answers: { 200: z.object({ items: z.array(behindShape), next: z.string().nullable() }) },
      },
      handle: ({ params, query, session }) => matterBehind(deps, session, params.id, query),
    }),
    route({
      method: 'GET',
      url: '/api/targets',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'The year’s targets: months, parts, what was done, pace, forecast',
      shape: {
        query: z.object({
          year: z
            .string()
            .regex(/^2[01]\d\d$/)
            .optional(),
        }),
        answers: {
          200: z.object({ year: z.string(), today: z.string(), gone: z.number(), targets: z.array(targetShape) }),
        },
      },
      handle: ({ query, session }) => targetsOf(deps, session, query.year ?? deps.today().slice(0, 4)),
    }),
    route({
      method: 'GET',
      url: '/api/scores',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'The rules that units are scored by here',
      shape: { answers: { 200: z.array(z.object({ id: z.string(), label: textShape, source: textShape })) } },
      handle: ({ session }) => scoreRules(deps, session),
    }),
    route({
      method: 'GET',
      url: '/api/scores/:id',
      access: 'signed-in',
      tag: 'numbers',
      summary: 'Units scored by the rule in the setting score.{id}; every line opens to its sum',
      shape: {
        params: idShape,
        query: z.object({ period: periodShape.optional(), sample: sampleShape }),
        answers: {
          200: z.object({
            id: z.string(),
            rule: scoreSettingShape.shape.rule.extend({ id: z.string() }),
            by: z.string(),
            period: z.string(),
            sample: z.boolean(),
            values: z.record(z.string(), z.object({ indicator: z.string(), label: textShape, divide: z.number() })),
            units: z.array(
              z.object({
                unit: z.string(),
                label: textShape,
                total: z.number(),
                rank: z.number(),
                grade: z.string().optional(),
                vetoes: z.array(z.string()),
                lines: z.array(lineShape),
              }),
            ),
          }),
        },
      },
      handle: ({ params, query, session }) => scoresOf(deps, session, params.id, query),
    }),
  ]
}
