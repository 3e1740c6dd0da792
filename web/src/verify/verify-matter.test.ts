import {
  appendLeaves,
  consistencyProof,
  decodeBase64,
  emptyFrontier,
  encodeBase64,
  formatVerifierKey,
  hexOf,
  type MatterProof,
  rootOf,
  sha256Noble as suite,
} from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { above, here, keysOf, originOf, TwoLogs, there } from './two-logs.testkit.ts'
import { headsToRemember, verifyMatter } from './verify-matter.ts'

const whats = (list: { what: string }[]) => list.map((one) => one.what)
const flip = (base64: string) => {
  const bytes = decodeBase64(base64) as Uint8Array
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
  return encodeBase64(bytes)
}
const changed = (proof: MatterProof, change: (copy: MatterProof) => void): MatterProof => {
  const copy = structuredClone(proof)
  change(copy)
  return copy
}

describe('a matter verified in the browser', () => {
  it('holds where nothing was touched: every record, its parts, the other side’s word, nothing after, the same state', async () => {
    const result = await verifyMatter(await TwoLogs.whole().work())
    expect(result).toMatchObject({ verdict: 'holds', faults: [], gaps: [], state: 'same', shared: true })
    expect(result.facts.map((fact) => [fact.step, fact.holds, fact.evidence])).toEqual([
      ['open', true, 'mirrored'],
      ['send', true, 'mirrored'],
      ['comment', true, 'mirrored'],
      ['take', true, 'mirrored'],
      ['comment', true, 'mirrored'],
    ])
    expect(result.parties).toMatchObject([{ party: there, keeps: 5, at: '2026-11-18T11:06:40.000Z' }])
    expect(result.logs).toMatchObject([
      { party: here, facts: 3, size: 14, tail: { read: 5, others: 5 } },
      { party: there, facts: 2, size: 11, tail: { read: 5, others: 5 } },
    ])
  })

  it('holds over logs of several bundles, reading only those behind the last record', async () => {
    const result = await verifyMatter(await TwoLogs.whole(700).work())
    expect(result).toMatchObject({ verdict: 'holds', faults: [] })
    expect(result.logs[0]?.tail).toMatchObject({ read: 700, to: 709 })
  })

  it('finds one flipped bit in a record’s bytes, and names the record', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, ({ facts }) => {
      const third = facts[2] as MatterProof['facts'][number]
      third.bytes = flip(third.bytes)
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.verdict).toBe('fails')
    expect(result.facts.filter((fact) => !fact.holds).map((fact) => fact.leaf)).toEqual([proof.facts[2]?.leaf])
    expect(whats(result.faults)).toContain('bytes')
  })

  it('finds a changed part beside an untouched record', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, ({ facts }) => {
      const part = facts[0]?.parts.shared
      if (part) part.bytes = flip(part.bytes)
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.faults[0]).toMatchObject({ what: 'part', part: 'shared', leaf: proof.facts[0]?.leaf })
    expect(result.facts[0]?.parts).toEqual([{ part: 'shared', state: 'changed' }])
  })

  it('finds a record that was left out of the middle, by the one that rests on it and by the track’s count', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, (copy) => {
      copy.facts = copy.facts.filter((_, at) => at !== 1)
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.verdict).toBe('fails')
    expect(whats(result.faults)).toEqual(
      expect.arrayContaining(['ground-missing', 'version-missing', 'hidden', 'state']),
    )
    expect(result.faults.find((fault) => fault.what === 'version-missing')).toMatchObject({ track: 'main', version: 0 })
  })

  it('finds the last record held back, by reading what stands behind the one before it', async () => {
    const logs = TwoLogs.whole()
    const work = await logs.work()
    const last = logs.facts.at(-1)
    const proof = changed(work.proof, (copy) => {
      copy.facts = copy.facts.filter((fact) => fact.leaf !== last?.leaf)
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.faults).toContainEqual({ what: 'hidden', log: originOf(here), index: last?.index, leaf: last?.leaf })
  })

  it('is not fooled by bundles from which the record was taken: they do not lead to the signed root', async () => {
    const logs = TwoLogs.whole()
    const work = await logs.work()
    const last = logs.facts.at(-1)
    const proof = changed(work.proof, (copy) => {
      copy.facts = copy.facts.filter((fact) => fact.leaf !== last?.leaf)
    })
    const forged = TwoLogs.whole()
    const slot = forged.entries[here]?.[last?.index ?? 0]
    if (slot) slot.bytes = new TextEncoder().encode('{"matter":"another"}')
    const readTile = (origin: string) => forged.readTile(origin.slice(0, 6))
    const result = await verifyMatter({ ...work, proof, readTile })
    expect(result.faults).toContainEqual({ what: 'tail-changed', log: originOf(here), from: 7 })
  })

  it('says that the other side has not confirmed where no cosignature is there: nothing wrong, but alone', async () => {
    const logs = TwoLogs.whole()
    const result = await verifyMatter(await logs.work({ proof: await logs.proof({ cosigned: false }) }))
    expect(result).toMatchObject({ verdict: 'alone', faults: [] })
    expect(result.gaps).toEqual([
      { what: 'not-cosigned', log: originOf(here), party: there },
      { what: 'not-cosigned', log: originOf(there), party: here },
    ])
    expect(result.facts.every((fact) => fact.evidence === 'self-signed')).toBe(true)
  })

  it('counts a witness that signed another size, and a keeper of a later one, once the heads are proven to be one log', async () => {
    const logs = TwoLogs.whole()
    const proof = await logs.proof()
    const [ours] = proof.logs as [MatterProof['logs'][number]]
    const size = ours.size - 1
    const steps = await consistencyProof(suite, size, ours.size, logs.readTile(here))
    const seen = logs.noteAt(here, size, [[above, 'witness']])
    ours.others = [{ checkpoint: seen, size, consistency: steps.map(hexOf) }]
    ours.cosigners.push({
      party: above,
      name: { zh: '萍乡市', en: 'Pingxiang' },
      promise: 'witness',
      vkey: formatVerifierKey(keysOf(above).witness, 'cosignature'),
    })
    const work = await logs.work({ proof })
    const result = await verifyMatter(work)
    expect(result).toMatchObject({ verdict: 'holds', faults: [], gaps: [] })
    expect(result.facts.map((fact) => fact.evidence)).toEqual([
      'witnessed',
      'witnessed',
      'witnessed',
      'mirrored',
      'mirrored',
    ])
    expect(result.parties.find(({ party }) => party === above)).toMatchObject({ keeps: 0, witnesses: 3 })
    expect(result.logs[0]?.cosigned).toMatchObject([
      { party: above, promise: 'witness', size },
      { party: there, promise: 'mirror', size: ours.size },
    ])

    const forged = changed(proof, (copy) => {
      const other = copy.logs[0]?.others?.[0]
      if (other) other.consistency = other.consistency.map(() => '00'.repeat(32))
    })
    const found = await verifyMatter({ ...work, proof: forged })
    expect(found.faults[0]).toMatchObject({ what: 'signature', log: originOf(here), code: 'log.forked' })
  })

  it('lets a witness count only for what its size covers', async () => {
    const logs = TwoLogs.whole()
    const proof = await logs.proof()
    const [ours] = proof.logs as [MatterProof['logs'][number]]
    const size = (logs.facts[0]?.index ?? 0) + 1
    const steps = await consistencyProof(suite, size, ours.size, logs.readTile(here))
    const seen = logs.noteAt(here, size, [[above, 'witness']])
    ours.others = [{ checkpoint: seen, size, consistency: steps.map(hexOf) }]
    const vkey = formatVerifierKey(keysOf(above).witness, 'cosignature')
    ours.cosigners.push({ party: above, name: { zh: '', en: '' }, promise: 'witness', vkey })
    const result = await verifyMatter(await logs.work({ proof }))
    expect(result.facts.map((fact) => fact.evidence)).toEqual([
      'witnessed',
      'mirrored',
      'mirrored',
      'mirrored',
      'mirrored',
    ])
  })

  it('refuses a head signed by another key than the pinned one', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, ({ logs }) => {
      const [ours, theirs] = logs
      if (ours && theirs) theirs.keys = { log: ours.keys.log }
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.faults[0]).toMatchObject({ what: 'signature', log: originOf(there), code: 'log.note-unsigned' })
    expect(result.facts.filter((fact) => !fact.holds).map((fact) => fact.log)).toEqual([
      originOf(there),
      originOf(there),
    ])
  })

  it('says which party’s log was not handed over', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, (copy) => {
      copy.logs = copy.logs.filter((log) => log.origin !== originOf(there))
      copy.facts = copy.facts.filter((fact) => fact.log !== originOf(there))
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.gaps).toContainEqual({ what: 'log-missing', party: there })
    expect(result.verdict).toBe('fails')
  })

  it('reads to the newest signed head, not only to the older one that covers the records it was given', async () => {
    const logs = TwoLogs.whole()
    const proof = await logs.proof()
    const shown = (await logs.work()).shown
    // After the proof was made our side writes one more, which the node keeps from the reader.
    const before = logs.entries[here]?.length ?? 0
    logs.step(here, 'comment', { note: '又一条' })
    const result = await verifyMatter(await logs.work({ proof, shown }))
    expect(result.logs[0]).toMatchObject({ size: before + 1, covered: { size: before } })
    expect(result.faults).toEqual([
      { what: 'hidden', log: originOf(here), index: before, leaf: logs.facts.at(-1)?.leaf },
    ])
  })

  it('finds a newest head that is not the older one grown longer', async () => {
    const logs = TwoLogs.whole()
    const fork = TwoLogs.whole().fill(here, 1)
    const first = fork.entries[here]?.[0]
    if (first) first.bytes = new TextEncoder().encode('{"matter":"rewritten"}')
    const readTile = (origin: string) => fork.readTile(origin.slice(0, 6))
    const result = await verifyMatter(await logs.work({ newest: fork.newest, readTile }))
    expect(result.faults).toContainEqual({ what: 'forked', log: originOf(here), was: 14 })
  })

  it('says so where the newest head could not be had', async () => {
    const newest = async () => Promise.reject(new TypeError('offline'))
    const result = await verifyMatter(await TwoLogs.whole().work({ newest }))
    expect(result).toMatchObject({ verdict: 'partly', faults: [] })
    expect(result.gaps[0]).toEqual({ what: 'unfetched', log: originOf(here), of: 'newest' })
  })

  it('lets an erased part be erased: its commitment stands and nothing else is asked of it', async () => {
    const work = await TwoLogs.whole().work()
    const proof = changed(work.proof, ({ facts }) => {
      const sent = facts[1] as MatterProof['facts'][number]
      delete sent.parts.internal
      sent.erased = ['internal']
    })
    const result = await verifyMatter({ ...work, proof })
    expect(result.verdict).toBe('holds')
    expect(result.facts[1]?.parts).toEqual([{ part: 'internal', state: 'erased' }])
  })

  it('stops reading at the cap and says how much it read', async () => {
    const result = await verifyMatter(await TwoLogs.whole(700).work({ most: 256 }))
    expect(result.verdict).toBe('partly')
    expect(result.gaps).toContainEqual({ what: 'tail-capped', log: originOf(here), read: 503, all: 700 })
  })

  it('finds a state on the screen that the records do not lead to', async () => {
    const work = await TwoLogs.whole().work()
    const shown = structuredClone(work.shown)
    const main = shown.tracks.main
    if (main) main.stage = 'packed'
    const result = await verifyMatter({ ...work, shown })
    expect(result).toMatchObject({ verdict: 'fails', state: 'different', faults: [{ what: 'state' }] })
  })
})

