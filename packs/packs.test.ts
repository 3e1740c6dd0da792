import {
  askedOf,
  type Condition,
  checkIndicators,
  checkPacks,
  computeScores,
  dimensionsOf,
  eraseAnswer,
  formatFault,
  isMeasured,
  type KindDefinition,
  type ScoreRule,
  settingMisfit,
  sha256Noble,
} from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allIndicators, allKinds, kindById, kindsByHash, kindsToOpen, packs, settingDefaults } from './index.ts'

const kinds = packs.flatMap((pack) => pack.kinds)
const stepsOf = ({ declaration }: KindDefinition) => [
  ...Object.values(declaration.tracks).flatMap((track) => Object.entries(track.steps)),
  ...Object.entries(declaration.open),
]

/** Every setting that a kind asks for, with the value it stands on while nobody has set it. */
function settingsIn(value: unknown, found: { key: string; otherwise: unknown }[] = []): typeof found {
  if (typeof value !== 'object' || value === null) return found
  const { setting, otherwise } = value as Record<string, unknown>
  if (typeof setting === 'string') found.push({ key: setting, otherwise })
  if (Array.isArray(setting)) found.push({ key: (value as { setting: [string] } & Condition).setting[0], otherwise })
  for (const inner of Object.values(value)) settingsIn(inner, found)
  return found
}

