import { checkClockSpec } from '../../clock/clock-spec.ts'
import { isOfMatter, tracksOf } from '../condition.ts'
import type { KindDeclaration, TrackDeclaration } from '../kind.ts'
import type { ClockDeclaration } from '../kind-clock.ts'
import type { ReceiverRule, StepDeclaration } from '../kind-step.ts'
import { reservedSteps } from '../reserved-steps.ts'
import { checkCondition } from './check-condition.ts'
import type { Faults } from './faults.ts'

export function checkTracks(kind: KindDeclaration, faults: Faults): void {
  const tracks = Object.entries(kind.tracks)
  if (tracks.length === 0) faults.add('tracks', 'a kind without a track', 'give it one')
  if (faults.known('main', 'track', kind.main, Object.keys(kind.tracks)) && kind.tracks[kind.main]?.local) {
    faults.add('main', 'the main track is local', 'choose one that all parties see')
  }
  const places = new Map<string, string>()
  const place = (id: string, path: string) => {
    faults.named(path, id)
    if (reservedSteps.includes(id)) faults.add(path, `"${id}" is a step that every kind has`, 'choose another name')
    const before = places.get(id)
    if (before !== undefined)
      faults.add(path, `the step id "${id}" stands at ${before} too`, 'steps of a kind share one name space')
    places.set(id, path)
  }
  for (const [id, track] of tracks) {
    faults.named(`tracks.${id}`, id)
    for (const step of Object.keys(track.steps)) place(step, `tracks.${id}.steps.${step}`)
    checkTrack(kind, id, track, faults)
  }
  for (const step of Object.keys(kind.open)) place(step, `open.${step}`)
  for (const [id, track] of tracks) {
    checkWaits(kind, id, faults)
    checkOwes(kind, track, `tracks.${id}.owes`, faults)
  }
}

/** Tracks wait for tracks that everybody sees, and never in a circle. */
function checkWaits(kind: KindDeclaration, id: string, faults: Faults): void {
  const path = `tracks.${id}.waitsFor`
  const reached = new Set<string>()
  const follow = (from: string): void => {
    for (const next of kind.tracks[from]?.waitsFor ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      follow(next)
    }
  }
  for (const other of kind.tracks[id]?.waitsFor ?? []) {
    if (!faults.known(path, 'track', other, Object.keys(kind.tracks))) continue
    if (kind.tracks[other]?.local) faults.add(path, `"${other}" is local`, 'wait for a track that all parties see')
  }
  follow(id)
  if (reached.has(id)) faults.add(path, `"${id}" waits for itself in a circle`, 'leave one of the waits out')
}

function checkOwes(kind: KindDeclaration, { owes }: TrackDeclaration, path: string, faults: Faults): void {
  if (owes === undefined) return
  for (const [word, types] of [
    ['what', ['words', 'paragraph']],
    ['by', ['day']],
    ['given', ['day']],
  ] as const) {
    const id = owes[word]
    if (!faults.known(`${path}.${word}`, 'field', id, Object.keys(kind.fields))) continue
    const type = kind.fields[id]?.type ?? ''
    if (!(types as readonly string[]).includes(type)) {
      faults.add(`${path}.${word}`, `"${id}" is of type "${type}"`, `use one of type "${types[0]}"`)
    }
  }
}

function checkTrack(kind: KindDeclaration, id: string, track: TrackDeclaration, faults: Faults): void {
  const path = `tracks.${id}`
  const stages = Object.keys(track.stages)
  faults.known(`${path}.start`, 'stage', track.start, stages)
  checkHolderAtStart(kind, track, `${path}.holder`, faults)
  if (track.absent !== undefined && faults.known(`${path}.absent`, 'stage', track.absent, stages)) {
    if (typeof track.holder.party !== 'object')
      faults.add(`${path}.absent`, 'its first holder is always there', 'name the holder by a field, or leave it out')
    if (track.stages[track.absent]?.end !== true)
      faults.add(`${path}.absent`, `"${track.absent}" is no end`, 'nobody would ever come back to it')
  }
  for (const [stage, { clock, end, rests }] of Object.entries(track.stages)) {
    if (rests && (end || clock !== undefined))
      faults.add(
        `${path}.stages.${stage}.rests`,
        'nobody owes anything where it rests',
        'leave out `rests`, or its clock and `end`',
      )
    faults.named(`${path}.stages.${stage}`, stage)
    if (clock === undefined) continue
    for (const refusal of checkClockSpec(clock, `${path}.stages.${stage}.clock`)) {
      faults.add(refusal.field ?? path, refusal.en)
    }
    checkPromise(kind, clock, `${path}.stages.${stage}.clock`, faults)
    checkChoice(kind, clock, `${path}.stages.${stage}.clock.budget`, track.local === true, faults)
    if (track.local && stage === track.start) {
      faults.add(`${path}.stages.${stage}.clock`, 'a clock on the first stage of a local track, which nobody starts')
    }
  }
  for (const [step, declaration] of Object.entries(track.steps)) {
    checkStep(kind, id, track, step, declaration, faults)
  }
  const reached = reachable(track)
  for (const stage of stages) {
    if (!reached.has(stage) && stage !== track.absent)
      faults.add(`${path}.stages.${stage}`, 'no way leads here from the start', 'add a step to it, or leave it out')
  }
  checkHandOffs(track, path, faults)
}

