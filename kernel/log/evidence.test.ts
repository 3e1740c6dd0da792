import { describe, expect, it } from 'vitest'
import type { OpenedCheckpoint } from './checkpoint.ts'
import { type Cosignature, cosignerName } from './cosignature.ts'
import { evidenceOf } from './evidence.ts'

const by = (party: string, promise: 'mirror' | 'witness'): Cosignature => ({
  keyName: cosignerName(party, promise),
  party,
  promise,
  atSeconds: 1_791_000_000,
})
const at = (size: number, ...cosignatures: Cosignature[]): OpenedCheckpoint => ({
  origin: '360313/home/1',
  size,
  root: new Uint8Array(32),
  text: '',
  cosignatures,
})

describe('the evidence for a fact', () => {
  it('is none before a checkpoint covers it', () => {
    expect(evidenceOf(4, [at(4, by('430281', 'mirror'))])).toMatchObject({ level: 'unsigned', mirroredBy: [] })
    expect(evidenceOf(3, [at(4)])).toMatchObject({ level: 'self-signed', checkpoint: { size: 4 } })
  })

  it('rises to mirrored and witnessed by later checkpoints, and names the first that reaches it', () => {
    const checkpoints = [
      at(9, by('440000', 'witness')),
      at(5),
      at(7, by('430281', 'mirror')),
      at(8, by('430281', 'mirror')),
    ]
    expect(evidenceOf(4, checkpoints.slice(1))).toMatchObject({ level: 'mirrored', checkpoint: { size: 7 } })
    expect(evidenceOf(4, checkpoints)).toMatchObject({
      level: 'witnessed',
      mirroredBy: ['430281'],
      witnessedBy: ['440000'],
      checkpoint: { size: 9 },
    })
    expect(evidenceOf(8, checkpoints)).toMatchObject({ level: 'witnessed', mirroredBy: [] })
  })

  it('does not rise by the writer vouching for itself', () => {
    expect(evidenceOf(0, [at(1, by('360313', 'mirror'), by('360313', 'witness'))])).toMatchObject({
      level: 'self-signed',
      mirroredBy: [],
      witnessedBy: [],
    })
  })
})