describe('the packs', () => {
  it('have no fault', () => {
    expect(checkPacks(packs).map(formatFault)).toEqual([])
  })

  it('measure only what their kinds have', () => {
    const declared = kinds.map(({ declaration }) => declaration)
    expect(checkIndicators(allIndicators, declared).map(formatFault)).toEqual([])
  })

  it('name every kind once', () => {
    const all = allKinds(sha256Noble)
    const now = kindsToOpen(all)
    expect(new Set(now.map((kind) => kind.declaration.id)).size).toBe(now.length)
    expect(now).toHaveLength(kinds.length)
    for (const kind of now) expect(kindById(all, kind.declaration.id)).toBe(kind)
    for (const kind of all) expect(kindsByHash(all)(kind.hash)).toBe(kind)
  })

  it('keep what was declared before as it was, and append to its columns only', () => {
    const all = allKinds(sha256Noble)
    const earlier = all.filter((kind) => kindById(all, kind.declaration.id) !== kind)
    expect(
      earlier.map(({ declaration, hash }) => `${declaration.id} ${declaration.version} ${hash.slice(0, 16)}`),
    ).toEqual([
      'target 1 637c3031eb8ecc02',
      'project 1 244a2ffe52d8f4e8',
      'project 2 d4cb250c15bbd1a5',
      'problem 1 db25da5eedf9bbed',
      'problem 2 11251040f8351f58',
      'instruction 1 4dfbe98b57e7a15b',
      'fund 1 6b059dea9be74c09',
      'fund 2 d7f1587adb283608',
      'lead 1 1fe82e692b6d0274',
      'lead 2 f8d8312910dde05f',
      'lead 3 2d79f3d3257204a6',
      'lead 4 b4b5a3aac950ee15',
      'trip 1 32f0f11fce03c9f1',
      'promotion-event 1 5fecd223241ada69',
      'obligation 1 c9513033f3d57e69',
      'service-case 1 8ad25977ba36e004',
      'service-case 2 21be5a4ea0200afe',
      'paper-request 1 6317115d89c05006',
      'process-change 1 2fb85c9d9581bc2f',
      'one-thing 1 487ca996a58fd397',
      'joint-case 1 6ee9b4153adbbaaf',
      'request 1 42115ed85f574c9b',
      'survey 1 c452edfdc3b644be',
    ])
    for (const { declaration } of earlier) {
      const now = kindById(all, declaration.id)?.declaration
      expect(now?.version).toBeGreaterThan(declaration.version)
      // Lists sort matters of all versions by the same real columns.
      expect(now?.columns.slice(0, declaration.columns.length)).toEqual(declaration.columns)
    }
  })

  it('ask people outside only what the kinds let an applicant answer, at desks and in a register that there are', () => {
    const all = allKinds(sha256Noble)
    const asking = packs.flatMap((pack) => pack.asking ?? [])
    expect(asking.map(({ kind }) => kind)).toEqual(['survey'])
    const desks = new Set(packs.flatMap((pack) => pack.desks.map(({ id }) => id)))
    for (const one of asking) {
      const kind = kindById(all, one.kind)?.declaration
      const step = kind?.open[one.step]
      expect(step?.by).toContain('applicant')
      expect(step?.once).toEqual({ field: one.key })
      const typed = [...one.asks.map(({ field }) => field), one.as.field, one.each.field, one.key]
      expect(step?.form.map(({ field }) => field)).toEqual(expect.arrayContaining(typed))
      for (const { field, required } of step?.form ?? []) if (required) expect(typed).toContain(field)
      expect(kind?.fields[one.as.field]).toMatchObject({ type: 'matter', kind: one.as.kind })
      expect(kind?.fields[one.until]?.type).toBe('day')
      expect(one.each.of.filter((desk) => !desks.has(desk))).toEqual([])
      // Found by the credit code alone: the register keeps one of each, and stands where it says.
      const register = kindById(all, one.as.kind)?.declaration
      expect(register?.opening.keyed).toEqual(['uscc'])
      const stages = register?.tracks[register.main]?.stages ?? {}
      expect(one.as.stages.filter((stage) => !(stage in stages))).toEqual([])
    }
  })

  it('let people outside open and do only what the kinds themselves let an applicant', () => {
    const all = allKinds(sha256Noble)
    const applying = packs.flatMap((pack) => pack.applying ?? [])
    expect(applying.map(({ kind }) => kind)).toEqual(['service-case', 'request'])
    for (const one of applying) {
      const kind = kindById(all, one.kind)?.declaration
      const open = kind?.opening.form.map(({ field }) => field)
      expect(kind?.opening.by).toContain('applicant')
      expect(kind?.opening.at).toContain(one.desk)
      expect(open).toEqual(expect.arrayContaining(one.asks.map(({ field }) => field)))
      expect(open).toEqual(expect.arrayContaining([...Object.keys(one.fixed), ...Object.values(one.vouched)]))
      for (const { id, on, step, asks = [], fixed = {}, also } of one.acts) {
        const about = kindById(all, on?.kind ?? one.kind)
        for (const [name, data] of [[step, fixed], ...(also ? [[also.step, also.fixed]] : [])] as [string, object][]) {
          const taken = about && stepsOf(about).find(([other]) => other === name)?.[1]
          expect(taken?.by, `${id} ${name}`).toContain('applicant')
          const form = taken?.form?.map(({ field }) => field) ?? []
          const given = name === step ? asks.map(({ field }) => field) : []
          expect(form, `${id} ${name}`).toEqual(expect.arrayContaining([...given, ...Object.keys(data)]))
        }
      }
    }
  })

  it('say what the timeline says of every step, naming only what the step itself was given', () => {
    for (const kind of kinds) {
      for (const [id, { form = [] }] of stepsOf(kind)) {
        const did = kind.labels.steps[id]?.did
        expect(did, `${kind.declaration.id}.${id}`).toBeDefined()
        const given = form.map(({ field }) => field)
        for (const language of ['zh', 'en'] as const) {
          const named = [...(did?.[language] ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
          // A sentence knows what its own step gave; of what stood before it would say a dash.
          for (const field of named) expect(given, `${kind.declaration.id}.${id}`).toContain(field)
        }
      }
      expect(kind.labels.steps.open?.did, kind.declaration.id).toBeDefined()
    }
  })

  it('show no personal or internal value in what everybody reads of a step', () => {
    for (const kind of kinds) {
      const { fields } = kind.declaration
      for (const [id, label] of Object.entries(kind.labels.steps)) {
        for (const match of (label.did?.zh ?? '').matchAll(/\{(\w+)\}/g)) {
          expect(fields[match[1] as string]?.part, `${kind.declaration.id}.${id}`).not.toBe('personal')
        }
      }
    }
  })

  it('hold defaults that could be proposed as they are', () => {
    expect(settingDefaults.filter((rule) => settingMisfit(rule, rule.value) !== undefined)).toEqual([])
  })
  it('hold a default ready for every setting that a kind asks for, the same as the kind stands on', () => {
    for (const { declaration } of kinds) {
      for (const { key, otherwise } of settingsIn(declaration)) {
        expect(settingDefaults.find((row) => row.key === key)?.value, key).toBe(otherwise)
      }
    }
    // The built-in step that every kind has asks for one too, and so do functions of packs.
    const asked = new Set([
      eraseAnswer.setting,
      ...packs.flatMap((pack) => pack.asks ?? []),
      ...kinds.flatMap(({ declaration }) => settingsIn(declaration).map(({ key }) => key)),
    ])
    // Rules of scores are asked for by the cockpit.
    const unasked = settingDefaults.map((row) => row.key).filter((key) => !asked.has(key) && !key.startsWith('score.'))
    expect(unasked).toEqual([])
  })

  it('score only by what their indicators can be split by', () => {
    const scores = settingDefaults.filter(({ key }) => key.startsWith('score.'))
    expect(scores.length).toBeGreaterThan(0)
    for (const { key, value } of scores) {
      const { by, values, rule } = value as {
        by: string
        values: Record<string, { indicator: string }>
        rule: Omit<ScoreRule, 'id'>
      }
      expect(Object.keys(values), key).toEqual(rule.items.map(({ id }) => id))
      for (const { indicator } of Object.values(values)) {
        const measure = allIndicators.find(({ id }) => id === indicator)?.measure
        expect(measure && isMeasured(measure) ? dimensionsOf(measure) : [], `${key} ${indicator}`).toContain(by)
      }
      expect(computeScores({ id: key, ...rule }, [])).toEqual([])
    }
  })

  it('say of every default where it comes from', () => {
    for (const { source, validFrom, label } of settingDefaults) {
      expect([source.zh, source.en, label.zh, label.en, validFrom].every((words) => words.length > 0)).toBe(true)
    }
  })

  it('open only lists that exist from the left column', () => {
    const desks = new Set(packs.flatMap((pack) => pack.desks.map((desk) => desk.id)))
    const items = packs.flatMap((pack) => pack.menu)
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
    for (const { id, desks: seenBy, query } of items) {
      for (const desk of seenBy ?? []) expect(desks, id).toContain(desk)
      for (const kindId of query.kinds) {
        const kind = kinds.find((one) => one.declaration.id === kindId)
        expect(kind, id).toBeDefined()
        const named = query.track ?? kind?.declaration.main ?? ''
        const track = Object.entries(kind?.declaration.tracks ?? {}).find(([one]) =>
          named.endsWith('*') ? one.startsWith(named.slice(0, -1)) : one === named,
        )?.[1]
        expect(track, id).toBeDefined()
        for (const stage of query.stages ?? []) expect(Object.keys(track?.stages ?? {}), id).toContain(stage)
        if (query.monthly && kind) {
          const { step, field, plan, raises } = query.monthly
          const asks = (one: string) => kind.declaration.open[one]?.form.map((asked) => asked.field) ?? []
          expect(asks(step), id).toContain(field)
          if (plan)
            expect(asks(plan.step), id).toEqual(expect.arrayContaining([plan.field, ...Object.values(plan.beside)]))
          expect(asks(step), id).toEqual(expect.arrayContaining(Object.keys({ ...plan?.beside, ...raises?.told })))
          if (raises) {
            const raised = kinds.find((one) => one.declaration.id === raises.kind)?.declaration.opening.form ?? []
            const given = [raises.about, ...raises.ask, ...Object.keys(raises.same ?? {})]
            expect(
              raised.map((asked) => asked.field),
              id,
            ).toEqual(expect.arrayContaining(given))
            // Nothing that an opening needs is left unsaid.
            for (const { field, required } of raised) if (required) expect(given, id).toContain(field)
          }
        }
      }
    }
  })

  it('draw schedules only from what their kinds have', () => {
    for (const [id, { milestones, months, promised }] of packs.flatMap((pack) =>
      Object.entries(pack.schedules ?? {}),
    )) {
      const kind = kinds.find((one) => one.declaration.id === id)
      const asks = (step: string) => kind?.declaration.open[step]?.form.map(({ field }) => field) ?? []
      const { step, ...fields } = milestones
      expect(asks(step), id).toEqual(expect.arrayContaining(Object.values(fields)))
      for (const { step, ...fields } of Object.values(months ?? {})) {
        expect(asks(step), id).toEqual(expect.arrayContaining(Object.values(fields)))
      }
      for (const field of promised.flatMap(({ day, kept }) => [day, kept])) {
        expect(kind?.declaration.fields[field]?.type, `${id} ${field}`).toBe('day')
      }
    }
  })

  it('give every kind that is not the node’s own a place in the left column', () => {
    const listed = new Set(packs.flatMap((pack) => pack.menu.flatMap((item) => item.query.kinds)))
    expect(kinds.map((kind) => kind.declaration.id).filter((id) => !listed.has(id))).toEqual([])
  })

  it('publish shared fields alone, at a stage behind reviews, and ask for what an opening needs and no more', () => {
    const publications = packs.flatMap((pack) => pack.publications ?? [])
    const linked = packs.flatMap(({ menu }) => menu).filter(({ page }) => page === 'publication')
    expect(linked.map(({ id }) => id)).toEqual(publications.map(({ id }) => id))
    expect(publications.length).toBeGreaterThan(0)
    for (const { id, kind, stage, group, edition, fields, pictures, enquiry } of publications) {
      const { declaration } = kinds.find((one) => one.declaration.id === kind) as KindDefinition
      const main = declaration.tracks[declaration.main]
      expect(Object.keys(main?.stages ?? {}), id).toContain(stage)
      expect(main?.start, id).not.toBe(stage)
      for (const field of [group, ...fields, ...(edition ? [edition] : []), ...(pictures ? [pictures] : [])]) {
        expect(declaration.fields[field]?.part ?? 'shared', `${id} ${field}`).toBe('shared')
        expect(Object.keys(declaration.fields), id).toContain(field)
      }
      if (enquiry === undefined) continue
      const asked = kinds.find((one) => one.declaration.id === enquiry.kind) as KindDefinition
      const { opening } = asked.declaration
      expect([opening.by.includes(enquiry.role), opening.at.includes(enquiry.desk)], id).toEqual([true, true])
      expect(asked.declaration.columns, id).toContain(enquiry.known.column)
      expect(enquiry.with[enquiry.known.column], id).toBe(`=${enquiry.known.value}`)
      const given = [...askedOf(enquiry).map(({ field }) => field), ...Object.keys(enquiry.with)]
      expect(
        opening.form.map(({ field }) => field),
        id,
      ).toEqual(expect.arrayContaining(given))
      for (const { field, required } of opening.form) if (required) expect(given, id).toContain(field)
    }
  })

  it('name a phase for every stage they speak of', () => {
    for (const pack of packs) {
      for (const [id, rule] of Object.entries(pack.phases ?? {})) {
        const kind = pack.kinds.find((one) => one.declaration.id === id)
        const { tracks = {}, main = '', fields = {} } = kind?.declaration ?? {}
        const known = 'stages' in rule ? Object.keys(tracks[main]?.stages ?? {}) : (fields[rule.field]?.choices ?? [])
        expect(Object.keys('stages' in rule ? rule.stages : rule.values).sort()).toEqual([...known].sort())
      }
    }
  })
})
