import type { PartName } from '../fact/envelope.ts'
import { partNames } from '../fact/envelope.ts'
import type { Kind, KindDeclaration } from './kind.ts'
import type { OpenStepDeclaration } from './kind-open-step.ts'
import type { Computes, FormField, StepDeclaration } from './kind-step.ts'
import { reservedAdds } from './reserved-steps.ts'

/** What `decide` and `fold` look up in a kind, prepared once. Maps, so that no name reaches an object's prototype. */
export interface Lookups {
  steps: ReadonlyMap<string, StepLookup>
  /** For each track, the stages that satisfy each gate that needs it. */
  neededAt: ReadonlyMap<string, string[][]>
  /** Fields of the opening form, by part: what an opening may set. */
  opening: FieldsByPart
  sharedTracks: string[]
  localTracks: string[]
  /** Stages of the main track at which some sealed entry is opened; mostly none. */
  opensSeals: ReadonlySet<string>
  /** Fields by owning track, whatever their part. */
  ownerOf: ReadonlyMap<string, string | undefined>
  /** Open steps whose entries another decision looks at. */
  entriesAsked: ReadonlySet<string>
  /** Of the steps under a condition, the computations that are evaluated before the form is filled, too. */
  computesAhead: readonly Computes[]
}

export type StepLookup = TrackStep | OpenStep

export interface TrackStep {
  id: string
  on: 'track'
  track: string
  local: boolean
  declaration: StepDeclaration
  from: ReadonlySet<string>
  gates: { id: string; needs: [track: string, stages: string[]][] }[]
  form: FormField[]
  fields: FieldsByPart
  /** Another step of the track must be taken by another officer than this one. */
  names: boolean
  /** True where the step lets the running clock go on (it says so, suspends, resumes, or stays without `restarts`). */
  keepsClock(stage: string): boolean
}

export interface OpenStep {
  id: string
  on: 'none'
  declaration: OpenStepDeclaration
  form: FormField[]
  fields: FieldsByPart
  /** A superior or the public may write it: the writer need not be a party of the matter. */
  anybody: boolean
  /** Its sealed fields, which are none of `fields`, and the stages of the main track at which they are opened. */
  sealed: { fields: readonly string[]; until: ReadonlySet<string> } | undefined
}

/** Ids of the fields that a step may set, by part. A field that belongs elsewhere is no field of the step. */
export type FieldsByPart = Readonly<Record<PartName, readonly string[]>>

const prepared = new WeakMap<KindDeclaration, Lookups>()

export function lookupsOf(kind: Kind): Lookups {
  let lookups = prepared.get(kind.declaration)
  if (lookups === undefined) {
    lookups = prepare(kind.declaration)
    prepared.set(kind.declaration, lookups)
  }
  return lookups
}

/** A step on no track: its facts are added beside the others and move nothing. */
export function isOpenStep(kind: Kind, step: string): boolean {
  return lookupsOf(kind).steps.get(step)?.on === 'none'
}

/**
 * Whether `decide` looks at the entries of this open step: where only one may be written, what a step gathers, what an
 * account leaves, what was erased. The others (remarks, photographs) are for readers: a state without them decides and
 * folds on as one with them.
 */
export function asksEntries(kind: Kind, step: string): boolean {
  return lookupsOf(kind).entriesAsked.has(step)
}

