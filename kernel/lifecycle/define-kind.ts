import type { DeskId, RoleId, Text } from '../names.ts'
import type { AuthoredField } from './author-fields.ts'
import type {
  FieldDeclaration,
  GateDeclaration,
  KindDeclaration,
  Opens,
  OpensAbout,
  ProposedDay,
  Reuses,
  StageDeclaration,
  Takes,
  TrackDeclaration,
} from './kind.ts'
import type { BudgetRule, ClockDeclaration, EscalationRung } from './kind-clock.ts'
import type { Condition } from './kind-condition.ts'
import type { KindLabels, Publicly } from './kind-labels.ts'
import type { OpenStepDeclaration } from './kind-open-step.ts'
import type { Computes, FormField, HolderRule, Purpose, StepDeclaration } from './kind-step.ts'

type OneOrMany<T> = T | readonly T[]

/** `'name'`, `'name!'` where this form needs it, `'name='` where it is computed, or the long form. */
export type AuthoredForm = readonly (string | FormField)[]

/**
 * A clock with exactly one of the budgets; a budget is a whole number or `setting(key, otherwise)`. `until` names a day
 * field: the promised day is the last on time.
 */
export interface AuthoredClock {
  workingDays?: BudgetRule
  naturalDays?: BudgetRule
  hours?: BudgetRule
  until?: string
  amber: number
  grounds?: readonly string[]
  rollsOver?: true
  escalate?: readonly EscalationRung[]
}

export interface AuthoredStage {
  label: Text
  clock?: AuthoredClock
  end?: true
  rests?: true
  /** What whoever follows it from outside is told of it. */
  publicly?: Publicly
}

export interface AuthoredStep extends Omit<StepDeclaration, 'from' | 'by' | 'form'> {
  label: Text
  /** What will happen, in one line, above the form. */
  says?: Text
  /** What the timeline says of it once it is done; `{field}` stands for that field's value. */
  did?: Text
  from: OneOrMany<string>
  by: OneOrMany<RoleId>
  form?: AuthoredForm
}

export interface AuthoredTrack {
  label: Text
  /** The shared field that says what it is about in this matter. */
  of?: string
  standing?: true
  local?: true
  /** A desk alone stands for that desk of the matter's origin (of each party itself, on a local track). */
  holder: DeskId | HolderRule
  waitsFor?: readonly string[]
  owes?: TrackDeclaration['owes']
  start: string
  absent?: string
  stages: Record<string, AuthoredStage>
  steps: Record<string, AuthoredStep>
}

export interface AuthoredOpenStep extends Omit<OpenStepDeclaration, 'by' | 'of' | 'form'> {
  label: Text
  says?: Text
  did?: Text
  by: OneOrMany<RoleId>
  of: OneOrMany<OpenStepDeclaration['of'][number]>
  form: AuthoredForm
}

export interface AuthoredGate {
  label: Text
  /** The id of the step it guards. */
  opens: string
  needs: Record<string, OneOrMany<string>>
  papers?: GateDeclaration['papers']
}

