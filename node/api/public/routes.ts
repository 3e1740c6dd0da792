import { isRefusal, type Kind, momentAt, readClock, refuse, type Text } from '@lianyu/kernel'
import { z } from 'zod'
import { newCommandId } from '../../command-id.ts'
import type { NodeDeps } from '../deps.ts'
import { disclosuresOf } from '../matters/disclosures.ts'
import { evidenceOfMatter } from '../matters/matter-evidence.ts'
import { disclosuresShape } from '../matters/shapes.ts'
import { type Route, route } from '../route.ts'
import { checkedPaperShape, checkPaper } from './check-paper.ts'
import { code, type Found, findFollowed } from './find-by-code.ts'
import { previewOf, previewRoutes } from './preview.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const shown = z.object({
  kindLabel: text,
  title: z.string(),
  sample: z.boolean(),
  stageLabel: text,
  stages: z.array(z.object({ label: text, at: z.string(), party: text })),
  due: z.string().nullable(),
  provisional: z.boolean(),
  clock: z
    .object({
      light: z.enum(['on-time', 'due-soon', 'late', 'done']),
      unit: z.enum(['working-days', 'natural-days', 'hours']),
      left: z.number(),
      over: z.number(),
      suspended: z.boolean(),
    })
    .nullable()
    .describe('the term of the present stage, read now'),
  ended: z.boolean(),
  preview: z.boolean().describe('a paper about to be given may be seen here first: GET …/preview'),
  evidence: z.object({ facts: z.number(), mirrored: z.number() }),
  parties: z.array(z.object({ id: z.string(), name: text, part: z.enum(['origin', 'holder', 'other']) })),
  steps: z.array(
    z.object({
      step: z.string(),
      label: text,
      done: z.boolean(),
      fields: z.array(z.object({ field: z.string(), type: z.string(), label: text, required: z.boolean() })),
    }),
  ),
})

/** Who acts for somebody without an account: the party whose page it is writes it down as said by the public. */
const publicDesk = { desk: 'public', role: 'public', officer: 'public' }