function checkHolderAtStart(kind: KindDeclaration, track: TrackDeclaration, path: string, faults: Faults): void {
  const { party, desk } = track.holder
  if (desk === 'chosen' || desk === 'previous')
    faults.add(`${path}.desk`, `nobody can be "${desk}" when a matter opens`, 'name a desk')
  else faults.named(`${path}.desk`, desk)
  if (track.local && party !== 'own')
    faults.add(`${path}.party`, 'a local track is held by each party itself', 'say "own"')
  if (!track.local && party === 'own')
    faults.add(`${path}.party`, '"own" is for local tracks', 'say "origin" or name a field')
  if (party === 'previous')
    faults.add(`${path}.party`, 'nobody held it before the matter opened', 'say "origin" or name a field')
  if (typeof party === 'object') checkPartyField(kind, party.field, `${path}.party.field`, true, faults)
}

function checkPartyField(kind: KindDeclaration, id: string, path: string, atOpening: boolean, faults: Faults): void {
  if (!faults.known(path, 'field', id, Object.keys(kind.fields))) return
  const field = kind.fields[id]
  if (field?.type !== 'party') faults.add(path, `"${id}" is of type "${field?.type}"`, 'use a field of type "party"')
  if ((field?.part ?? 'shared') !== 'shared')
    faults.add(path, `"${id}" is ${field?.part}`, 'who holds a track is shared')
  if (atOpening && !kind.opening.form.some((asked) => asked.field === id)) {
    faults.add(path, `the opening form does not ask for "${id}"`, 'add it to opening.form')
  }
}

/** A desk means something inside its party alone, and a hand-off to nobody would be refused for ever: it is always said. */
function checkDeskField(kind: KindDeclaration, step: StepDeclaration, id: string, path: string, faults: Faults): void {
  if (!faults.known(path, 'field', id, Object.keys(kind.fields))) return
  const { type, part = 'shared' } = kind.fields[id] ?? {}
  if (type !== 'desk') faults.add(path, `"${id}" is of type "${type}"`, 'use a field of type "desk"')
  if (part !== 'shared') faults.add(path, `"${id}" is ${part}`, 'who holds a track is shared')
  if (step.handOff?.how !== 'pass')
    faults.add(path, 'another party has desks of its own', 'name a desk, or let a person choose')
  const asked = [...kind.opening.form, ...(step.form ?? [])].find(({ field }) => field === id)
  if (!asked?.required && !asked?.computed)
    faults.add(path, `"${id}" may be left empty`, 'ask for it, or compute it, in the opening or in the step')
}

function checkStep(
  kind: KindDeclaration,
  trackId: string,
  track: TrackDeclaration,
  id: string,
  step: StepDeclaration,
  faults: Faults,
): void {
  const path = `tracks.${trackId}.steps.${id}`
  const stages = Object.keys(track.stages)
  if (step.from.length === 0) faults.add(`${path}.from`, 'leads from nowhere', 'name a stage')
  for (const from of step.from) {
    if (!faults.known(`${path}.from`, 'stage', from, stages)) continue
    if (track.stages[from]?.end && step.counters === undefined) {
      faults.add(
        `${path}.from`,
        `"${from}" is an end`,
        'say in `counters` which step it takes back, or leave out `end`',
      )
    }
  }
  faults.known(`${path}.to`, 'stage', step.to, stages)
  if (step.by.length === 0) faults.add(`${path}.by`, 'nobody may take it', 'name a role')
  for (const role of step.by) faults.named(`${path}.by`, role)
  if (step.counters !== undefined)
    faults.known(`${path}.counters`, 'step of this track', step.counters, Object.keys(track.steps))
  if (step.when) checkCondition(kind, step.when, `${path}.when`, track.local === true, faults)
  for (const other of step.otherThan ?? []) {
    faults.known(`${path}.otherThan`, 'step of this track', other, Object.keys(track.steps))
  }
  if (step.itself) checkItself(trackId, step, path, faults)
  checkAttests(kind, step.attests, track.local === true, path, faults)
  checkGathers(kind, step.gathers, path, faults)
  const receiver = step.handOff?.receiver
  if (receiver) checkReceiver(kind, step, receiver, `${path}.handOff.receiver`, faults)
  if (track.local && (step.fences || (step.handOff && step.handOff.how !== 'pass'))) {
    faults.add(path, 'a local track does not leave its party', 'use a hand-off of the sort "pass"')
  }
  checkClockStep(kind, track, step, path, faults)
}

