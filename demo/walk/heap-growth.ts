import type { Page } from 'playwright-core'

export interface HeapGrowth {
  /** Smallest heap after a collection early and late: what stays, not what is on its way out. */
  grewBytes: number
  nodesGrew: number
  /** Each sample: bytes of JavaScript heap in use after a collection, and nodes of the document. */
  samples: { bytes: number; nodes: number }[]
}

/** Watches a page that is left alone: how much its heap and its document grow after it has warmed up. */
export async function heapGrowth(
  page: Page,
  { warmMs, forMs }: { warmMs: number; forMs: number },
): Promise<HeapGrowth> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const sample = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
    return { bytes: of('JSHeapUsedSize'), nodes: of('Nodes') }
  }
  await page.waitForTimeout(warmMs)
  const samples: HeapGrowth['samples'] = []
  const count = 10
  for (let n = 0; n < count; n++) {
    samples.push(await sample())
    await page.waitForTimeout(forMs / count)
  }
  samples.push(await sample())
  await devtools.detach()
  const least = (part: HeapGrowth['samples'], of: 'bytes' | 'nodes') => Math.min(...part.map((one) => one[of]))
  const early = samples.slice(0, 3)
  const late = samples.slice(-3)
  return {
    grewBytes: least(late, 'bytes') - least(early, 'bytes'),
    nodesGrew: least(late, 'nodes') - least(early, 'nodes'),
    samples,
  }
}