function prepare(kind: KindDeclaration): Lookups {
  const steps = new Map<string, StepLookup>()
  const neededAt = new Map<string, string[][]>()
  const ownerOf = new Map<string, string | undefined>()
  for (const [id, field] of Object.entries(kind.fields)) {
    ownerOf.set(id, field.open === undefined ? (field.track ?? kind.main) : undefined)
  }
  for (const gate of Object.values(kind.gates)) {
    for (const [track, stages] of Object.entries(gate.needs)) {
      neededAt.set(track, [...(neededAt.get(track) ?? []), stages])
    }
  }
  for (const [track, { local, steps: declared }] of Object.entries(kind.tracks)) {
    for (const [id, declaration] of Object.entries(declared)) {
      const form = declaration.form ?? []
      const keeps =
        declaration.goesOn === true ||
        declaration.suspends !== undefined ||
        declaration.resumes === true ||
        declaration.extends !== undefined
      steps.set(id, {
        id,
        on: 'track',
        track,
        local: local === true,
        declaration,
        from: new Set(declaration.from),
        gates: Object.entries(kind.gates)
          .filter(([, gate]) => gate.opens === id)
          .map(([gate, { needs }]) => ({
            id: gate,
            needs: Object.entries(needs).sort(([a], [b]) => (a < b ? -1 : 1)),
          })),
        form,
        fields: byPart(kind, form, (field) => ownerOf.get(field) === track),
        names: Object.values(declared).some((other) => other.otherThan?.includes(id)),
        keepsClock: (stage) => keeps || (stage === declaration.to && declaration.restarts !== true),
      })
    }
  }
  const opensSeals = new Set<string>()
  for (const [id, declaration] of Object.entries(kind.open)) {
    const { sealed } = declaration
    for (const stage of sealed?.until ?? []) opensSeals.add(stage)
    steps.set(id, {
      id,
      on: 'none',
      declaration,
      form: declaration.form,
      fields: byPart(
        kind,
        declaration.form,
        (field) => kind.fields[field]?.open !== undefined && sealed?.fields.includes(field) !== true,
      ),
      anybody: declaration.of.includes('superior') || declaration.of.includes('public'),
      sealed: sealed && { fields: sealed.fields, until: new Set(sealed.until) },
    })
  }
  const tracks = Object.keys(kind.tracks)
  const declarations = [...steps.values()].map(({ declaration }) => declaration)
  // A computation is handed the matter and may look at anything.
  const computes = [kind.opening, ...declarations].some((declaration) => declaration.computes !== undefined)
  const entriesAsked = new Set([...reservedAdds, ...(computes ? Object.keys(kind.open) : [])])
  for (const { gathers = [] } of declarations) for (const { step } of gathers) entriesAsked.add(step)
  for (const [id, { once, alone, covered, issues }] of Object.entries(kind.open)) {
    if (once !== undefined || alone !== undefined || issues !== undefined) entriesAsked.add(id)
    for (const { step } of [...(alone?.while ?? []), ...(covered?.by ?? [])]) entriesAsked.add(step)
  }
  return {
    steps,
    neededAt,
    opensSeals,
    opening: byPart(kind, kind.opening.form, (field) => ownerOf.get(field) !== undefined),
    sharedTracks: tracks.filter((track) => kind.tracks[track]?.local !== true),
    localTracks: tracks.filter((track) => kind.tracks[track]?.local === true),
    ownerOf,
    entriesAsked,
    computesAhead: declarations.flatMap(({ computes, form = [], when }) =>
      when !== undefined && isKnownAhead(computes, form) ? [computes] : [],
    ),
  }
}

/**
 * Does a computation look at other matters, and only at such as the matter names already? Then what comes out does not hang
 * on the form, and whether the step may be taken is known before anything is typed.
 */
export function isKnownAhead(computes: Computes | undefined, form: readonly FormField[]): computes is Computes {
  const { from = [] } = computes ?? {}
  return from.length > 0 && !form.some(({ field }) => from.includes(field))
}

function byPart(kind: KindDeclaration, form: FormField[], owns: (field: string) => boolean): FieldsByPart {
  const fields: Record<PartName, string[]> = { shared: [], internal: [], personal: [] }
  for (const { field } of form) {
    const declared = Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined
    if (declared !== undefined && owns(field)) fields[declared.part ?? 'shared'].push(field)
  }
  return fields
}

/** The parts that a form's fields go to, in the fixed order. */
export function partsOf(fields: FieldsByPart): PartName[] {
  return partNames.filter((part) => fields[part].length > 0)
}
