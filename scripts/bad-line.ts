import { createHash } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

/*
 * A bad line and a slow machine for every page of every walk, asked for by the environment and off without it:
 *
 *   LIANYU_BAD_LINE=800 LIANYU_BAD_LINE_SEED=2 LIANYU_SLOW_BROWSER=4 npm test -- demo/walk/work.e2e
 *
 * Whatever a screen reads, code in pieces as well as data, then comes late and in another order than on a quick machine.
 */

/** The most that a request is held up, in milliseconds; each by as much as its seed says. */
const mostMs = wholeNumber('LIANYU_BAD_LINE')
/** How many times slower than it is a page's processor runs. What a page does not get is burnt: for a quiet machine, a file at a time. */
const slower = wholeNumber('LIANYU_SLOW_BROWSER')
const seed = process.env.LIANYU_BAD_LINE_SEED ?? '1'

export async function worsen(context: BrowserContext): Promise<void> {
  if (mostMs > 0) {
    const asked = new Map<string, number>()
    await context.route(/^http/, async (route) => {
      const { pathname } = new URL(route.request().url())
      const times = (asked.get(pathname) ?? 0) + 1
      asked.set(pathname, times)
      await rest(heldUpMs(seed, pathname, times, mostMs))
      // The page may have gone meanwhile.
      await route.continue().catch(() => {})
    })
  }
  if (slower > 1) {
    const slow = (page: Page) =>
      context
        .newCDPSession(page)
        .then((devtools) => devtools.send('Emulation.setCPUThrottlingRate', { rate: slower }))
        .catch(() => {})
    context.on('page', slow)
  }
}

/** How long the nth request of an address is held up: the same in every run of one seed, whatever comes between. */
export function heldUpMs(seed: string, pathname: string, times: number, most: number): number {
  const [first = 0, second = 0] = createHash('sha256').update(`${seed} ${pathname} ${times}`).digest()
  return Math.round((most * (first * 256 + second)) / 65_535)
}

function wholeNumber(name: string): number {
  const text = process.env[name] ?? '0'
  if (!/^\d+$/.test(text)) throw new Error(`${name}=${text}: a whole number, please`)
  return Number(text)
}
