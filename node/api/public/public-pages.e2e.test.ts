import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { newCommandId } from '../../command-id.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, liling, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

/*
 * What people without an account meet: a case followed by its code and rated, and a certificate, a PDF with a code, as its
 * holder or a bank checks it. Xiangdong received, Liling decided.
 */

const here = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const head = { ...there, role: 'approver' }
const webDir = join(import.meta.dirname, '../../../web/dist')
const pictures = process.env.LIANYU_PICTURES
const given = { certificateNo: '示例〔2026〕1号', certificateSays: '经核准，准予备案。' }

let db: FreshDatabase
let node: TestNode
let browser: Browser
let window: Caller
let desk: Caller
let chief: Caller
let agreement: string
let caseCode: string
let matter: string
let pdf: Buffer
let code: string

beforeAll(async () => {
  browser = await launchBrowser()
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [...[xiangdong, liling].flatMap(officeOf), here, there, head], { webDir })
  window = await node.as(here)
  desk = await node.as(there)
  chief = await node.as(head)
  agreement = await agreeOn(
    node,
    [xiangdong, liling],
    [
      ...['service-case', 'bad-rating'].map((kind) => ({ kind, steps: '*', part: 'shared', audience: 'all' }) as const),
      ...serviceScope.filter(({ part }) => part === 'personal'),
      serviceGrant(allRights),
    ],
  )
  ;[matter, caseCode] = await receive('示例 备案')
  await take(desk, 'accept')
  await take(desk, 'decide-case', { decision: 'granted', decisionNo: '示例决定1号' })
  ;[pdf, code] = await issue(given)
})
afterAll(async () => {
  await browser?.close()
  await node?.close()
  await db?.drop()
})

/** A case that was received here and passed on, with its code. */
async function receive(itemName: string): Promise<[string, string]> {
  const data = { itemName, itemNature: 'service', mode: 'collected', handler: liling }
  const person = { applicantName: '示例申请人', applicantPhone: '000-0000000', applicantId: '11010519491231002X' }
  const opened = done(
    await window.send('POST', '/api/matters', { kind: 'service-case', agreement, data: { ...data, ...person } }),
  ).body
  await take(window, 'check', { formComplete: true, identitySeen: 'original' }, {}, opened.matter)
  await take(window, 'offer', { parcelNo: '示例寄1' }, {}, opened.matter)
  await until(
    () => desk.get(`/api/matters/${opened.matter}`),
    ({ status, body }) => status === 200 && body.row.stage === 'offered',
  )
  return [opened.matter, opened.queryCode]
}

async function take(by: Caller, step: string, data: object = {}, headers = {}, of = matter) {
  return done(await by.send('POST', `/api/matters/${of}/steps/${step}`, { data }, headers)).body
}

/** Issues the certificate, and answers with its bytes and the code printed on it. */
async function issue(data: object): Promise<[Buffer, string]> {
  const command = newCommandId(Date.now())
  const first = await take(chief, 'issue-certificate', data, { 'idempotency-key': command })
  // Sent again, as a phone does that lost the answer: the same fact.
  const again = await take(chief, 'issue-certificate', data, { 'idempotency-key': command })
  expect(again.facts[0].leaf).toBe(first.facts[0].leaf)
  const { items } = (await chief.get(`/api/matters/${matter}/facts`)).body
  const fact = items.find(({ leaf }: { leaf: string }) => leaf === first.facts[0].leaf)
  const { bytes } = await chief.bytes(`/api/files/${fact.parts.shared.fields.certificateDigest}`)
  expect(again.queryCode).toBe(first.queryCode)
  return [bytes, first.queryCode]
}

async function open(path: string, width = 390, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto(`${node.url}${path}`)
  return page
}

async function verdict(page: Page): Promise<string | null> {
  return page.locator('.public-verdict').getAttribute('data-verdict')
}

