import { join } from 'node:path'
import type { Kind, Matter, PartName } from '@lianyu/kernel'
import { allKinds, kindById, packs } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { mutantOf } from '../../scripts/mutant.testing.ts'
import { sha256Node } from '../journal/sha256.ts'
import * as door from './door.ts'

/*
 * Department and role as one truth table, and a mutation of each rule of the door: whichever is taken away or turned
 * round, a line of the table is wrong.
 */

const kinds = allKinds(sha256Node)
const kindOf = (id: string) => kindById(kinds, id) as Kind
const party = '360313'

/** A matter as the door sees it: who has, had or was charged with its one track. */
function matterWith(track: {
  holder: [string, string]
  chargedTo?: [string, string]
  previous?: [string, string]
  passed?: [string, string][]
}): Matter {
  const of = ([holds, desk]: [string, string]) => ({ party: holds, desk })
  const one = {
    holder: of(track.holder),
    ...(track.chargedTo === undefined ? {} : { chargedTo: of(track.chargedTo) }),
    ...(track.previous === undefined ? {} : { previous: of(track.previous) }),
    passed: (track.passed ?? []).map(([by, desk]) => ({ by, desk })),
  }
  return { shared: { tracks: { main: one } }, overlay: { tracks: {} } } as unknown as Matter
}
const elsewhere = matterWith({ holder: ['430281', 'service-window'] })
const heldBy = (desk: string) => matterWith({ holder: [party, desk] })

/** Held elsewhere, with a jury that names a desk. */
function juryOf(origin: string, jurorDesk: string): Matter {
  const { shared, overlay } = elsewhere
  return {
    shared: { ...shared, origin, adds: { 'name-juror': [{ fields: { jurorDesk } }] } },
    overlay,
  } as unknown as Matter
}

type Line = [kind: string, desk: string, role: string, matter: Matter, sees: boolean, personal: boolean]
/** Kind, desk, role, where its track is or was, whether the duty sees the matter, and what it says of persons. */
const lines: Line[] = [
  // A case: its window handles it, leaders read it without persons, others do not know of it.
  ['service-case', 'service-window', 'officer', elsewhere, true, true],
  ['service-case', 'service-window', 'approver', elsewhere, true, true],
  ['service-case', 'service-window', 'seal-keeper', elsewhere, true, false],
  ['service-case', 'leader', 'leader', elsewhere, true, false],
  // Who is told of its letters reads it too, without persons.
  ['service-case', 'office', 'officer', elsewhere, true, false],
  ['service-case', 'taxation', 'officer', elsewhere, false, false],
  ['service-case', 'administration', 'administrator', elsewhere, false, false],
  // Whoever has it, had it, passed it on or answers for it goes on seeing it.
  ['service-case', 'taxation', 'officer', heldBy('taxation'), true, true],
  ['service-case', 'taxation', 'seal-keeper', heldBy('taxation'), true, false],
  [
    'service-case',
    'taxation',
    'officer',
    matterWith({ holder: ['430281', 'x'], chargedTo: [party, 'taxation'] }),
    true,
    true,
  ],
  [
    'service-case',
    'taxation',
    'officer',
    matterWith({ holder: ['430281', 'x'], previous: [party, 'taxation'] }),
    true,
    true,
  ],
  [
    'service-case',
    'taxation',
    'officer',
    matterWith({ holder: ['430281', 'x'], passed: [[party, 'taxation']] }),
    true,
    true,
  ],
  // The same desk of another party is nobody here.
  ['service-case', 'taxation', 'officer', matterWith({ holder: ['430281', 'taxation'] }), false, false],
  [
    'service-case',
    'taxation',
    'officer',
    matterWith({ holder: ['430281', 'x'], passed: [['430281', 'taxation']] }),
    false,
    false,
  ],
  ['service-case', 'taxation', 'officer', heldBy('ecology'), false, false],
  // No menu shows these there: leaders read everything, and a desk what it opens.
  ['letter', 'leader', 'leader', elsewhere, true, false],
  ['lead', 'office', 'officer', elsewhere, true, true],
  // A project is for its lanes.
  ['project', 'ecology', 'officer', elsewhere, true, true],
  ['project', 'administration', 'officer', elsewhere, false, false],
  // Who is named to a jury sees what it is to rank: that desk, of the party whose review it is, and of reviews alone.
  ['review', 'ecology', 'officer', juryOf(party, 'ecology'), true, false],
  ['review', 'ecology', 'officer', juryOf(party, 'taxation'), false, false],
  ['review', 'ecology', 'officer', juryOf('430281', 'ecology'), false, false],
  ['project', 'administration', 'officer', juryOf(party, 'administration'), false, false],
  // The audit is for administrators, leaders or holders or not.
  ['audit', 'administration', 'administrator', elsewhere, true, false],
  ['audit', 'leader', 'leader', elsewhere, false, false],
  ['audit', 'administration', 'officer', heldBy('administration'), false, false],
]

