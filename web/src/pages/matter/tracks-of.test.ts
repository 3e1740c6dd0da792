import { sha256Noble } from '@lianyu/kernel'
import { allKinds } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { trackName, waitForEachOther } from './tracks-of.ts'

const kinds = allKinds(sha256Noble)
const lanesOf = (id: string, gate: string) => {
  const kind = kinds.find(({ declaration }) => declaration.id === id)
  if (!kind) throw new Error(`no kind ${id}`)
  return [kind, Object.keys(kind.declaration.gates[gate]?.needs ?? {})] as const
}

describe('the lanes of a gate', () => {
  it('wait for each other where a part is begun only behind another', () => {
    const [kind, lanes] = lanesOf('joint-case', 'all-decided')
    expect(lanes).toEqual(['first', 'second', 'third'])
    expect(waitForEachOther(kind, lanes)).toBe(true)
  })
  it('stand side by side where each department decides by itself', () => {
    const kind = lanesOf('project', '')[0]
    const gates = Object.keys(kind.declaration.gates)
    expect(gates.length).toBeGreaterThan(0)
    expect(gates.filter((gate) => waitForEachOther(...lanesOf('project', gate)))).toEqual([])
  })
})

describe('the name of a lane', () => {
  it('says what it is about in this matter, where the kind says which field tells', () => {
    const [kind] = lanesOf('joint-case', 'all-decided')
    const matter = { shared: { fields: { secondPart: '示例 居住证明' } } }
    const names = (['first', 'second'] as const).map((id) =>
      trackName(kind, matter, id, (text) => (typeof text === 'object' ? text.zh : '')),
    )
    expect(names).toEqual(['牵头地事项', '第二地事项：示例 居住证明'])
    expect(trackName(kind, matter, 'second', (text) => (typeof text === 'object' ? text.en : ''))).toBe(
      'Part of the second place: 示例 居住证明',
    )
  })
})
