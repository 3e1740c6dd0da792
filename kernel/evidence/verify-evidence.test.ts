import { describe, expect, it } from 'vitest'
import { fingerprint } from '../agreement/card.ts'
import { decodeBase64, encodeBase64 } from '../log/base64.ts'
import { isRefusal } from '../refusal/refusal.ts'
import { type EvidenceFile, sealEvidence } from './evidence-file.ts'
import type { EvidenceReport } from './report.ts'
import { evidenceHead, sayEvidence } from './say-evidence.ts'
import { above, cardOf, here, keysOf, originOf, TwoLogs, there } from './two-logs.testkit.ts'
import { verifyEvidence } from './verify-evidence.ts'

const all = [here, there, above].map((party) => fingerprint(cardOf(party)))
const exported = await TwoLogs.whole().evidence()
const whole = sealEvidence(exported, keysOf(here).log)

function verify(bytes: Uint8Array, compared: readonly string[] = all): EvidenceReport {
  const report = verifyEvidence(bytes, compared)
  if (isRefusal(report)) throw new Error(report.en)
  return report
}
/** A changed file that its exporter sealed all the same: what a lying exporter would hand over. */
function resealed(change: (file: EvidenceFile) => void): EvidenceReport {
  const file = structuredClone(exported)
  change(file)
  return verify(sealEvidence(file, keysOf(here).log))
}
const whats = (report: EvidenceReport) => [...new Set(report.faults.map(({ what }) => what))]
const flip = (base64: string) => {
  const bytes = decodeBase64(base64) as Uint8Array
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
  return encodeBase64(bytes)
}
const flipHex = (hex: string) => (hex.startsWith('0') ? `1${hex.slice(1)}` : `0${hex.slice(1)}`)
const swap = (text: string, from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`no ${from}`)
  return text.replace(from, to)
}

describe('an exported matter, checked by public keys alone', () => {
  it('holds where every key was compared, and each record has the level that its log’s cosignatures give it', () => {
    const report = verify(whole)
    expect(report).toMatchObject({ verdict: 'holds', faults: [], title: '样品', by: here })
    // The witness saw each log two entries short of its end: the records all stand before that.
    expect(report.facts.map(({ step, evidence }) => [step, evidence])).toEqual([
      ['open', 'witnessed'],
      ['send', 'witnessed'],
      ['comment', 'witnessed'],
      ['take', 'witnessed'],
      ['comment', 'witnessed'],
    ])
    expect(report.facts[0]).toMatchObject({ mirroredBy: [there], witnessedBy: [above], by: here })
    expect(report.stages).toEqual([{ track: parcelTrack, stage: { zh: '已签收', en: 'Taken' } }])
  })

  it('trusts no key in the file: what was not compared proves nothing about anybody, and nobody’s word counts', () => {
    const nobody = verify(whole, [])
    expect(nobody.verdict).toBe('uncompared')
    expect(nobody.facts.every((fact) => fact.evidence === 'uncompared' && fact.claimed === 'witnessed')).toBe(true)
    const writers = verify(whole, all.slice(0, 2))
    expect(writers.verdict).toBe('holds')
    expect(writers.facts.map(({ evidence }) => evidence)).toEqual(Array(5).fill('mirrored'))
    const one = verify(whole, all.slice(0, 1))
    expect(one.verdict).toBe('uncompared')
    expect(one.facts.map(({ evidence }) => evidence)).toEqual([
      ...Array(3).fill('self-signed'),
      'uncompared',
      'uncompared',
    ])
  })

  it('never counts a cosignature for entries it does not cover', () => {
    const report = resealed((file) => {
      // The witness's head is all that is left of the other log's cosigned heads, and the comment of `there` lies within.
      for (const log of file.logs) log.checkpoints[1] = swapCosignatures(log.checkpoints[1] as string)
    })
    expect(report.facts.map(({ evidence }) => evidence)).toEqual(Array(5).fill('witnessed'))
    expect(report.facts[0]?.mirroredBy).toEqual([])
  })

  it('says in two languages what was found, and what is not proved', () => {
    const report = verify(whole, all.slice(0, 1))
    const lines = sayEvidence(report)
    expect(evidenceHead(report).zh).toContain('还没有核对')
    expect(lines.find(({ says }) => says.zh.includes('请打电话给醴陵市'))?.says.en).toContain(all[1] as string)
    expect(lines.filter(({ about }) => about === 'not-proved').length).toBeGreaterThanOrEqual(4)
    expect(lines.every(({ says }) => says.zh !== '' && says.en !== '')).toBe(true)
  })

  it('finds a change of any byte of the file', () => {
    // Every byte in turn takes a quarter of an hour: these are spread over all of it.
    const every = 197
    for (let at = 0; at < whole.length; at += every) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] as number) ^ 1
      const report = verifyEvidence(bytes, all)
      const found = isRefusal(report) || report.faults.length > 0
      expect(found, `byte ${at}`).toBe(true)
    }
  }, 60_000)

  it('finds a cut end, a byte more, spacing and a doubled key', () => {
    const text = new TextDecoder().decode(whole)
    const bad = [text.slice(0, -1), `${text} `, swap(text, '"v":1', '"v": 1'), swap(text, '"v":1', '"v":1,"v":1')]
    for (const one of bad)
      expect(isRefusal(verifyEvidence(new TextEncoder().encode(one), all)), one.slice(-9)).toBe(true)
  })
})

