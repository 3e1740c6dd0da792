import { expect, inject, it } from 'vitest'
import { RestoredPair, restoreMany } from './restore-many.testing.ts'

it('100 times to older points of a running pair: no fork, the peer follows, everything shared is there again', async () => {
  const pair = await new RestoredPair(inject).start()
  try {
    expect(await restoreMany(pair, 100, Number(process.env.SEED ?? 1))).toEqual([])
  } finally {
    await pair.close()
  }
})
