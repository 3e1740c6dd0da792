import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { BrowserDesk } from './browser-desk.ts'
import { heapGrowth } from './heap-growth.ts'
import { type RunningDemo, runDemoBeside } from './running-demo.ts'

/** How long the wall is watched; `LIANYU_WALL_MINUTES` for another time. */
const minutes = Number(process.env.LIANYU_WALL_MINUTES ?? 60)
const minuteMs = 60_000

let demo: RunningDemo
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
  demo = await runDemoBeside([])
})
afterAll(async () => {
  await demo?.stop()
  await browser?.close()
})

it('the wall stays flat while it cycles and is read again every second', {
  timeout: (minutes + 5) * minuteMs,
}, async () => {
  const wall = await BrowserDesk.open(browser, demo.url('36'), { width: 1920, height: 1080 })
  await wall.signIn('360322', 'leader')
  await wall.goTo('/wall?refresh=1&every=30')
  await wall.page.locator('.map svg').waitFor()
  // Every scene is seen once before anything is measured.
  const { grewBytes, nodesGrew, samples } = await heapGrowth(wall.page, {
    warmMs: Math.min(2, minutes) * minuteMs,
    forMs: minutes * minuteMs,
  })
  console.log(samples.map(({ bytes, nodes }) => `${(bytes / 1e6).toFixed(1)} MB, ${nodes}`).join('\n'))
  expect(grewBytes).toBeLessThan(3_000_000)
  expect(nodesGrew).toBeLessThan(500)
  await wall.close()
})