describe('a file that its exporter changed and sealed again', () => {
  const cases: [name: string, what: string, change: (file: EvidenceFile) => void][] = [
    ['bytes of a record', 'bytes', ({ facts }) => set(facts[1], 'bytes', flip(facts[1]?.bytes as string))],
    ['a record’s identity', 'bytes', ({ facts }) => set(facts[1], 'leaf', flipHex(facts[1]?.leaf as string))],
    ['a record’s place', 'not-in-log', ({ facts }) => set(facts[1], 'index', 0)],
    ['an inclusion proof', 'not-in-log', ({ facts }) => facts[0]?.inclusion.reverse()],
    ['a record of another log', 'not-in-log', ({ facts }) => set(facts[0], 'log', originOf(there))],
    [
      'a part',
      'part',
      ({ facts }) => set(facts[0]?.parts.shared, 'bytes', flip(facts[0]?.parts.shared?.bytes as string)),
    ],
    [
      'a salt',
      'part',
      ({ facts }) => set(facts[0]?.parts.shared, 'salt', flipHex(facts[0]?.parts.shared?.salt as string)),
    ],
    ['a record left out', 'ground-missing', ({ facts }) => facts.splice(1, 1)],
    ['a record twice', 'doubled', ({ facts }) => facts.push(facts[0] as EvidenceFile['facts'][0])],
    ['the size on a head', 'log', ({ logs }) => edit(logs, 1, (note) => swap(note, '\n14\n', '\n15\n'))],
    ['the root on a head', 'log', ({ logs }) => edit(logs, 1, (note) => note.replace(/\n14\n./, '\n14\nZ'))],
    ['a cosignature', 'log', ({ logs }) => edit(logs, 1, flipLastSignature)],
    [
      'a head of another log',
      'log',
      ({ logs }) => logs[0]?.checkpoints.splice(1, 1, logs[1]?.checkpoints[1] as string),
    ],
    [
      'a consistency proof',
      'log',
      ({ logs }) => set(logs[0]?.consistency[0], 0, flipHex(logs[0]?.consistency[0]?.[0] as string)),
    ],
    ['heads out of order', 'log', ({ logs }) => logs[0]?.checkpoints.reverse()],
    ['a head left out', 'log', ({ logs }) => logs[0]?.checkpoints.pop()],
    ['a log left out', 'not-in-log', ({ logs }) => logs.pop()],
    ['a card', 'card', ({ cards }) => cards.splice(2, 1, flip(cards[2] as string))],
    ['a card left out', 'log', ({ cards }) => cards.pop()],
    ['a kind', 'kind', ({ kinds }) => Object.assign(kinds[0]?.declaration as object, { version: 2 })],
    ['a kind left out', 'kind', ({ kinds }) => kinds.pop()],
    ['another matter’s id', 'foreign', (file) => set(file, 'matter', file.matter.replace(/.$/, '9'))],
  ]
  for (const [name, what, change] of cases) {
    it(`is found by ${what}: ${name}`, () => {
      const report = resealed(change)
      expect(report.verdict).toBe('fails')
      expect(whats(report)).toContain(what)
      for (const { says } of sayEvidence(report)) expect(says.zh.includes('undefined')).toBe(false)
    })
  }
  it('is found by the seal alone where only unsigned words were changed, by somebody else', () => {
    const text = new TextDecoder().decode(whole)
    const report = verify(new TextEncoder().encode(swap(text, '"title":"样品"', '"title":"他物"')))
    expect(whats(report)).toEqual(['seal'])
  })
  it('calls a part erased only where an erasing record of the file says so', () => {
    const report = resealed(({ facts }) => {
      const first = facts[0] as EvidenceFile['facts'][0]
      first.parts = {}
      first.erased = ['shared']
    })
    expect(report.facts[0]?.parts).toEqual([{ part: 'shared', state: 'not-here' }])
    expect(report.stages).toBeUndefined()
  })
})

const parcelTrack = { zh: '包裹', en: 'Parcel' }

// biome-ignore lint/suspicious/noExplicitAny: a test spoils what is well typed
function set(target: any, key: string | number, value: unknown): void {
  target[key] = value
}
function edit(logs: EvidenceFile['logs'], at: number, change: (note: string) => string): void {
  const notes = logs[0]?.checkpoints as string[]
  notes[at] = change(notes[at] as string)
}
function flipLastSignature(note: string): string {
  const at = note.trimEnd().lastIndexOf(' ') + 1
  return `${note.slice(0, at)}${flip(note.slice(at).trim())}\n`
}
/** The writer's own line alone. */
function swapCosignatures(note: string): string {
  const [text, lines] = note.split('\n\n') as [string, string]
  return `${text}\n\n${lines.split('\n')[0]}\n`
}