/** Of its own the node takes a step once: as a fence when the clock is red, or because another track came to a stage. */
function checkItself(trackId: string, step: StepDeclaration, path: string, faults: Faults): void {
  if (!step.by.includes('system'))
    faults.add(`${path}.by`, 'a step of the node’s own is not open to it', 'add the role "system"')
  if (step.fences !== undefined) return
  const when = step.when ?? { all: [] }
  if (!tracksOf(when).some(([track]) => track !== trackId))
    faults.add(`${path}.when`, 'nothing says when the node takes it', 'name a stage of another track')
  if (!isOfMatter(when))
    faults.add(`${path}.when`, 'no fact of the matter would wake the node', 'look at its stages and fields alone')
  if (step.from.includes(step.to)) faults.add(`${path}.to`, 'the node would take it for ever', 'lead to another stage')
  if (step.form?.some(({ required }) => required))
    faults.add(`${path}.form`, 'the node fills no form', 'ask for nothing that is needed')
}

function checkReceiver(
  kind: KindDeclaration,
  step: StepDeclaration,
  rule: ReceiverRule,
  path: string,
  faults: Faults,
): void {
  if (typeof rule.desk === 'object') checkDeskField(kind, step, rule.desk.field, `${path}.desk.field`, faults)
  else if (rule.desk !== 'chosen' && rule.desk !== 'previous') faults.named(`${path}.desk`, rule.desk)
  if (typeof rule.party === 'object') checkPartyField(kind, rule.party.field, `${path}.party.field`, false, faults)
  if (step.handOff?.how === 'pass' && rule.party !== undefined && rule.party !== 'own' && rule.party !== 'origin') {
    faults.add(`${path}.party`, 'a pass stays inside its party', 'say "own", or make it an offer')
  }
  if (step.handOff?.how === 'return') faults.add(path, 'a return goes to who offered', 'leave the receiver out')
}

export function checkAttests(
  kind: KindDeclaration,
  attests: StepDeclaration['attests'],
  local: boolean,
  path: string,
  faults: Faults,
): void {
  if (attests === undefined) return
  if (local)
    faults.add(`${path}.attests`, 'a local step has nobody to attest to', 'put it on a step that all parties see')
  if (!faults.known(`${path}.attests.track`, 'track', attests.track, Object.keys(kind.tracks))) return
  const track = kind.tracks[attests.track] as TrackDeclaration
  if (!track.local) faults.add(`${path}.attests.track`, `"${attests.track}" is seen by all anyway`, 'use a gate')
  for (const stage of attests.stages) faults.known(`${path}.attests.stages`, 'stage', stage, Object.keys(track.stages))
}

export function checkGathers(
  kind: KindDeclaration,
  gathers: StepDeclaration['gathers'],
  path: string,
  faults: Faults,
): void {
  for (const [i, { step }] of (gathers ?? []).entries()) {
    faults.known(`${path}.gathers.${i}.step`, 'open step', step, Object.keys(kind.open))
  }
}

/** A promised day must be one that everybody can read, and a day. */
function checkPromise(kind: KindDeclaration, { budget, unit }: ClockDeclaration, path: string, faults: Faults): void {
  if (typeof budget !== 'object' || !('until' in budget)) return
  if (unit !== 'natural-days') faults.add(`${path}.unit`, 'a promised day is reached by natural days')
  if (!faults.known(`${path}.until`, 'field', budget.until, Object.keys(kind.fields))) return
  const field = kind.fields[budget.until]
  if (field?.type !== 'day') faults.add(`${path}.until`, `"${budget.until}" is no day`, 'name a day field')
  if ((field?.part ?? 'shared') !== 'shared') faults.add(`${path}.until`, `"${budget.until}" is ${field?.part}`)
}