describe('following a case', () => {
  it('says in plain words where it is, what is asked of the applicant, and by pictures; prints; names no person', async () => {
    const [id, follow] = await receive('示例 居住登记')
    await take(desk, 'tell-once', { toldMissing: '示例：居住证明、申请人签字页。' }, {}, id)
    const page = await open(`/q/${follow}`)
    await until(
      async () => {
        await page.reload()
        return page.locator('.public-asked-what').count()
      },
      (count) => count === 1,
    )
    await page.getByText('办理地看过了，材料还不齐，请一次补齐。').waitFor()
    expect(await page.locator('.public-asked-what').innerText()).toBe('示例：居住证明、申请人签字页。')
    expect(await page.locator('.public-guide .guide-now').innerText()).toContain('交材料')
    await page.getByText('示例寄1').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('示例申请人')
    if (pictures) await page.screenshot({ path: join(pictures, 'follow-asked.png'), fullPage: true })
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: '打印这一页' }).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Please hand in').waitFor()
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await page.context().close()
  })

  it('is rated once; a bad rating is called back, mended, shown to whoever gave it, and rated once more', async () => {
    const [id, follow] = await receive('示例 社保转移')
    await take(desk, 'accept', {}, {}, id)
    await take(desk, 'decide-case', { decision: 'granted', decisionNo: '示例决定2号' }, {}, id)
    await take(desk, 'deliver', { deliveredBy: 'online' }, {}, id)
    const delivered = async () => (await window.get(`/api/matters/${id}`)).body.row?.stage
    await until(delivered, (stage) => stage === 'delivered')
    const page = await open(`/q/${follow}`)
    const form = page.locator('section').filter({ has: page.getByRole('heading', { name: '评价办理窗口' }) })
    await form.getByText('非常不满意', { exact: true }).click()
    await form.getByRole('textbox').fill('示例：等了太久。')
    // Whoever fills in the next form while the first is on its way keeps what stands there.
    const next = page.locator('section').filter({ has: page.getByRole('heading', { name: '评价收件窗口' }) })
    await next.getByText('满意', { exact: true }).click()
    await next.getByRole('textbox').fill('示例：收得快。')
    await form.getByRole('button').click()
    await form.getByRole('status').waitFor()
    expect(await next.getByRole('textbox').inputValue()).toBe('示例：收得快。')
    expect(await next.getByRole('radio', { name: '满意', exact: true }).isChecked()).toBe(true)
    const body = { data: { handlerRating: 5 } }
    const again = await node.nobody.send('POST', `/api/public/matters/${follow}/steps/rate-handler`, body, {
      'x-lianyu': '1',
    })
    expect(again.status).toBe(409)
    // Nobody opened it: it stands with the window that the rating is about.
    const led = await until(
      async () => (await desk.get('/api/matters?kind=bad-rating')).body.items,
      (items) => items?.length === 1,
    )
    const bad = led[0].id as string
    await take(desk, 'visit', { visitBy: 'phone', visitFound: '示例：窗口只开一个。' }, {}, bad)
    await take(desk, 'mend', { mendedHow: '示例：加开一个窗口。', mendedOn: '2026-10-12' }, {}, bad)
    await until(
      async () => {
        await page.reload()
        await page.locator('.public-verdict').waitFor()
        return page.getByText('示例：加开一个窗口。').count()
      },
      (count) => count > 0,
    )
    if (pictures) await page.screenshot({ path: join(pictures, 'follow-mended.png'), fullPage: true })
    const follow2 = page.locator('.public-follow')
    await follow2.getByText('满意', { exact: true }).click()
    await follow2.getByRole('button').click()
    await follow2.getByText('已评价，谢谢').waitFor()
    // Another's matter is not to be had by this code.
    const foreign = await node.nobody.send(
      'POST',
      `/api/public/matters/${caseCode}/steps/rate-again`,
      { data: { againRating: 1 }, about: bad },
      { 'x-lianyu': '1' },
    )
    expect(foreign.status).toBe(404)
    await page.context().close()
  })
})

