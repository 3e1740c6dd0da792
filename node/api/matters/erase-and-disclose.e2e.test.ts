import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { liling, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const window = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const webDir = join(import.meta.dirname, '../../../web/dist')

let db: FreshDatabase
let node: TestNode
let browser: Browser
let matter: string
let code: string

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [...[xiangdong, liling].flatMap(officeOf), window, there], { webDir })
  const agreement = await agreeOn(
    node,
    [xiangdong, liling],
    [
      { kind: 'service-case', steps: '*', part: 'shared', audience: 'all' },
      {
        kind: 'service-case',
        steps: ['open'],
        part: 'personal',
        audience: 'matter-parties',
        purpose: '示例：核对身份',
      },
      { kind: 'service-case', steps: '*', part: 'grant', audience: 'all', rights: ['receive'], about: '*' },
    ],
  )
  const data = { itemName: '示例事项', itemNature: 'service', mode: 'collected', handler: liling, sample: true }
  const person = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
  const here = await node.as(window)
  const opened = done(
    await here.send('POST', '/api/matters', { kind: 'service-case', agreement, data: { ...data, ...person } }),
  ).body
  matter = opened.matter
  code = opened.queryCode
  const over = await node.as(there)
  await until(
    () => over.get(`/api/matters/${matter}`),
    ({ status }) => status === 200,
  )
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

async function pageOf(person: typeof window, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const [name = '', value = ''] = (await node.as(person)).cookie.split('=')
  await context.addCookies([{ name, value, url: node.url }])
  const page = await context.newPage()
  await page.goto(`${node.url}/matters/${encodeURIComponent(matter)}`)
  return page
}

describe('an erasure on the screens of both parties', () => {
  it('is asked for on the record with its ground, confirmed over there, said on both, and the earlier look stays listed', async () => {
    const ours = await pageOf(window, 1200)
    await ours.locator('.entry-open').last().click()
    await ours.getByRole('button', { name: '要求删除：个人信息' }).click()
    await ours.getByLabel('说明（可不填）').fill('示例〔2026〕1号')
    await ours.getByRole('button', { name: '确认删除' }).click()
    await ours.getByText('各方都已删除').waitFor()
    await ours.getByText('已删除：', { exact: false }).first().waitFor()

    const theirs = await pageOf(there, 390)
    await theirs.getByText('各方都已删除').waitFor()
    expect(await theirs.locator('.erasure').textContent()).toContain('个人信息保护法第四十七条')
    const wide = await theirs.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    expect(wide).toBeLessThanOrEqual(0)

    await ours.getByRole('link', { name: '谁看过个人信息' }).click()
    await ours.getByText('在页面上看过').waitFor()
    expect(await ours.locator('.disclosures table').textContent()).toContain('示例：核对身份')

    const person = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage()
    await person.goto(`${node.url}/q/${code}`)
    await person.getByText('谁看过我的信息').click()
    await person.getByText('岗位service-window 看过', { exact: false }).waitFor()
    expect(await person.locator('body').textContent()).not.toContain('示例申请人')
  })
})
