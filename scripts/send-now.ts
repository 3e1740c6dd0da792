import type { Page } from 'playwright-core'

/** Presses 立即发出 beside what may still be taken back, unless its five seconds are over or there was nothing to wait for. */
export async function sendNow(page: Page, answered: Promise<unknown>): Promise<void> {
  const press = page.locator('.outgoing').getByRole('button', { name: /^(立即发出|Send now)$/ })
  await Promise.race([answered.catch(() => {}), press.click({ timeout: 10_000 }).catch(() => {})])
}
