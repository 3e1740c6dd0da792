import type { Browser, Response } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { sendNow } from '../../scripts/send-now.ts'
import { showEvidence } from '../../scripts/walk-evidence.ts'
import { BrowserDesk, type Given } from './browser-desk.ts'
import { Officer, until } from './officer.ts'
import { paperOf } from './paper.ts'
import { type RunningDemo, runMadeDemo } from './running-demo.ts'

const whole = '没有被改过'
export const xiangdong = '360313'
export const shangli = '360322'
export const liuyang = '430181'
export const liling = '430281'

let demo: RunningDemo
let browser: Browser
const desks: BrowserDesk[] = []

/** A demo of its own and a browser for the walks of one file; a test whose pages complained has failed. */
export function walkInBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await runMadeDemo(inject('madeDemo'))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      // Their windows close before the run's own hook could look at them.
      await showEvidence(task)
      for (const [n, desk] of desks.entries()) await desk.picture(`failed-${task.id}-${n}`).catch(() => {})
    }
    const complaints = desks.flatMap((desk) => desk.complaints)
    await Promise.all(desks.splice(0).map((desk) => desk.close()))
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await demo?.stop()
    await browser?.close()
  })
}

export const theDemo = (): RunningDemo => demo
export const theBrowser = (): Browser => browser

export const nodeOf = (party: string): string =>
  demo.url(party.startsWith('36') ? '36' : party.startsWith('43') ? '43' : '44')

/** A window at the node of this party, closed after the test. */
export async function windowAt(party: string, viewport?: { width: number; height: number }): Promise<BrowserDesk> {
  const desk = await BrowserDesk.open(browser, nodeOf(party), viewport)
  desks.push(desk)
  return desk
}

/** One of a file presses its role on the sign-in page; the rest come signed in, to the page they are then sent to. */
let pressed = false

/** The same, signed in. */
export async function at(
  party: string,
  username: string,
  viewport?: { width: number; height: number },
): Promise<BrowserDesk> {
  const desk = await windowAt(party, viewport)
  if (pressed) await desk.enter((await Officer.signIn(nodeOf(party), party, username)).cookie)
  else await desk.signIn(party, username)
  pressed = true
  return desk
}

/** The same, by whoever reads English. */
export async function inEnglish(party: string, username: string): Promise<BrowserDesk> {
  const desk = await windowAt(party)
  await desk.goTo('/sign-in')
  await desk.page.getByRole('button', { name: 'English' }).click()
  await desk.page.locator('html[lang=en]').waitFor({ state: 'attached' })
  await desk.signIn(party, username)
  return desk
}

export async function receive(window: BrowserDesk, item: string, handler = '醴陵市'): Promise<string> {
  const { page } = window
  await window.goTo('/open/service-case')
  const given: Record<string, Given> = {
    // One whose receiving Liling delegates to the windows of Xiangdong.
    itemCode: '示例-07',
    itemName: item,
    itemNature: { choice: '公共服务' },
    mode: { choice: '异地委托、本地代收' },
    handler: { pick: [handler] },
    sample: { choice: '是' },
    applicantName: '示例申请人',
    applicantId: '36031319900101000X',
    applicantPhone: '000-0000000',
    application: { files: [paperOf('申请书.pdf')] },
  }
  await window.fill(page.locator('.opening'), given)
  return await receiptOf(window)
}

/** Presses what opens the matter that is on the page; the query code of its receipt. */
export async function receiptOf({ page }: BrowserDesk, press?: () => Promise<void>): Promise<string> {
  const answers: string[] = []
  const note = async (one: Response) => {
    if (one.request().method() !== 'POST' || !one.url().endsWith('/api/matters')) return
    answers.push(`${one.status()} ${one.ok() ? '' : await one.text().catch(() => '')}`)
  }
  page.on('response', note)
  const code = page.locator('.receipt-code')
  const shown = code.waitFor()
  await (press?.() ?? page.getByRole('button', { name: '建好' }).click())
  await sendNow(page, shown)
  await shown.catch(async (error) => {
    // Which of the three it was: nothing sent, refused, or answered and not shown.
    const said = await page.getByRole('alert').allInnerTexts()
    const stands = await page.locator('.step-buttons, h1').allInnerTexts()
    throw new Error(`${page.url()}: answers ${JSON.stringify(answers)}; ${JSON.stringify({ said, stands })}`, {
      cause: error,
    })
  })
  page.off('response', note)
  return (await code.innerText()).trim()
}

export async function offer(window: BrowserDesk, item: string, handler?: string): Promise<string> {
  await receive(window, item, handler)
  await window.page.getByRole('link', { name: '打开这一件' }).click()
  await window.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
  await window.take('offer', '转办')
  return await matterOn(window)
}

export async function matterOn({ page }: BrowserDesk): Promise<string> {
  await page.waitForURL(/\/matters\//)
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** Until this party's node has the matter at that stage. */
export async function theStage(id: string, party: string, stage: string): Promise<void> {
  const there = await Officer.signIn(nodeOf(party), party, 'service-window')
  const stands = async () => ((await there.matter(id)).row.stage === stage ? true : undefined)
  await until(`${id} ${stage} at ${party}`, stands)
}

/** Until the handling window has the offer. */
export async function arrived(id: string, party = liling): Promise<void> {
  await theStage(id, party, 'offered')
}

export async function verified({ page }: BrowserDesk): Promise<void> {
  await page.getByRole('button', { name: '验证' }).click()
  await page.locator('.verify-found').getByText(whole).waitFor()
}