function faultsOf({ maySeeMatter, mayReadPartOf, maySeeKind, kindsInSight, standsAbove }: typeof door): string[] {
  const faults: string[] = []
  const deps = { packs, kinds }
  for (const [id, desk, role, matter, sees, personal] of lines) {
    const session = { party, acting: { desk, role } }
    const kind = kindOf(id)
    const said = `${id} ${desk}/${role} ${JSON.stringify(matter.shared.tracks)}`
    const reads = (part: PartName) => mayReadPartOf(deps, session, kind, matter, part)
    if (maySeeMatter(deps, session, kind, matter) !== sees) faults.push(`sees ${said}`)
    if (reads('shared') !== sees || reads('internal') !== sees) faults.push(`reads ${said}`)
    if (id !== 'audit' && reads('personal') !== personal) faults.push(`reads of persons ${said}`)
    if (matter === elsewhere && maySeeKind(deps, session, kind) !== sees) faults.push(`kind ${said}`)
    if (matter === elsewhere && kindsInSight(deps, session).some((one) => one === kind) !== sees)
      faults.push(`list ${said}`)
  }
  // What a menu shows to a desk is for that desk, and for the roles it names there.
  for (const kind of kinds.filter(({ declaration }) => declaration.id !== 'audit')) {
    const items = packs.flatMap(({ menu }) => menu).filter(({ query }) => query.kinds.includes(kind.declaration.id))
    for (const { desks, roles } of items) {
      const acting = { desk: desks?.[0] ?? 'nobody-knows', role: roles?.[0] ?? 'officer' }
      if (!maySeeKind(deps, { party, acting }, kind)) faults.push(`menu ${kind.declaration.id} ${acting.desk}`)
    }
  }
  for (const [above, below, expected] of [
    ['360000', '360322', true],
    ['360300', '360322', true],
    ['360300', '360322-KF', true],
    ['360322', '360300', false],
    ['360322', '360322', false],
    ['360313', '360322', false],
    ['430000', '360322', false],
    ['360322-KF', '360322', false],
    ['913603000000000000', '360322', false],
  ] as const) {
    if (standsAbove(above, below) !== expected) faults.push(`${above} above ${below}`)
  }
  return faults
}

/** The door with one piece of its text exchanged. */
const mutant = (from: string, to: string) => mutantOf<typeof door>(join(import.meta.dirname, 'door.ts'), [[from, to]])

describe('the door', () => {
  it('lets each duty see and read what the table says', () => {
    expect(faultsOf(door)).toEqual([])
  })
  it.each<[what: string, from: string, to: string]>([
    ['the audit is for administrators', 'if (kind.declaration.id === auditKind) return role === administratorRole', ''],
    ['the audit is for administrators alone', 'return role === administratorRole', 'return true'],
    ['leaders read', 'reach.everybody || readsAll.has(role)', 'reach.everybody'],
    ['only leaders read all', 'reach.everybody || readsAll.has(role)', 'true'],
    ['desks of the kind', 'if (reach.desks.has(desk)) return true', ''],
    ['desks of the kind only', 'if (reach.desks.has(desk)) return true', 'return true'],
    ['the menu’s desks', '(item.desks?.includes(desk) ?? true)', 'true'],
    ['what lists go over', 'deps.kinds.filter((kind) => maySeeKind(deps, session, kind))', '[...deps.kinds]'],
    ['holders see', '(hasHeld(session, matter) || sitsOnJury(', '(sitsOnJury('],
    ['jurors see', ' || sitsOnJury(deps, session, kind, matter))', ')'],
    ['holders of an audit do not', 'kind.declaration.id !== auditKind && (hasHeld', '(hasHeld'],
    ['the jury’s own party', 'if (shared.origin !== session.party) return false', ''],
    ['the juror’s desk', 'fields[jury.desk] === session.acting.desk', 'fields[jury.desk] !== undefined'],
    ['juries of the kind', '.filter((one) => one.kind === kind.declaration.id)', ''],
    ['parts only with the matter', 'if (!maySeeMatter(deps, session, kind, matter)) return false', ''],
    ['personal parts are apart', "if (part !== 'personal') return true", 'return true'],
    ['other parts are not', "if (part !== 'personal') return true", ''],
    ['personal by role', 'handling.roles.has(role) && ', ''],
    ['personal by desk', '(handling.desks.has(desk) || hasHeld(session, matter))', 'true'],
    ['personal for who had it', '(handling.desks.has(desk) || hasHeld(session, matter))', 'handling.desks.has(desk)'],
    ['the holder’s party', 'holder?.party === session.party && holder.desk', 'holder?.desk'],
    ['the holder’s desk', ' && holder.desk === desk', ''],
    ['who holds', 'mine(track.holder) ||', ''],
    ['who is charged', 'mine(track.chargedTo) ||', ''],
    ['who had it before', 'mine(track.previous) ||', ''],
    ['who passed it on', 'track.passed.some((passed) => mine({ party: passed.by, desk: passed.desk }))', 'false'],
    ['above itself', 'party === other || ', ''],
    ['above by code', "other.startsWith(party.replace(/(00){1,2}$/, ''))", 'true'],
  ])('%s: without it the table is wrong', async (_what, from, to) => {
    expect(faultsOf(await mutant(from, to))).not.toEqual([])
  })
})