/** A kind as a pack writes it: one object with the words in place. Everything left out takes its default. */
export interface AuthoredKind {
  pack: string
  id: string
  version: number
  label: Text
  empty?: Text
  /** What the timeline says of the opening, like a step's `did`. */
  opened?: Text
  fields: Record<string, AuthoredField>
  /** Default: the first track. */
  main?: string
  tracks: Record<string, AuthoredTrack>
  open?: Record<string, AuthoredOpenStep>
  gates?: Record<string, AuthoredGate>
  opening: {
    by: OneOrMany<RoleId>
    at: OneOrMany<DeskId>
    form: AuthoredForm
    personal?: Purpose
    computes?: Computes
    keyed?: string[]
    right?: string
    takes?: Takes
  }
  share?: { by: OneOrMany<RoleId>; at: OneOrMany<DeskId> }
  opens?: Opens
  /** Rights that the agreement may delegate: whose (`from`), about what, and their words. */
  rights?: { from: string; about: string; each: Record<string, Text> }
  columns?: readonly string[]
  title: string
  search?: readonly string[]
  /** Shared fields that whoever follows it from outside is shown. */
  publicFields?: readonly string[]
  /** Words of the grounds that clocks name. */
  grounds?: Record<string, Text>
  /** The English of the purposes for which personal data is taken; no part of the hash. */
  purposes?: Readonly<Record<string, string>>
  /** By field, usual headings of its column in sheets that are imported; no part of the hash. */
  headings?: Record<string, readonly string[]>
  /** Shared fields by which two matters are likely the same (a firm's name, its credit code); no part of the hash. */
  identifies?: readonly string[]
  /** Roles that may try out its process, on a matter that counts nowhere; no part of the hash. */
  walked?: OneOrMany<RoleId>
  /** Days that its opening offers; no part of the hash. */
  proposes?: readonly ProposedDay[]
  /** Papers of the person's earlier matters that may be used again; no part of the hash. */
  reuses?: Reuses
  /** By field of the opening that names another matter: when a new one may be opened about it; no part of the hash. */
  about?: Record<string, OpensAbout>
}

/** What `defineKind` answers with: give it to `kindOf` with a hash suite, or to `checkKind` to find its faults. */
export interface KindDefinition {
  pack: string
  declaration: KindDeclaration
  labels: KindLabels
  identifies?: string[]
  walked?: RoleId[]
  proposes?: ProposedDay[]
  reuses?: Reuses
  about?: Record<string, OpensAbout>
}

/** A budget that a setting may change; `otherwise` holds while nobody has set it. */
export function setting(key: string, otherwise: number): { setting: string; otherwise: number } {
  return { setting: key, otherwise }
}

export function filled(field: string): Condition {
  return { filled: field }
}
export function equals(field: string, value: string | number | boolean): Condition {
  return { equals: [field, value] }
}
export function atLeast(field: string, value: number): Condition {
  return { atLeast: [field, value] }
}
export function atMost(field: string, value: number): Condition {
  return { atMost: [field, value] }
}
/** The day in this field has come. */
export function come(field: string): Condition {
  return { come: field }
}
/** The day in this field is over. */
export function past(field: string): Condition {
  return { past: field }
}
export function same(field: string, other: string): Condition {
  return { same: [field, other] }
}
export function among(field: string, list: string): Condition {
  return { among: [field, list] }
}
export function atStage(track: string, ...stages: string[]): Condition {
  return { stage: [track, stages] }
}
/** A setting has this value today; `otherwise` is its value while nobody has set it. */
export function whenSet<T extends string | number | boolean>(key: string, value: T, otherwise: T): Condition {
  return { setting: [key, value], otherwise }
}

/**
 * Splits a kind written with its words in place into the declaration (hashed, sent) and its labels (kept beside it).
 * A field's owner is read from the forms that ask for it; a field of a local track is internal unless it says otherwise.
 * Answers for any input: faults are for `checkKind`, which reports them all at once.
 */