describe('what the browser remembers of a log', () => {
  const headAt = (logs: TwoLogs, size: number) => ({
    origin: originOf(here),
    size,
    root: hexOf(rootOf(suite, appendLeaves(suite, emptyFrontier, logs.leaves(here).slice(0, size)))),
    at: '2026-11-19T08:00:00.000Z',
  })

  it('is proven to have only grown since', async () => {
    const logs = TwoLogs.whole(300)
    const work = await logs.work()
    const key = work.proof.logs[0]?.keys.log ?? ''
    const known = async (origin: string) => (origin === originOf(here) ? { ...headAt(logs, 6), key } : undefined)
    const result = await verifyMatter({ ...work, known })
    expect(result.verdict).toBe('holds')
    expect(result.logs[0]?.growth).toEqual({ was: 6, at: '2026-11-19T08:00:00.000Z' })
    expect(headsToRemember(work.proof, result)).toHaveLength(2)
  })

  it('tells a fork, a log that shrank and a changed key', async () => {
    const logs = TwoLogs.whole()
    const work = await logs.work()
    const key = work.proof.logs[0]?.keys.log ?? ''
    const faultsWith = async (head: object) => {
      const known = async (origin: string) =>
        origin === originOf(here) ? { ...headAt(logs, 6), key, ...head } : undefined
      const result = await verifyMatter({ ...work, known })
      expect(headsToRemember(work.proof, result)).toEqual([])
      return whats(result.faults)
    }
    expect(await faultsWith({ root: '00'.repeat(32) })).toEqual(['forked'])
    expect(await faultsWith({ size: 99 })).toEqual(['shrunk'])
    expect(await faultsWith({ key: 'another' })).toEqual(['key-changed'])
  })
})