/** A budget that depends on the matter looks at shared fields that are whole numbers. */
function checkChoice(
  kind: KindDeclaration,
  { budget }: ClockDeclaration,
  path: string,
  local: boolean,
  faults: Faults,
) {
  if (typeof budget !== 'object' || !('choose' in budget)) return
  for (const [i, one] of budget.choose.entries()) {
    checkCondition(kind, one.when, `${path}.choose.${i}.when`, local, faults)
    if (typeof one.budget !== 'object' || !('field' in one.budget)) continue
    const { field } = one.budget
    if (!faults.known(`${path}.choose.${i}.budget.field`, 'field', field, Object.keys(kind.fields))) continue
    if (kind.fields[field]?.type !== 'integer')
      faults.add(path, `"${field}" is no whole number`, 'name an integer field')
    if ((kind.fields[field]?.part ?? 'shared') !== 'shared')
      faults.add(path, `"${field}" is ${kind.fields[field]?.part}`)
  }
}

/** Steps that suspend, resume or extend need a clock that runs where they start. */
function checkClockStep(
  kind: KindDeclaration,
  track: TrackDeclaration,
  step: StepDeclaration,
  path: string,
  faults: Faults,
): void {
  const clocks = Object.values(track.stages).flatMap(({ clock }) => clock ?? [])
  const grounds = new Set(clocks.flatMap((clock) => clock.grounds ?? []))
  if ((step.suspends || step.resumes || step.extends || step.fences || step.goesOn) && clocks.length === 0) {
    faults.add(path, 'the track has no clock', 'give a stage one')
  }
  const extra =
    step.extends && (typeof step.extends.budget === 'object' ? step.extends.budget.otherwise : step.extends.budget)
  if (extra !== undefined && (!Number.isInteger(extra) || extra < 1)) {
    faults.add(`${path}.extends.budget`, `extends by ${extra}`, 'use a whole number, 1 or more')
  }
  if (!step.suspends) return
  const { ground } = step.suspends
  if (!Object.values(track.steps).some((other) => other.resumes)) {
    faults.add(`${path}.suspends`, 'no step resumes the clock', 'add one with `resumes`')
  }
  if (typeof ground === 'string') faults.known(`${path}.suspends.ground`, 'ground of a clock', ground, grounds)
  else if (faults.known(`${path}.suspends.ground.field`, 'field', ground.field, Object.keys(kind.fields))) {
    if (!step.form?.some((asked) => asked.field === ground.field)) {
      faults.add(`${path}.suspends.ground.field`, `the form does not ask for "${ground.field}"`, 'add it to the form')
    }
    for (const choice of kind.fields[ground.field]?.choices ?? []) {
      faults.known(`fields.${ground.field}.choices`, 'ground of a clock', choice, grounds)
    }
  }
}

function reachable(track: TrackDeclaration): Set<string> {
  const reached = new Set([track.start])
  for (const stage of reached) {
    for (const step of Object.values(track.steps)) if (step.from.includes(stage)) reached.add(step.to)
  }
  return reached
}

/** An offer that nobody can accept or return would hold its track for ever. */
function checkHandOffs(track: TrackDeclaration, path: string, faults: Faults): void {
  const steps = Object.entries(track.steps)
  const answersAt = (stage: string, how: 'accept' | 'return') =>
    steps.some(([, step]) => step.handOff?.how === how && step.from.includes(stage))
  const offers = steps.filter(([, step]) => step.handOff?.how === 'offer')
  for (const [id, step] of offers) {
    for (const how of ['accept', 'return'] as const) {
      if (!answersAt(step.to, how)) {
        faults.add(
          `${path}.steps.${id}.handOff`,
          `nobody can ${how} the offer at "${step.to}"`,
          `add a step with handOff "${how}" from there`,
        )
      }
    }
  }
  for (const [id, step] of steps) {
    const how = step.handOff?.how
    if (how !== 'accept' && how !== 'return') continue
    for (const from of step.from) {
      if (!offers.some(([, offer]) => offer.to === from)) {
        faults.add(
          `${path}.steps.${id}.from`,
          `no offer leads to "${from}"`,
          `a step that can ${how} begins where an offer ends`,
        )
      }
    }
  }
  const who = new Set(steps.flatMap(([, step]) => step.fences?.who ?? []))
  if (who.size > 1) faults.add(`${path}.steps`, 'fencing steps of two different parties', 'let one party fence a track')
}