describe('a certificate', () => {
  it('is checked against the log by its code, without an account, in both languages, and names nobody', async () => {
    const page = await open(`/c/${code}`)
    expect(await verdict(page)).toBe('valid')
    await page.getByText('示例〔2026〕1号').waitFor()
    await page.getByText('另有单位保存全部副本').or(page.getByText('签发单位一家保存')).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('示例申请人')
    if (pictures) await page.screenshot({ path: join(pictures, 'paper-phone.png'), fullPage: true })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Valid, and its record is unchanged').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await page.context().close()
  })

  it('has its file compared on the device: the very one, and one of which a byte was changed', async () => {
    const page = await open(`/c/${code}`, 1200)
    const altered = Buffer.from(pdf)
    altered[altered.length - 40] = (altered[altered.length - 40] ?? 0) ^ 1
    const choose = (name: string, buffer: Buffer) =>
      page.locator('#paper').setInputFiles({ name, mimeType: 'application/pdf', buffer })
    await choose('原件.pdf', pdf)
    await page.locator('.paper-file[data-same=true]').waitFor()
    await choose('改过.pdf', altered)
    await page.locator('.paper-file[data-same=false]').getByText('不符').waitFor()
    if (pictures) await page.screenshot({ path: join(pictures, 'paper-desk.png'), fullPage: true })
    await page.context().close()
  })

  it('does not hold where the node lies: about its words, its bytes, its place, or whose code it is', async () => {
    const other = code.replace(/^./, (letter) => (letter === 'Z' ? 'Y' : 'Z'))
    // biome-ignore lint/suspicious/noExplicitAny: the answer is spoilt on purpose
    const lies: [string, (answer: any) => void][] = [
      ['other-words', (answer) => Object.assign(answer.fields[0], { value: '示例〔2026〕99号' })],
      [
        'changed',
        (answer) => Object.assign(answer.proof.facts[0].parts.shared, { bytes: Buffer.from('{}').toString('base64') }),
      ],
      ['not-in-log', (answer) => Object.assign(answer.proof.facts[0], { index: answer.proof.facts[0].index + 1 })],
      ['unsigned', (answer) => Object.assign(answer.proof, { logs: [] })],
    ]
    const truth = done(await node.nobody.get(`/api/public/papers/${code}`)).body
    for (const [fault, spoil] of lies) {
      const answer = structuredClone(truth)
      spoil(answer)
      const page = await open(`/c/${code}`, 390, (one) =>
        one.route('**/api/public/papers/**', (route) => route.fulfill({ json: answer })),
      )
      expect(await verdict(page), fault).toBe('broken')
      await page.context().close()
    }
    const swapped = await open(`/c/${other}`, 390, (one) =>
      one.route('**/api/public/papers/**', (route) => route.fulfill({ json: truth })),
    )
    expect(await verdict(swapped)).toBe('broken')
    await swapped.context().close()
  })

  it('says that it was replaced, then that it was revoked and why, and proves the record that says so', async () => {
    const [, next] = await issue({ ...given, certificateNo: '示例〔2026〕2号' })
    let page = await open(`/c/${code}`)
    expect(await verdict(page)).toBe('replaced')
    await page.context().close()
    await take(chief, 'revoke-certificate', { certificateEndedFor: '示例：申请人放弃。' })
    page = await open(`/c/${next}`)
    expect(await verdict(page)).toBe('revoked')
    await page.getByText('示例：申请人放弃。').waitFor()
    if (pictures) await page.screenshot({ path: join(pictures, 'paper-revoked.png'), fullPage: true })
    await page.context().close()
    const answer = (await node.nobody.get(`/api/public/papers/${next}`)).body
    expect(answer.proof.facts).toHaveLength(2)
  })

  it('has a code that opens nothing else, as the code of a case opens no certificate: one and the same answer', async () => {
    const never = code.replace(/.$/, (letter) => (letter === '0' ? '1' : '0'))
    const answers = await Promise.all([
      node.nobody.get(`/api/public/papers/${never}`),
      node.nobody.get(`/api/public/papers/${caseCode}`),
      node.nobody.get(`/api/public/matters/${code}`),
      node.nobody.get(`/api/public/papers/${'x'.repeat(31)}`),
    ])
    const said = answers.map(({ status, body }) => ({ status, ...body, requestId: '', instance: '' }))
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(JSON.stringify(said[0])).toContain('no-such-code')
    for (let n = 0; n < 40; n++) await node.nobody.get(`/api/public/papers/${never}`)
    expect((await node.nobody.get(`/api/public/papers/${never}`)).status).toBe(429)
  })

  it('is issued by whoever decides alone, and what the node fills in cannot be typed', async () => {
    const officer = await node.as(there)
    const refused = await officer.send('POST', `/api/matters/${matter}/steps/issue-certificate`, { data: given })
    expect(refused.status).toBe(403)
    const answer = await take(chief, 'issue-certificate', { ...given, certificateDigest: 'a'.repeat(64) })
    const { items } = (await chief.get(`/api/matters/${matter}/facts`)).body
    const fact = items.find(({ leaf }: { leaf: string }) => leaf === answer.facts[0].leaf)
    expect(fact.parts.shared.fields.certificateDigest).not.toBe('a'.repeat(64))
    expect((await chief.get('/api/papers')).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      'service-certificate',
    )
  })
})

