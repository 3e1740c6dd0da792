import { canonicalText, commitPart, type Envelope, type PartContent } from '@lianyu/kernel'
import { sha256Node } from '../../journal/sha256.ts'
import { kinds } from '../testing/test-node.ts'
import type { Attack } from './attack.ts'
import { honestParty, type Rogue } from './attacked-node.ts'
import { kindHash } from './in-force.ts'

/** An entry of the rogue's own log, proven and signed, that must not stand there: kept as evidence against its writer. */
const entry = (name: string, refused: string, write: (rogue: Rogue) => unknown): Attack => {
  return { name, do: write, refused, kept: 'entry' }
}
/** Held up and not accused: something has to come first that may yet come. */
const waits = (name: string, refused: string, write: (rogue: Rogue) => unknown): Attack => {
  return {
    name,
    refused,
    do: (rogue) => {
      rogue.entries.pop()
      write(rogue)
    },
  }
}

/** What an honest comment would say, written down in another way. */
const bytes = (name: string, refused: string, bend: (honest: string) => string | Uint8Array): Attack =>
  entry(name, refused, (rogue) => {
    rogue.comment('示例')
    const honest = Buffer.from(rogue.entries.pop()?.bytes ?? []).toString('utf8')
    rogue.raw(Buffer.from(bend(honest)))
  })
/** The same with other values; canonical, so that only its form is wrong. */
const form = (name: string, change: Record<string, unknown>): Attack =>
  entry(`an envelope ${name}`, 'fact.bad-envelope', (rogue) => rogue.write(change as Partial<Envelope>, { fields: {} }))
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

export const formAttacks: Attack[] = [
  bytes('spaces between its keys', 'fact.not-canonical', (text) => text.replace('{"', '{ "')),
  bytes('a key twice', 'fact.not-canonical', (text) => text.replace('{', '{"after":[],')),
  bytes('keys in another order', 'fact.not-canonical', (text) => {
    const { v, ...rest } = JSON.parse(text) as { v: number }
    return JSON.stringify({ v, ...rest })
  }),
  bytes('a number past 2^53', 'fact.not-canonical', (text) => text.replace('"n":0', '"n":9007199254740993')),
  bytes('minus zero', 'fact.not-canonical', (text) => text.replace('"n":0', '"n":-0')),
  bytes('a number in scientific notation', 'fact.not-canonical', (text) => text.replace('"n":0', '"n":0e1')),
  bytes('an escaped letter', 'fact.not-canonical', (text) => text.replace('"comment"', '"\\u0063omment"')),
  bytes('a line feed at its end', 'fact.not-canonical', (text) => `${text}\n`),
  bytes('half a surrogate pair', 'fact.not-canonical', (text) => text.replace('"o1"', '"\\ud800"')),
  bytes('bytes that are not UTF-8', 'fact.not-utf8', (text) =>
    Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc3, 0x28, 0x7d])]),
  ),
  bytes('half of itself', 'fact.not-json', (text) => text.slice(0, text.length / 2)),
  bytes('no bytes', 'fact.not-json', () => ''),
  bytes('nothing but null', 'fact.bad-envelope', () => 'null'),
  bytes('nothing but a text', 'fact.bad-envelope', () => '"示例"'),
  bytes('levels without end', 'fact.too-deep', () => nested(20_000)),
  bytes('65,535 bytes of brackets', 'fact.too-deep', () => '['.repeat(65_535)),
  bytes('a key __proto__', 'fact.bad-envelope', (text) => text.replace('{', '{"__proto__":{"v":1},')),
  form('with a key nobody knows', { zz: 1 }),
  form('with 65 grounds', { after: Array.from({ length: 65 }, (_, i) => i.toString(16).padStart(64, '0')) }),
  form('whose grounds repeat', { after: ['a'.repeat(64), 'a'.repeat(64)] }),
  form('whose grounds are not sorted', { after: ['b'.repeat(64), 'a'.repeat(64)] }),
  form('that rests on nothing', { after: [] }),
  form('of a command that is no UUIDv7', { command: '01890000-0000-4000-8000-0000000000aa' }),
  form('of a command in capitals', { command: '01890000-0000-7000-8000-0000000000AA' }),
  form('of the place -1 in its command', { n: -1 }),
  form('of a time that is no instant', { at: '2026-11-20 08:24' }),
  form('of the 31st of February', { at: '2026-02-31T08:24:00.000Z' }),
  form('that names its officer', { by: { party: '430281', desk: 'office', role: 'officer', officer: '示例某' } }),
  form('with a part of a name nobody knows', { parts: { secret: 'a'.repeat(64) } }),
  form('with a commitment of 63 digits', { parts: { shared: 'a'.repeat(63) } }),
  form('of version 0', { v: 0 }),
  form('on a track without its version', { track: 'main' }),
  form('with an agreement on a comment', {
    agreement: '430281:01890000-0000-7000-8000-000000000001',
    parties: ['430281'],
  }),
  form('whose id climbs', { matter: '../../430281' }),
  form('with a fence that has seen less than nothing', { fence: { epoch: 0, party: honestParty, seen: -1 } }),
  waits('an envelope of a later version', 'exchange.newer-form', (rogue) => rogue.write({ v: 2 as 1 }, { fields: {} })),
]

