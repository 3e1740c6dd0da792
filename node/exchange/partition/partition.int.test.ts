import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Place, parties, type ThreeNodes, threeNodes } from './three-nodes.ts'

const [A, B, C] = parties
let net: ThreeNodes

beforeAll(async () => {
  net = await threeNodes(inject)
})
afterEach(async () => {
  net.harm('pass', A, B, C)
  for (const party of parties) expect(net.nodeOf(party).errors.splice(0)).toEqual([])
})
afterAll(() => net.close())

const held = async (party: Place) => (await net.nodeOf(party).journal.get(party, net.agreement)) !== undefined

/** The promise is five seconds on a machine of its own; what it took is printed, and three times as long is a failure. */
async function expectEqualRoots(what?: string): Promise<void> {
  const began = performance.now()
  const equal = async () => new Set(await Promise.all(parties.map(async (one) => (await net.roots(one)).join()))).size
  await expect.poll(equal, { timeout: 15_000, interval: 50 }).toBe(1)
  if (what !== undefined) console.log(`  equal roots ${Math.round(performance.now() - began)} ms after ${what}`)
  const states = await Promise.all(
    parties.map(async (one) => (await net.nodeOf(one).journal.get(one, net.agreement))?.shared),
  )
  expect(states[1]).toEqual(states[0])
  expect(states[2]).toEqual(states[0])
  for (const party of parties) expect(await net.nodeOf(party).exchange.quarantineList(party)).toEqual([])
}

const soon = { timeout: 10_000, interval: 20 }
const isAway = (party: Place, peer: Place) => async () =>
  (await net.nodeOf(party).exchange.peers(party)).find((one) => one.party === peer)?.state

describe('three nodes, when a line between them is mended,', () => {
  it('held equal roots before', async () => {
    for (const party of parties) await expect.poll(() => held(party), soon).toBe(true)
    for (const party of parties) await net.comment(party, `开始 ${party}`)
    await expectEqualRoots()
  })

  it('hold equal roots again after all lines were cut', async () => {
    net.harm('cut', A, B, C)
    for (const party of parties) await net.comment(party, `断网 ${party}`)
    await expect.poll(isAway(A, B), soon).toBe('away')
    expect(await net.has(B, `断网 ${A}`)).toBe(false)
    net.harm('pass', A, B, C)
    await expectEqualRoots('a cut')
  })

  it('hold equal roots again after half-open connections', async () => {
    net.harm('hold', A, B, C)
    for (const party of parties) await net.comment(party, `半开 ${party}`)
    await expect.poll(isAway(A, B), { ...soon, timeout: 25_000 }).toBe('away')
    net.harm('pass', A, B, C)
    await expectEqualRoots('half-open lines')
  })

  it('hold equal roots again after answers came one way only', async () => {
    net.line(A, B).fault = 'deaf'
    net.line(A, C).fault = 'deaf'
    await net.comment(A, '单向 甲')
    await net.comment(B, '单向 乙')
    await expect.poll(() => net.has(B, '单向 甲'), soon).toBe(true)
    expect(await net.has(A, '单向 乙')).toBe(false)
    net.harm('pass', A, B, C)
    await expectEqualRoots('one-way lines')
  })

  it('hold equal roots again after lines that came and went', async () => {
    for (let i = 0; i < 8; i++) {
      net.harm(i % 2 === 0 ? 'cut' : 'pass', A, B, C)
      for (const party of parties) await net.comment(party, `时断时续 ${i} ${party}`)
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    net.harm('pass', A, B, C)
    await expectEqualRoots('flapping lines')
  })

  it('go on over lines of 64 KB a second and 50 ms', async () => {
    net.harm(65_536, A, B, C)
    for (const from of parties) for (const to of parties) if (from !== to) net.line(from, to).delayMs = 50
    for (const party of parties) await net.comment(party, `慢线 ${party}`)
    await expectEqualRoots('the last step, on slow lines')
    for (const from of parties) for (const to of parties) if (from !== to) net.line(from, to).delayMs = 0
  })

  it('take over what gathered meanwhile', async () => {
    net.harm('cut', A, B, C)
    const gathered = 500
    for (let i = 0; i < gathered; i += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => net.comment(A, `积压 ${i + n}`)))
    }
    net.harm('pass', A, B, C)
    const began = performance.now()
    await expect
      .poll(() => net.roots(C).then(String), { timeout: 60_000, interval: 100 })
      .toBe(String(await net.roots(A)))
    console.log(`  ${gathered} entries of backlog in ${Math.round(performance.now() - began)} ms`)
    await expectEqualRoots()
  })
})

describe('while a party is away,', () => {
  it('the two others go on, and one of them hands over the log of who cannot be asked', async () => {
    net.line(B, A).fault = 'hold'
    net.line(A, B).fault = 'hold'
    await net.comment(A, '绕行 甲')
    await net.comment(C, '绕行 丙')
    await expect.poll(() => net.has(B, '绕行 丙'), soon).toBe(true)
    await expect.poll(() => net.has(B, '绕行 甲'), { ...soon, timeout: 25_000 }).toBe(true)
    expect(await net.roots(B)).toEqual(await net.roots(C))
  })

  it('local steps take about as long as before', async () => {
    const steps = async (words: string) => {
      const times: number[] = []
      for (let i = 0; i < 60; i++) {
        const began = performance.now()
        await net.comment(A, `${words} ${i}`)
        times.push(performance.now() - began)
      }
      return times.sort((a, b) => a - b)[Math.floor(times.length * 0.9)] as number
    }
    await steps('预热')
    // In turns, so that what else this machine does falls on both alike.
    const [there, away]: [number[], number[]] = [[], []]
    for (let round = 0; round < 3; round++) {
      net.harm('pass', A, B, C)
      await expect.poll(isAway(A, B), { ...soon, timeout: 25_000 }).toBe('online')
      there.push(await steps(`在线 ${round}`))
      net.harm('hold', A, B, C)
      away.push(await steps(`离线 ${round}`))
    }
    const [with_, without] = [Math.min(...there), Math.min(...away)]
    console.log(`  p90 of a local step: ${with_.toFixed(1)} ms with the others there, ${without.toFixed(1)} ms without`)
    expect(without).toBeLessThan(with_ * 3 + 5)
  })
})
