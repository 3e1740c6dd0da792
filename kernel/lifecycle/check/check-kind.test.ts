import { describe, expect, it } from 'vitest'
import type { KindDefinition } from '../define-kind.ts'
import { joint } from '../fixtures/joint-kind.ts'
import { checkKind } from './check-kind.ts'
import { checkPacks } from './check-packs.ts'
import { formatFault } from './faults.ts'

/** The sound kind with one thing changed; the change is made on a copy. */
function faultsOf(change: (kind: KindDefinition) => void): string[] {
  const { declaration, labels, pack } = JSON.parse(JSON.stringify(joint)) as KindDefinition
  const kind = { declaration, labels, pack }
  change(kind)
  return checkKind(kind).map(formatFault)
}
// The declaration's records are open, so a test may set what a type would not let it.
// biome-ignore lint/suspicious/noExplicitAny: the point is to break the type
const loose = (kind: KindDefinition): any => kind.declaration

describe('checking a kind', () => {
  it('finds nothing in a sound one', () => {
    expect(faultsOf(() => {})).toEqual([])
  })
  it('says what was probably meant', () => {
    expect(
      faultsOf((kind) => {
        loose(kind).tracks.land.steps.grant.from = ['akesd']
      }),
    ).toContain('tracks.land.steps.grant.from: no stage "akesd"; did you mean "asked"?')
    expect(
      faultsOf((kind) => {
        loose(kind).opening.form[0].field = 'nmae'
      }),
    ).toContain('opening.form: no field "nmae"; did you mean "name"?')
  })
  it('reports all faults at once', () => {
    const faults = faultsOf((kind) => {
      loose(kind).main = 'wrok'
      loose(kind).gates.ready.opens = 'work.close'
      loose(kind).tracks.work.stages.running.clock.budget = 0
      loose(kind).columns.push('teller')
      delete kind.labels.steps.begin
    })
    expect(faults).toEqual(
      expect.arrayContaining([
        'main: no track "wrok"; did you mean "work"?',
        'gates.ready.opens: "work.close" names the track too; say "close"',
        'columns.2: "teller" is personal; use a shared field',
        'labels.steps.begin: no words; give it a label in Chinese and English',
      ]),
    )
    expect(faults.some((fault) => fault.startsWith('tracks.work.stages.running.clock.budget'))).toBe(true)
  })
  it.each<[string, (kind: KindDefinition) => void, string]>([
    [
      'a field of another track',
      (k) => loose(k).tracks.land.steps.grant.form.push({ field: 'paidFen' }),
      'belongs to track "work"',
    ],
    [
      'a field nobody asks for',
      (k) => {
        loose(k).fields.lost = { type: 'words' }
      },
      'no form asks for it',
    ],
    [
      'a field of a track and an open step',
      (k) => {
        loose(k).fields.opinion.track = 'land'
      },
      'keep one of the two',
    ],
    [
      'a shared field of a local track',
      (k) => {
        loose(k).fields.stamp.part = 'shared'
      },
      'cannot be shared',
    ],
    [
      'personal data without a purpose',
      (k) => {
        delete loose(k).open.comment.personal
      },
      'without a purpose',
    ],
    [
      'a preview of what everybody has anyway',
      (k) => {
        loose(k).open.comment.shows = 'name'
      },
      'show what has not travelled',
    ],
    [
      'parts of a step that asks for none',
      (k) => {
        const list = { field: 'name', entry: 'x', name: 'x', party: 'x' }
        loose(k).opens = { step: 'begin', parts: ['part1'], list, kind: 'x', link: 'x', entry: {}, given: {} }
      },
      'opens.parts: no field of that step "part1"',
    ],
    [
      'tracks that wait for each other',
      (k) => {
        loose(k).tracks.work.waitsFor = ['land']
        loose(k).tracks.land.waitsFor = ['work']
      },
      'waits for itself in a circle',
    ],
    [
      'a track that waits for one nobody else sees',
      (k) => {
        loose(k).tracks.work.waitsFor = ['seal']
      },
      'wait for a track that all parties see',
    ],
    [
      'a promise without a day',
      (k) => {
        loose(k).tracks.work.owes = { what: 'name', by: 'name', given: 'name' }
      },
      'use one of type "day"',
    ],
    [
      'papers of an entry that is none',
      (k) => {
        loose(k).gates.ready.papers = { entry: 'coment', name: 'a', for: 'b' }
      },
      'no open step "coment"',
    ],
    [
      'a gate on a local track',
      (k) => {
        loose(k).gates.ready.needs = { seal: ['sealed'] }
      },
      'let a step of a shared track attest it',
    ],
    [
      'attesting a track all see',
      (k) => {
        loose(k).tracks.work.steps.finish.attests.track = 'land'
      },
      'use a gate',
    ],
    [
      'an unreachable stage',
      (k) => {
        loose(k).tracks.land.stages.island = {}
      },
      'no way leads here',
    ],
    [
      'an offer nobody can return',
      (k) => {
        delete loose(k).tracks.work.steps.refuse
      },
      'nobody can return the offer at "offered"',
    ],
    [
      'an acceptance without an offer',
      (k) => {
        loose(k).tracks.work.steps.accept.from = ['running']
      },
      'no offer leads to "running"',
    ],
    [
      'a reserved step',
      (k) => {
        loose(k).open.erase = loose(k).open.rate
      },
      'a step that every kind has',
    ],
    [
      'a step id twice',
      (k) => {
        loose(k).open.begin = loose(k).open.rate
      },
      'stands at tracks.work.steps.begin too',
    ],
    [
      'too many columns',
      (k) => {
        loose(k).columns = ['name', 'handler', 'result', 'ground', 'name', 'name', 'name']
      },
      'at most 6 fit',
    ],
    [
      'a column of a rich type',
      (k) => {
        loose(k).fields.name.type = 'paragraph'
      },
      'cannot be a column',
    ],
    [
      'an absence that is no end, of a holder who is always there',
      (k) => {
        loose(k).tracks.work.absent = loose(k).tracks.work.start
      },
      'its first holder is always there',
    ],
    [
      'resting at an end',
      (k) => {
        loose(k).tracks.work.stages.done.rests = true
      },
      'nobody owes anything where it rests',
    ],
    [
      'leaving an end',
      (k) => {
        loose(k).tracks.work.steps.note.from.push('done')
      },
      '"done" is an end',
    ],
    [
      'a suspension nobody ends',
      (k) => {
        delete loose(k).tracks.work.steps.heard
      },
      'no step resumes the clock',
    ],
    [
      'a ground no clock names',
      (k) => {
        loose(k).fields.ground.choices = ['haering']
      },
      'did you mean "hearing"?',
    ],
    [
      'a first holder nobody can know',
      (k) => {
        loose(k).tracks.work.holder.desk = 'chosen'
      },
      'when a matter opens',
    ],
    [
      'a bad name',
      (k) => {
        loose(k).fields.Plot_Area = { type: 'area' }
      },
      'camelCase',
    ],
    [
      'code in a declaration',
      (k) => {
        loose(k).tracks.work.steps.begin.when = () => true
      },
      'not plain JSON',
    ],
    [
      'two fencing parties',
      (k) => {
        loose(k).tracks.work.steps.note.fences = { who: 'origin' }
      },
      'let one party fence a track',
    ],
    [
      'a label of nothing',
      (k) => {
        k.labels.steps.bgein = { zh: '开', en: 'x' }
      },
      'did you mean "begin"?',
    ],
    [
      'words in one language',
      (k) => {
        k.labels.kind.en = ' '
      },
      'labels.kind.en: no words',
    ],
    [
      'a usual heading of no field',
      (k) => {
        k.labels.headings = { naem: ['名字'] }
      },
      'labels.headings.naem: no field',
    ],
    [
      'a usual heading of two fields of one form',
      (k) => {
        const [first = '', second = ''] = k.declaration.opening.form.map(({ field }) => field)
        k.labels.headings = { [first]: ['名字'], [second]: ['名字'] }
      },
      '"名字" heads',
    ],
  ])('refuses %s', (_, change, says) => {
    expect(faultsOf(change).join('\n')).toContain(says)
  })
})

describe('checking packs together', () => {
  const label = { zh: '示例', en: 'Example' }
  const pack = {
    id: 'test',
    label,
    kinds: [joint],
    roles: [{ id: 'officer', label }],
    menu: [],
    settings: [],
    localOnly: [],
    desks: ['window', 'land-office', 'office'].map((id) => ({ id, label })),
  }
  it('finds nothing in a sound one', () => {
    expect(checkPacks([pack])).toEqual([])
  })
  it('knows every role, desk and kind that is named', () => {
    const says = checkPacks([
      { ...pack, roles: [], desks: pack.desks.slice(1), localOnly: ['jiont'] },
      { ...pack, id: 'copy', roles: [], desks: [] },
    ])
      .map(formatFault)
      .join('\n')
    expect(says).toContain('test/joint: opening.at: no desk "window"')
    expect(says).toContain('the kind id "joint" is used twice')
    expect(says).toContain('test.localOnly: no kind "jiont"; did you mean "joint"?')
  })
})