/** A part that opens its commitment and cannot be read: the writer committed to it. */
const part = (name: string, refused: string, shared: Uint8Array): Attack =>
  entry(`a part ${name}`, refused, (rogue) => {
    const salt = new Uint8Array(32).fill(9)
    rogue.write({ parts: { shared: commitPart(sha256Node, salt, shared) } }, {})
    Object.assign(rogue.entries.at(-1) as object, { salt, shared })
  })

export const committedPartAttacks: Attack[] = [
  part('with spaces', 'fact.not-canonical', Buffer.from('{ "fields": {} }')),
  part('that is a list', 'fact.bad-part', Buffer.from('[]')),
  part('whose fields are a list', 'fact.bad-part', Buffer.from('{"fields":[]}')),
  part('that is null', 'fact.bad-part', Buffer.from('null')),
  part('nested too deep', 'fact.too-deep', Buffer.from(nested(40))),
  part('with a key twice', 'fact.not-canonical', Buffer.from('{"fields":{},"fields":{}}')),
  part('past 256 KB', 'fact.too-large', Buffer.from(canonicalText({ fields: { comment: '长'.repeat(90_000) } }))),
  part('that is no UTF-8', 'fact.not-utf8', Buffer.from([0x22, 0xff, 0x22])),
]

/** Opens a matter under the rogue's agreement; what is given replaces what an honest opening would say. */
export function opens(
  rogue: Rogue,
  change: Partial<Envelope> = {},
  fields: PartContent['fields'] = letterFields,
): Rogue {
  const parties = [rogue.party, honestParty].sort()
  const { agreement } = rogue
  const opening = { step: 'open', matter: rogue.newMatter(), kind: kindHash('letter'), agreement, parties, after: [] }
  return Object.assign(rogue, rogue.write({ ...opening, ...change }, { fields }))
}
export const letterFields = { subject: '示例事由', recipient: honestParty, request: '请协助' }

const firstCaseKind = kinds.find(({ declaration: { id, version } }) => id === 'service-case' && version === 1)
  ?.hash as string
const [stranger, another] = ['430999', '430281:01890000-0000-7000-8000-00000000ffff']

/** A case at the rogue's window that the honest party decides, as its envelope and as its form say. */
function opensCase(rogue: Rogue, granted: Envelope['granted'], itemCode = '示例-1'): Rogue {
  const change = { kind: kindHash('service-case'), ...(granted === undefined ? {} : { granted }) }
  return opens(rogue, change, { handler: honestParty, itemCode, itemName: '示例事项' })
}

/** The same, as if it had been walked at home before: what it carries says whose case it is, and of what. */
function sharesCase(
  rogue: Rogue,
  granted: Envelope['granted'],
  itemCode = '示例-1',
  kind = kindHash('service-case'),
): Rogue {
  const change = { step: 'share', kind, ...(granted === undefined ? {} : { granted }) }
  const fields = { handler: honestParty, itemCode, itemName: '示例事项' }
  const snapshot = { openedAt: '2026-11-20T08:24:00.000Z', fields, tracks: {}, adds: {} }
  const parties = [rogue.party, honestParty].sort()
  const { agreement } = rogue
  const begins = { matter: rogue.newMatter(), agreement, parties, after: [], ...change }
  return Object.assign(rogue, rogue.write(begins, { snapshot, checkpoint: '示例' }))
}