export function defineKind(kind: AuthoredKind): KindDefinition {
  const owners = ownersOf(kind)
  const requiredEverywhere = (id: string) => kind.fields[id]?.required === true
  const form = (fields: AuthoredForm): FormField[] => fields.map((entry) => formField(entry, requiredEverywhere))
  const declaration: KindDeclaration = {
    v: 1,
    id: kind.id,
    version: kind.version,
    fields: mapValues(kind.fields, (field, id) => fieldDeclaration(field, owners.get(id), kind)),
    main: kind.main ?? Object.keys(kind.tracks)[0] ?? '',
    tracks: mapValues(kind.tracks, (track) => trackDeclaration(track, form)),
    open: mapValues(kind.open ?? {}, ({ label: _, says: __, did: ___, ...step }) => ({
      ...step,
      by: many(step.by),
      of: many(step.of),
      form: form(step.form),
    })),
    gates: mapValues(
      kind.gates ?? {},
      (gate): GateDeclaration => ({
        opens: gate.opens,
        needs: mapValues(gate.needs, (stages) => many(stages)),
        ...(gate.papers ? { papers: gate.papers } : {}),
      }),
    ),
    opening: { ...kind.opening, by: many(kind.opening.by), at: many(kind.opening.at), form: form(kind.opening.form) },
    ...(kind.rights
      ? { rights: { from: kind.rights.from, about: kind.rights.about, ids: Object.keys(kind.rights.each) } }
      : {}),
    ...(kind.share ? { share: { by: many(kind.share.by), at: many(kind.share.at) } } : {}),
    ...(kind.opens ? { opens: kind.opens } : {}),
    columns: [...(kind.columns ?? [])],
    title: kind.title,
    search: [...(kind.search ?? [])],
  }
  const { identifies, walked, proposes, reuses, about } = kind
  return {
    pack: kind.pack,
    declaration,
    labels: labelsOf(kind),
    ...(identifies ? { identifies: [...identifies] } : {}),
    ...(walked ? { walked: many(walked) } : {}),
    ...(proposes ? { proposes: [...proposes] } : {}),
    ...(reuses ? { reuses } : {}),
    ...(about ? { about } : {}),
  }
}

type Owner = { track: string } | { open: string }

/** Which track or open step asks for each field. The opening form owns nothing: it may set any track's first values. */
function ownersOf(kind: AuthoredKind): Map<string, Owner> {
  const owners = new Map<string, Owner>()
  const claim = (form: AuthoredForm | undefined, owner: Owner) => {
    for (const entry of form ?? []) {
      const id = formField(entry, () => false).field
      if (!owners.has(id)) owners.set(id, owner)
    }
  }
  for (const [track, { steps }] of Object.entries(kind.tracks)) {
    for (const step of Object.values(steps)) claim(step.form, { track })
  }
  for (const [open, step] of Object.entries(kind.open ?? {})) claim(step.form, { open })
  return owners
}

function fieldDeclaration(field: AuthoredField, owner: Owner | undefined, kind: AuthoredKind): FieldDeclaration {
  const { label: _, hint: __, required: ___, choices, rows, ...declared } = field
  const main = kind.main ?? Object.keys(kind.tracks)[0]
  const stated = declared.track !== undefined || declared.open !== undefined
  const owned = stated || owner === undefined ? declared : { ...declared, ...owner }
  const { track, ...rest } = owned
  const local = track !== undefined && kind.tracks[track]?.local === true
  return {
    ...rest,
    // The main track and the shared part are the defaults: leaving them out keeps one form, hence one hash.
    ...(track !== undefined && track !== main ? { track } : {}),
    ...(local && rest.part === undefined ? { part: 'internal' as const } : {}),
    ...(choices ? { choices: Object.keys(choices) } : {}),
    ...(rows ? { rows: mapValues(rows, (column) => fieldDeclaration(column, undefined, kind)) } : {}),
  }
}

function trackDeclaration(track: AuthoredTrack, form: (fields: AuthoredForm) => FormField[]): TrackDeclaration {
  const own = track.local ? ({ party: 'own' } as const) : {}
  return {
    ...(track.standing ? { standing: true } : {}),
    ...(track.local ? { local: true } : {}),
    holder: typeof track.holder === 'string' ? { ...own, desk: track.holder } : track.holder,
    ...(track.waitsFor ? { waitsFor: [...track.waitsFor] } : {}),
    ...(track.owes ? { owes: track.owes } : {}),
    start: track.start,
    ...(track.absent ? { absent: track.absent } : {}),
    stages: mapValues(
      track.stages,
      (stage): StageDeclaration => ({
        ...(stage.clock ? { clock: clockDeclaration(stage.clock) } : {}),
        ...(stage.end ? { end: true } : {}),
        ...(stage.rests ? { rests: true } : {}),
      }),
    ),
    steps: mapValues(track.steps, ({ label: _, says: __, did: ___, ...step }): StepDeclaration => {
      const { form: asked, ...rest } = step
      return { ...rest, from: many(step.from), by: many(step.by), ...(asked ? { form: form(asked) } : {}) }
    }),
  }
}

