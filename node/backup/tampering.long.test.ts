import { expect, inject, it } from 'vitest'
import { RestoredPair } from './restore-many.testing.ts'
import { Tampering, tamper } from './tampering.testing.ts'

it('10,000 mutations of logs are found, each located at its entry or row', async () => {
  const pair = await new RestoredPair(inject).start()
  const tampering = await Tampering.begin(pair, 40)
  try {
    const { made, missed } = await tamper(tampering, 10_000, Number(process.env.SEED ?? 1))
    expect(missed).toEqual([])
    expect(made).toBeGreaterThanOrEqual(10_000)
  } finally {
    await tampering.superuser.end()
    await pair.close()
  }
})