describe('the certificate on the page of its case', () => {
  const load = (of: string, last: unknown, headers: Record<string, string> = { 'x-lianyu': '1' }) =>
    node.nobody.send('POST', `/api/public/matters/${of}/paper`, { last }, headers)

  it('is loaded by the end of the person’s number, is the very file that was issued, and is written down', async () => {
    const page = await open(`/q/${caseCode}`)
    const box = page.locator('.public-paper')
    await box.getByLabel('后四位').fill('0029')
    await box.getByRole('button', { name: '下载' }).click()
    await box.getByText('不一致').waitFor()
    await box.getByLabel('后四位').fill('002x')
    if (pictures) await page.screenshot({ path: join(pictures, 'own-paper.png'), fullPage: true })
    const loading = page.waitForEvent('download')
    await box.getByRole('button', { name: '下载' }).click()
    const file = await loading
    await box.getByText('已下载').waitFor()
    const bytes = await readFile(await file.path())
    const { items } = (await chief.get(`/api/matters/${matter}/facts`)).body
    const issued = items.find(({ parts }: { parts: { shared?: { fields: object } } }) =>
      Object.hasOwn(parts.shared?.fields ?? {}, 'certificateDigest'),
    )
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(issued.parts.shared.fields.certificateDigest)
    expect(file.suggestedFilename()).toMatch(/\.pdf$/)
    await page.context().close()
    const { items: looks } = (await node.nobody.get(`/api/public/matters/${caseCode}/disclosures`)).body
    expect(looks).toContainEqual(
      expect.objectContaining({
        how: 'file',
        count: 1,
        desk: expect.objectContaining({ zh: '凭查询码和证件号码后四位' }),
      }),
    )
  })

  it('is not given for a code alone, from another site, for garbage, or where there is none', async () => {
    expect((await load(caseCode, '')).status).toBe(400)
    expect((await load(caseCode, 'x'.repeat(17))).status).toBe(400)
    expect((await load(caseCode, { $ne: '' })).status).toBe(400)
    expect((await load(caseCode, '002X', { 'x-lianyu': '' })).body.title).toBe('node.cross-site')
    expect((await load(code, '002X')).body.title).toBe('node.no-such-code')
    const [, undecided] = await receive('示例 未决定')
    expect((await load(undecided, '002X')).body.title).toBe('public.no-paper-yet')
    expect((await node.nobody.get(`/api/public/matters/${undecided}`)).body.paper).toBeNull()
  })

  it('is locked for a while by wrong guesses, also for whoever then knows it', async () => {
    // A minute later each time, as far as the counter of requests goes.
    const elapsed = performance.now.bind(performance)
    let skippedMs = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + skippedMs)
    try {
      const said: string[] = []
      for (const last of ['1000', '1001', '1002', '1003', '1004', '002X']) {
        skippedMs += 61_000
        said.push((await load(caseCode, last)).body.title)
      }
      expect(said[0]).toBe('public.wrong-last-four')
      expect(said.at(-1)).toBe('public.last-four-locked')
    } finally {
      clock.mockRestore()
    }
  })
})