function clockDeclaration(clock: AuthoredClock): ClockDeclaration {
  const { workingDays, naturalDays, hours, until } = clock
  const natural = naturalDays !== undefined || until !== undefined
  const unit = workingDays !== undefined ? 'working-days' : natural ? 'natural-days' : 'hours'
  return {
    unit,
    budget: until === undefined ? (workingDays ?? naturalDays ?? hours ?? 0) : { until },
    amber: clock.amber,
    ...(clock.rollsOver ? { rollsOver: true } : {}),
    ...(clock.grounds ? { grounds: [...clock.grounds] } : {}),
    ...(clock.escalate ? { escalate: [...clock.escalate] } : {}),
  }
}

function labelsOf(kind: AuthoredKind): KindLabels {
  const labels: KindLabels = {
    kind: kind.label,
    ...(kind.empty ? { empty: kind.empty } : {}),
    fields: mapValues(kind.fields, ({ label, hint, choices, rows }) => ({
      ...label,
      ...(hint ? { hint } : {}),
      ...(choices ? { choices } : {}),
      ...(rows
        ? { rows: mapValues(rows, (one) => ({ ...one.label, ...(one.choices ? { choices: one.choices } : {}) })) }
        : {}),
    })),
    tracks: mapValues(kind.tracks, ({ label, of }) => ({ ...label, ...(of ? { of } : {}) })),
    stages: {},
    steps: {},
    gates: mapValues(kind.gates ?? {}, (gate) => gate.label),
    ...(kind.headings ? { headings: mapValues(kind.headings, (names) => [...names]) } : {}),
    ...(kind.rights ? { rights: kind.rights.each } : {}),
    ...(kind.grounds ? { grounds: kind.grounds } : {}),
    ...(kind.purposes ? { purposes: mapValues({ ...kind.purposes }, (en, zh) => ({ zh, en })) } : {}),
  }
  const named = ({ label, says, did }: { label: Text; says?: Text; did?: Text }) => ({
    ...label,
    ...(says ? { says } : {}),
    ...(did ? { did } : {}),
  })
  if (kind.publicFields) labels.publicFields = [...kind.publicFields]
  if (kind.opened) labels.steps.open = { zh: '登记', en: 'Open', did: kind.opened }
  for (const [trackId, track] of Object.entries(kind.tracks)) {
    for (const [id, stage] of Object.entries(track.stages)) {
      labels.stages[`${trackId}.${id}`] = stage.label
      if (stage.publicly) labels.publicly = { ...labels.publicly, [`${trackId}.${id}`]: stage.publicly }
    }
    for (const [id, step] of Object.entries(track.steps)) labels.steps[id] = named(step)
  }
  for (const [id, step] of Object.entries(kind.open ?? {})) labels.steps[id] = named(step)
  return labels
}

function formField(entry: string | FormField, requiredEverywhere: (id: string) => boolean): FormField {
  const { field, required, computed, when } = typeof entry === 'string' ? shorthand(entry) : entry
  if (computed) return { field, computed }
  const asked = when === undefined ? {} : { when }
  return required || requiredEverywhere(field) ? { field, required: true, ...asked } : { field, ...asked }
}
function shorthand(entry: string): FormField {
  if (entry.endsWith('=')) return { field: entry.slice(0, -1), computed: true }
  return entry.endsWith('!') ? { field: entry.slice(0, -1), required: true } : { field: entry }
}
function many<T extends string>(value: OneOrMany<T>): T[] {
  return typeof value === 'string' ? [value] : [...value]
}
function mapValues<A, B>(values: Record<string, A>, change: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))
}