/** Following a matter by its query code, without signing in. Shows stages and days; no paper, no person, no amount. */
export function publicRoutes(deps: NodeDeps): Route[] {
  return [
    ...previewRoutes(deps),
    route({
      method: 'GET',
      url: '/api/public/matters/:code',
      access: 'public',
      tag: 'public',
      summary: 'Where the matter of this query code stands',
      perMinute: 30,
      shape: { params: z.object({ code }), answers: { 200: shown } },
      handle: async ({ params, reply }) => {
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        reply.header('cache-control', 'no-store')
        return describe(deps, found)
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/matters/:code/disclosures',
      access: 'public',
      tag: 'public',
      summary: 'Who was shown what this matter says of a person: parties, desks, purposes, times',
      perMinute: 10,
      shape: { params: z.object({ code }), answers: { 200: disclosuresShape } },
      handle: async ({ params, reply }) => {
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        reply.header('cache-control', 'no-store')
        return disclosuresOf(deps, found.party, found)
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/papers/:code',
      access: 'public',
      tag: 'public',
      summary: 'A paper that was issued, by the code printed on it, with the proof of its record',
      perMinute: 30,
      shape: { params: z.object({ code }), answers: { 200: checkedPaperShape } },
      handle: async ({ params, reply }) => {
        reply.header('cache-control', 'no-store')
        return checkPaper(deps, params.code)
      },
    }),
    route({
      method: 'POST',
      url: '/api/public/matters/:code/steps/:step',
      access: 'public',
      tag: 'public',
      summary: 'Add what the public may add to it, e.g. a rating',
      perMinute: 10,
      shape: {
        params: z.object({ code, step: z.string().max(64) }),
        body: z.strictObject({ data: z.record(z.string().max(64), z.unknown()) }),
        answers: { 200: shown },
      },
      handle: async ({ params, body, request }) => {
        if (request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        if (!openToPublic(found.kind).includes(params.step)) {
          return refuse('step.unknown', { step: params.step, kind: found.kind.labels.kind.zh }, 'step')
        }
        const receipt = await deps.journal.step({
          party: found.party,
          actor: { party: found.party, ...publicDesk },
          command: newCommandId(deps.now()),
          matter: found.id,
          step: params.step,
          data: body.data,
        })
        if (isRefusal(receipt)) return receipt
        const matter = await deps.journal.get(found.party, found.id)
        return describe(deps, { ...found, matter: matter ?? found.matter })
      },
    }),
  ]
}

function openToPublic(kind: Kind): string[] {
  return Object.entries(kind.declaration.open)
    .filter(([, step]) => step.of.includes('public'))
    .map(([id]) => id)
}

async function describe(deps: NodeDeps, { party, id, kind, matter }: Found): Promise<z.output<typeof shown>> {
  const { shared } = matter
  const { declaration, labels } = kind
  const main = shared.tracks[declaration.main]
  const stageLabel = (stage: string): Text => labels.stages[`${declaration.main}.${stage}`] ?? { zh: stage, en: stage }
  const spec = main && declaration.tracks[declaration.main]?.stages[main.stage]?.clock
  const reading =
    main?.clock && spec
      ? readClock(spec, main.clock, momentAt(deps.instant(), deps.offsetMinutes), deps.calendar)
      : undefined
  const holder = main?.holder.party
  const ended = main !== undefined && declaration.tracks[declaration.main]?.stages[main.stage]?.end === true
  const { facts, mirrored, witnessed } = await evidenceOfMatter(deps, party, id)
  return {
    kindLabel: labels.kind,
    title: String(shared.fields[declaration.title] ?? ''),
    sample: shared.fields.sample === true,
    stageLabel: stageLabel(main?.stage ?? ''),
    stages: [
      // A passed stage says when it was left and by whom; a citizen asks when it was come to, and who brought it there.
      ...(main?.passed ?? []).map(({ stage }, place, passed) => ({
        label: stageLabel(stage),
        at: passed[place - 1]?.at ?? shared.openedAt,
        party: deps.names.party(passed[place - 1]?.by ?? shared.origin),
      })),
      ...(main === undefined
        ? []
        : [{ label: stageLabel(main.stage), at: main.stageSince, party: deps.names.party(main.holder.party) }]),
    ],
    due: reading?.due ?? null,
    provisional: reading?.provisional ?? false,
    clock:
      reading === undefined || spec === undefined
        ? null
        : {
            light: reading.light,
            unit: spec.unit,
            left: reading.left,
            over: reading.over,
            suspended: reading.suspended,
          },
    ended,
    // What others hold cannot be changed by one side; how they hold it is for those who work on it.
    evidence: { facts, mirrored: mirrored + witnessed },
    parties: shared.parties.map((id) => ({
      id,
      name: deps.names.party(id),
      part: id === shared.origin ? ('origin' as const) : id === holder ? ('holder' as const) : ('other' as const),
    })),
    preview: previewOf(kind, matter) !== undefined,
    steps: openToPublic(kind)
      .filter((step) => duringNow(kind, step, main?.stage))
      .map((step) => ({
        step,
        label: { zh: labels.steps[step]?.zh ?? step, en: labels.steps[step]?.en ?? step },
        done: (shared.adds[step]?.length ?? 0) > 0,
        fields: (declaration.open[step]?.form ?? [])
          .filter(({ computed }) => !computed)
          .map(({ field, required }) => ({
            field,
            type: declaration.fields[field]?.type ?? 'words',
            label: labels.fields[field] ?? { zh: field, en: field },
            required: required === true,
          })),
      })),
  }
}

function duringNow(kind: Kind, step: string, stage: string | undefined): boolean {
  const during = kind.declaration.open[step]?.during
  return during === undefined || (stage !== undefined && during.includes(stage))
}
