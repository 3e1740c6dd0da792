import { describe, expect, it } from 'vitest'
import { faults, pushed } from './axe.ts'
import { phone } from './browser-desk.ts'
import { at, windowAt, xiangdong } from './browser-walk.ts'

/* 百企三评 by the firm itself, on a telephone: by name, sealed as soon as it is sent, and changed before the last day. */

describe('a firm that is asked about the departments', () => {
  it('signs in with its credit code, rates one, changes its mind, and whoever runs the survey sees only that it answered', async () => {
    const firm = await windowAt(xiangdong, phone)
    const { page } = firm
    await firm.goTo(`/apply/${xiangdong}`)
    await page.getByRole('link', { name: /登录/ }).first().click()
    await page.getByText('示例庚公司').click()
    await page.getByRole('heading', { name: /百企三评/ }).waitFor()
    await firm.picture('survey-home')
    await page.getByRole('link', { name: /已评 \d+ 个，共 \d+ 个|去评/ }).click()
    await page.getByText(/交上即封存/).waitFor()
    const taxation = page.locator('[data-about="taxation"]')
    await taxation.getByText('还没评').waitFor()
    await taxation.locator('summary').click()
    const rate = async (field: string, words: string) =>
      taxation.locator(`[data-field="${field}"]`).getByText(words, { exact: true }).click()
    await rate('attitude', '非常满意')
    await rate('speed', '满意')
    // Two of three: the third is asked for, and nothing is sent.
    await taxation.getByRole('button', { name: '交上并封存' }).click()
    await taxation.getByText('请填“办理结果”').waitFor()
    await firm.picture('survey-form')
    await rate('outcome', '满意')
    await taxation.getByRole('button', { name: '交上并封存' }).click()
    await taxation.getByText(/已评，可以改/).waitFor()
    await page.getByText('已封存').first().waitFor()
    await firm.picture('survey-sent')

    // In English, after a reload: what was said is nowhere, that something was said is.
    await page.getByRole('button', { name: 'English' }).click()
    await taxation.getByText(/you may change it/).waitFor()
    await taxation.locator('summary').click()
    expect(await taxation.locator('input:checked').count()).toBe(0)
    for (const field of ['attitude', 'speed', 'outcome']) await rate(field, 'Dissatisfied')
    await taxation.locator('textarea').fill('示例：排队太久。')
    await taxation.getByRole('button', { name: 'Send and seal' }).click()
    await page.getByText('Sealed', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: /Larger|large/ }).click()
    // Large type and long names push nobody sideways.
    await expect.poll(() => pushed(page)).toBeLessThanOrEqual(0)
    await taxation.locator('summary').click()
    expect(await faults(page)).toEqual([])
    await firm.picture('survey-english')

    const watch = await at(xiangdong, 'supervision')
    await watch.goTo('/list/survey')
    await watch.page
      .locator('#content')
      .getByRole('link', { name: /百企三评 \d/ })
      .first()
      .click()
    await watch.page
      .getByText(/已封存，企业本人/)
      .first()
      .waitFor()
    await watch.settled()
    expect(await watch.page.getByText('排队太久').count()).toBe(0)
    await watch.picture('survey-watch')
  })
})
