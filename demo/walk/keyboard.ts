import type { Page } from 'playwright-core'

/** Presses Tab until the keyboard stands on such an element. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${selector}`)
}

export async function tabToField(page: Page, field: string): Promise<void> {
  await tabTo(page, `[data-field="${field}"] :is(input, textarea)`)
}

export async function typeInto(page: Page, field: string, words: string): Promise<void> {
  await tabToField(page, field)
  await page.keyboard.type(words)
}

/** Into the group of choices, then by the arrow keys to the one of these words. */
export async function choose(page: Page, field: string, words: string): Promise<void> {
  await tabToField(page, field)
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 12; presses++) {
    const chosen = await page.evaluate<string>('document.activeElement?.closest("label")?.textContent ?? ""')
    if (chosen.includes(words)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no choice ${words}`)
}

/** Types into a list that is searched and takes the first that is found. */
export async function pickByTyping(page: Page, field: string, words: string): Promise<void> {
  await typeInto(page, field, words)
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().waitFor()
  await page.keyboard.press('Enter')
}
