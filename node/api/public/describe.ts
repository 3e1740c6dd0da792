import {
  type Kind,
  type Matter,
  type MatterId,
  momentAt,
  type PartyId,
  publicPictures,
  readClock,
  type Text,
} from '@lianyu/kernel'
import { z } from 'zod'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { evidenceOfMatter } from '../matters/matter-evidence.ts'
import { sayValue } from '../say/say-value.ts'
import type { Found } from './find-by-code.ts'
import { ownPaperOf } from './own-paper.ts'
import { previewOf } from './preview.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const stepShape = z.object({
  step: z.string(),
  label: text,
  done: z.boolean(),
  fields: z.array(z.object({ field: z.string(), type: z.string(), label: text, required: z.boolean() })),
})
/** What is shown to whoever follows a matter: stages and days; no paper, no person, no amount. */
export const shown = z.object({
  kindLabel: text,
  title: z.string(),
  sample: z.boolean(),
  stageLabel: text,
  says: text.nullable().describe('where it stands, in the words of whoever waits for it'),
  picture: z.enum(publicPictures).nullable(),
  asked: z.object({ label: text, value: z.string() }).nullable().describe('what is asked of the applicant now'),
  shown: z.array(z.object({ field: z.string(), label: text, value: text })),
  atOrigin: z.boolean().describe('false at another party’s node: what is taken once is taken where it was received'),
  followUps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kindLabel: text,
      stageLabel: text,
      says: text.nullable(),
      asked: z.object({ label: text, value: z.string() }).nullable(),
      steps: z.array(stepShape),
    }),
  ),
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
  paper: z
    .object({ label: text, asks: text })
    .nullable()
    .describe('a paper that was issued and holds, for whoever knows the end of the person’s number: POST …/paper'),
  evidence: z.object({ facts: z.number(), mirrored: z.number() }),
  parties: z.array(z.object({ id: z.string(), name: text, part: z.enum(['origin', 'holder', 'other']) })),
  steps: z.array(stepShape),
})

export function openToPublic(kind: Kind): string[] {
  return Object.entries(kind.declaration.open)
    .filter(([, step]) => step.of.includes('public'))
    .map(([id]) => id)
}

export async function describe(deps: NodeDeps, found: Found): Promise<z.output<typeof shown>> {
  const { party, id, kind, matter } = found
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
    ...tellingOf(deps, kind, matter),
    shown: (labels.publicFields ?? []).flatMap((field) => saidField(deps, kind, matter, field)),
    atOrigin: party === shared.origin,
    followUps: await followUps(deps, found),
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
    preview: previewOf(kind, matter) !== undefined,
    paper: paperOf(deps, kind, matter),
    // What others hold cannot be changed by one side; how they hold it is for those who work on it.
    evidence: { facts, mirrored: mirrored + witnessed },
    parties: shared.parties.map((id) => ({
      id,
      name: deps.names.party(id),
      part: id === shared.origin ? ('origin' as const) : id === holder ? ('holder' as const) : ('other' as const),
    })),
    steps: stepsOf(kind, matter, party),
  }
}

/** What can be loaded, and what is asked for it; never of whom. */
function paperOf(deps: NodeDeps, kind: Kind, matter: Matter): z.output<typeof shown>['paper'] {
  const own = ownPaperOf(deps, kind, matter)
  return own === undefined ? null : { label: own.label, asks: own.asks }
}

function duringNow(kind: Kind, step: string, stage: string | undefined): boolean {
  const during = kind.declaration.open[step]?.during
  return during === undefined || (stage !== undefined && during.includes(stage))
}

/** The steps that the public may take now; what is taken once for the whole matter, at its origin alone. */
function stepsOf(kind: Kind, { shared }: Matter, party: PartyId): z.output<typeof stepShape>[] {
  const { declaration, labels } = kind
  const stage = shared.tracks[declaration.main]?.stage
  return openToPublic(kind)
    .filter((step) => duringNow(kind, step, stage))
    .filter((step) => declaration.open[step]?.once !== 'matter' || party === shared.origin || shared.adds[step])
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
    }))
}

/** Where it stands in plain words, with what is asked of the applicant. */
function tellingOf(deps: NodeDeps, kind: Kind, matter: Matter) {
  const { declaration, labels } = kind
  const stage = matter.shared.tracks[declaration.main]?.stage ?? ''
  const told = labels.publicly?.[`${declaration.main}.${stage}`]
  const [asked] = told?.asks === undefined ? [] : saidField(deps, kind, matter, told.asks)
  return {
    says: told?.says ?? null,
    picture: told?.picture ?? null,
    asked: asked === undefined ? null : { label: asked.label, value: asked.value.zh },
  }
}

/** A shared field with its value in words; nothing where it is empty, or not for everybody's eyes. */
function saidField(deps: NodeDeps, { declaration, labels }: Kind, { shared }: Matter, field: string) {
  const value = shared.fields[field]
  const declared = declaration.fields[field]
  if (declared === undefined || (declared.part ?? 'shared') !== 'shared') return []
  if (value === undefined || value === null || value === '') return []
  const label = { zh: labels.fields[field]?.zh ?? field, en: labels.fields[field]?.en ?? field }
  const words = { names: deps.names, offsetMinutes: deps.offsetMinutes, party: shared.origin }
  return [{ field, label, value: sayValue({ declaration, labels } as Kind, field, value, words) }]
}

/** Matters that this one has led to and in which the public has a say, e.g. what became of a bad rating. */
async function followUps(deps: NodeDeps, found: Found): Promise<z.output<typeof shown>['followUps']> {
  const all = await followersOf(deps, found)
  return all.map(({ id, kind, matter, party }) => {
    const { declaration, labels } = kind
    const stage = matter.shared.tracks[declaration.main]?.stage ?? ''
    const { says, asked } = tellingOf(deps, kind, matter)
    const title = matter.shared.fields[declaration.title]
    return {
      id,
      title: typeof title === 'string' ? title : '',
      kindLabel: labels.kind,
      stageLabel: labels.stages[`${declaration.main}.${stage}`] ?? { zh: stage, en: stage },
      says,
      asked,
      steps: stepsOf(kind, matter, party),
    }
  })
}

const mostPointing = 50

/** The matters that point to this one, the first fifty. */
export async function pointingTo(deps: NodeDeps, { party, id }: Pick<Found, 'party' | 'id'>): Promise<Found[]> {
  const { rows } = await inParty(deps.store, party, 'app', (tx) =>
    tx.query<{ matter: MatterId }>(
      `select r.matter from relation r where r.party = $1 and r.other = $2 order by r.matter limit ${mostPointing}`,
      [party, id],
    ),
  )
  const matters = await deps.journal.getMany(
    party,
    rows.map(({ matter }) => matter),
  )
  return [...matters].flatMap(([other, matter]) => {
    const kind = deps.kindsByHash(matter.shared.kind)
    return kind === undefined ? [] : [{ party, id: other, kind, matter }]
  })
}

export const followersOf = async (deps: NodeDeps, found: Found): Promise<Found[]> =>
  (await pointingTo(deps, found)).filter(({ kind }) => openToPublic(kind).length > 0)