/** The agreement is in force: what it does not let travel, and what its writer bound itself to. */
export const scopeAttacks: Attack[] = [
  entry('a fact in the other side’s name', 'exchange.wrong-writer', (rogue) =>
    rogue.write({ by: { party: honestParty, desk: 'office', role: 'officer', officer: 'o1' } }, {}),
  ),
  entry('a signature for the other side', 'exchange.wrong-writer', (rogue) =>
    rogue.write({ step: 'sign', by: { party: honestParty, desk: 'office', role: 'leader', officer: 'o1' } }, {}),
  ),
  entry('a matter of a kind out of scope', 'agreement.step-outside', (rogue) =>
    opens(rogue, { kind: kindHash('problem') }),
  ),
  entry('a step out of scope', 'agreement.step-outside', (rogue) =>
    opens(rogue, { kind: kindHash('bad-rating'), step: 'share' }, {}),
  ),
  entry('a case on a right that the agreement does not delegate for that item', 'agreement.right-missing', (rogue) =>
    opensCase(rogue, { right: 'receive', from: honestParty, about: '示例-2' }, '示例-2'),
  ),
  entry('a case on a right that it does not name', 'agreement.right-unnamed', (rogue) => opensCase(rogue, undefined)),
  entry('a case on another right than the opening takes', 'agreement.right-unnamed', (rogue) =>
    opensCase(rogue, { right: 'deliver', from: honestParty, about: '示例-1' }),
  ),
  entry('a case of one item on the right for another', 'agreement.right-unnamed', (rogue) =>
    opensCase(rogue, { right: 'receive', from: honestParty, about: '示例-1' }, '示例-2'),
  ),
  entry('a case that the other side decides, on a right of one’s own', 'agreement.right-unnamed', (rogue) =>
    opensCase(rogue, { right: 'receive', from: rogue.party, about: '示例-1' }),
  ),
  entry('a case that was opened at home and is shared, on no right', 'agreement.right-unnamed', (rogue) =>
    sharesCase(rogue, undefined),
  ),
  entry('a case shared on a right that is not delegated for its item', 'agreement.right-missing', (rogue) =>
    sharesCase(rogue, { right: 'receive', from: honestParty, about: '示例-2' }, '示例-2'),
  ),
  entry('a case of one item shared on the right for another', 'agreement.right-unnamed', (rogue) =>
    sharesCase(rogue, { right: 'receive', from: honestParty, about: '示例-1' }, '示例-2'),
  ),
  entry('a case of another item, shared by an earlier version of its kind', 'agreement.right-unnamed', (rogue) =>
    sharesCase(rogue, undefined, '示例-2', firstCaseKind),
  ),
  entry('a matter under another agreement’s name', 'agreement.another', (rogue) =>
    opens(rogue, { agreement: another }),
  ),
  entry('a matter with a party that never signed', 'agreement.stranger', (rogue) =>
    opens(rogue, { parties: [rogue.party, honestParty, stranger].sort() }),
  ),
  entry('a matter from before the agreement', 'agreement.not-yet', (rogue) =>
    opens(rogue, { at: '2025-12-30T08:00:00.000Z' }),
  ),
  entry('a matter from after its last day', 'agreement.run-out', (rogue) =>
    opens(rogue, { at: '2030-01-02T08:00:00.000Z' }),
  ),
  entry('a matter from the end of time', 'fact.bad-envelope', (rogue) =>
    opens(rogue, { at: '9999-12-31T23:59:59.999Z' }),
  ),
  entry('the draft altered after its signature', 'agreement.signed-binds', (rogue) =>
    rogue.write({ step: 'revise', track: 'main', epoch: 0, version: 2 }, { fields: { title: '另一份' } }),
  ),
  entry('the scope widened after its signature', 'agreement.signed-binds', (rogue) =>
    rogue.write(
      { step: 'revise', track: 'main', epoch: 0, version: 2 },
      { fields: { scope: [{ kind: 'problem', steps: '*', part: 'shared', audience: 'all' }] } },
    ),
  ),
  entry('the purpose of a personal row changed after its signature', 'agreement.signed-binds', (rogue) =>
    rogue.write(
      { step: 'revise', track: 'main', epoch: 0, version: 2 },
      {
        fields: {
          scope: [{ kind: 'letter', steps: '*', part: 'personal', audience: 'matter-parties', purpose: '另用' }],
        },
      },
    ),
  ),
  entry('the agreement opened again', 'agreement.signed-binds', (rogue) =>
    rogue.write(
      { step: 'open', after: [], agreement: rogue.agreement, parties: [rogue.party, honestParty].sort() },
      {},
    ),
  ),
  entry('the draft taken back after its signature', 'agreement.signed-binds', (rogue) =>
    rogue.write({ step: 'reopen', track: 'main', epoch: 0, version: 2 }, {}),
  ),
  entry('its own signature declined', 'agreement.signed-binds', (rogue) =>
    rogue.write({ step: 'decline' }, { fields: { declineReason: '示例' } }),
  ),
  entry('a signature of another draft', 'agreement.signs-another', (rogue) =>
    rogue.write({ step: 'sign' }, { fields: { draft: 'b'.repeat(64), signatory: '示例职务' } }),
  ),
  entry('a signature of nothing', 'agreement.signs-nothing', (rogue) =>
    rogue.write({ step: 'sign' }, { fields: { signatory: '示例职务' } }),
  ),
  entry('its end before its last day', 'agreement.not-over', (rogue) =>
    rogue.write({ step: 'expire' }, { fields: { expiredOn: '2026-11-22' } }),
  ),
  waits('a fact that rests on one nobody holds', 'agreement.grounds-missing', (rogue) =>
    rogue.write({ after: ['c'.repeat(64)] }, { fields: { comment: '示例' } }),
  ),
  waits('a fact about a matter nobody opened', 'exchange.matter-unknown', (rogue) =>
    rogue.write({ matter: another, kind: kindHash('letter') }, { fields: { comment: '示例' } }),
  ),
  waits('a matter of a kind nobody announced', 'agreement.kind-unknown', (rogue) =>
    opens(rogue, { kind: 'd'.repeat(64) }),
  ),
  waits('an opening said to be erased', 'exchange.part-missing', (rogue) => {
    opens(rogue)
    const index = rogue.entries.length - 1
    rogue.bend = (path) =>
      path === 'parts'
        ? Buffer.from(JSON.stringify({ to: index + 1, parts: [{ index, part: 'shared', erased: true }] }))
        : undefined
  }),
]
