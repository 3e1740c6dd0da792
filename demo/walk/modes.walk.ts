import { describe, expect, it } from 'vitest'
import { type BrowserDesk, phone } from './browser-desk.ts'
import {
  at,
  inEnglish,
  liling,
  liuyang,
  matterOn,
  receiptOf,
  receive,
  shangli,
  theStage,
  verified,
  windowAt,
  xiangdong,
} from './browser-walk.ts'
import { choose, pickByTyping, tabTo, typeInto } from './keyboard.ts'
import { paperOf } from './paper.ts'

/* The four modes of 国办发〔2020〕35号 over two nodes and three places; what each refuses on its way is refused here too. */

describe('全程网办, on a phone', () => {
  it('a citizen applies at home, two windows in two provinces work on it, and the result is seen at home', async () => {
    const { page, ...citizen } = await onlineAt(xiangdong)
    await page.locator('#find').fill('社会保险关系转移')
    await page.locator('.apply-list a').filter({ hasText: '社会保险关系转移' }).click()
    await page.locator('.apply-call a').click()
    await page.locator('li:first-child a').click()
    await page.locator('.apply-form').waitFor()
    await page.locator('input[name=applicantId]').fill('36031319900101000X')
    await page.locator('input[name=applicantPhone]').fill('13800000000')
    const { name, bytes } = paperOf('示例转移申请表.pdf')
    await page
      .locator('#apply-application')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
    await page.locator('.apply-files li').waitFor()
    await page.locator('.apply-form button.filled').click()
    await page.locator('.apply-code strong').waitFor()

    // What was handed in once is not sent up again: the next case takes it over, looked at and chosen by its owner.
    await citizen.goTo(`/apply/${xiangdong}`)
    await page.locator('#find').fill('转学手续')
    await page.locator('.apply-list a').filter({ hasText: '转学手续' }).click()
    await page.locator('.apply-earlier summary').click()
    await page.locator('.apply-earlier a').filter({ hasText: name }).waitFor()
    await page.getByRole('button', { name: `用这一份：${name}` }).click()
    await page.getByRole('button', { name: `去掉 ${name}` }).waitFor()
    await page.locator('input[name=applicantId]').fill('36031319900101000X')
    await page.locator('input[name=applicantPhone]').fill('13800000000')
    await page.locator('.apply-form button.filled').click()
    await page.locator('.apply-code strong').waitFor()

    const here = await at(xiangdong, 'service-window')
    await here.goTo('/list/service-case?sort=-opened')
    await here.page
      .getByRole('link', { name: /社会保险关系转移/ })
      .first()
      .click()
    const id = await matterOn(here)
    await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '电子证照' } })
    await here.take('offer', '转办')
    await theStage(id, liling, 'offered')
    const there = await inEnglish(liling, 'service-window')
    await there.matter(id)
    await there.take('accept', 'Accept')
    await there.take('decide-case', 'Decide', { decision: { choice: 'Granted' }, decisionNo: '示例决定501' })
    await there.take('deliver', 'Deliver', { deliveredBy: { choice: 'Electronically' } })
    await theStage(id, xiangdong, 'delivered')

    await citizen.goTo(`/apply/${xiangdong}#mine`)
    await page.getByText('办完了，结果已经送达。').waitFor()
  })
})

describe('异地委托、本地代收, refused', () => {
  it('is refused only with its grounds and where to appeal; what was typed stays, and the citizen reads them', async () => {
    const here = await at(xiangdong, 'service-window')
    const code = await receive(here, '示例 不予决定的事项')
    await here.page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(here)
    await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' } })
    await here.take('offer', '转办')
    await theStage(id, liling, 'offered')
    const there = await at(liling, 'service-window', phone)
    await there.matter(id)
    await there.take('accept', '受理')
    const sheet = await there.open('decide-case', '作出决定')
    await there.fill(sheet, { decision: { choice: '不予' }, decisionNo: '示例决定502' })
    const refused = await there.sends('decide-case', () => sheet.getByRole('button', { name: '确认作出决定' }).click())
    expect(refused.status()).toBe(409)
    await sheet.locator('.problem').waitFor()
    expect(await sheet.locator('[data-field="decisionNo"] input').inputValue()).toBe('示例决定502')
    await there.take('decide-case', '作出决定', { refusalGrounds: '示例：不符合条件；可在六十日内申请复议。' })
    await there.take('deliver', '送达', { deliveredBy: { choice: '邮寄' }, deliveryNo: '示例单号502' })
    await theStage(id, xiangdong, 'delivered')
    const citizen = await windowAt(xiangdong, phone)
    await citizen.goTo(`/q/${code}`)
    await citizen.page.getByText(/可在六十日内申请复议/).waitFor()
  })
})

describe('异地授权、本地办理, with the keyboard alone', () => {
  it('is accepted and delivered here, decided there, one term over the border; a wrong parcel is not taken in', async () => {
    const here = await at(xiangdong, 'service-window')
    const { page } = here
    await here.goTo('/open/service-case')
    await page.locator('.form-fold summary').first().waitFor()
    await tabTo(page, '.form-fold summary')
    await page.keyboard.press('Enter')
    // One of which Liling delegates all four rights.
    await typeInto(page, 'itemCode', '示例-09')
    await typeInto(page, 'itemName', '示例 授权办理的事项')
    await choose(page, 'itemNature', '行政许可')
    await choose(page, 'mode', '异地授权、本地办理')
    await pickByTyping(page, 'handler', '醴陵')
    await typeInto(page, 'applicantName', '示例申请人')
    await typeInto(page, 'applicantId', '36031319900101000X')
    await typeInto(page, 'applicantPhone', '000-0000000')
    await receiptOf(here, async () => {
      await tabTo(page, 'button.press.filled')
      await page.keyboard.press('Enter')
    })
    await tabTo(page, '.receipt-buttons a[href*="/matters/"]')
    await page.keyboard.press('Enter')
    const id = await matterOn(here)
    await byKeyboard(here, 'check', async () => {
      await choose(page, 'formComplete', '是')
      await choose(page, 'identitySeen', '核对原件')
    })
    await byKeyboard(here, 'accept-here', () => typeInto(page, 'acceptanceNo', '示例受理503'))
    await byKeyboard(here, 'hand-over')
    await theStage(id, liling, 'handed')

    const there = await at(liling, 'service-window')
    await there.matter(id)
    await there.take('take-over', '接办')
    await there.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定503' })
    await there.take('send-result', '结果交收件窗口送达', { resultParcelNo: '示例单503' })
    await theStage(id, xiangdong, 'result-on-way')

    const wrong = await byKeyboard(here, 'result-arrived', () => typeInto(page, 'resultScanned', '示例单504'), 409)
    await wrong.locator('.problem').waitFor()
    await byKeyboard(here, 'result-arrived', async () => {
      await tabTo(page, '[data-field="resultScanned"] input')
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('示例单503')
    })
    await byKeyboard(here, 'deliver-here', () => choose(page, 'deliveredBy', '窗口领取'))
    await theStage(id, liling, 'delivered')
    await verified(here)
  })
})

describe('多地联办, three places', () => {
  it('is handed in at one, waits until each has decided its own part, and is delivered once', async () => {
    const lead = await at(shangli, 'service-head')
    await lead.goTo('/open/joint-case')
    await lead.fill(lead.page.locator('.opening'), {
      itemName: '示例 三地迁移登记',
      order: { choice: '各地同时办' },
      firstPart: '迁入登记',
      secondPlace: { pick: ['浏阳市'] },
      secondPart: '迁出登记',
      thirdPlace: { pick: ['醴陵市'] },
      thirdPart: '车辆转籍',
      sample: { choice: '是' },
      applicantName: '示例申请人',
      applicantId: '36031319900101000X',
      applicantPhone: '000-0000000',
    })
    await receiptOf(lead)
    await lead.page.getByRole('link', { name: '打开这一件' }).click()
    const id = await matterOn(lead)
    await lead.take('accept', '受理，送各地', { identitySeen: { choice: '核对原件' } })
    const second = await inEnglish(liuyang, 'service-head')
    const third = await at(liling, 'service-head', phone)
    for (const party of [liuyang, liling]) await theStage(id, party, 'running')
    await second.matter(id)
    await second.take('second-take', 'Take up: part of the second place')
    await second.take('second-grant', 'Grant: part of the second place', { secondNo: '示例浏准505' })
    await third.matter(id)
    await third.take('third-take', '接办：第三地事项')
    await lead.take('first-take', '接办：牵头地事项')
    await lead.take('first-grant', '准予：牵头地事项', { firstNo: '示例上准505' })
    // What is missing, by its name: nobody settles over the head of a place that has not decided.
    const refused = lead.page.locator('[data-refused="settle"]')
    await refused.getByText(/缺 第三地事项/).waitFor()
    await third.take('third-grant', '准予：第三地事项', { thirdNo: '示例醴准505' })
    // Nobody reloads the page of the leading place: its node says that all have decided.
    await lead.take('settle', '各地办结，汇总', { outcome: { choice: '各地均准予' } })
    await lead.take('deliver', '一次送达', { deliveredBy: { choice: '牵头地窗口领取' } })
    for (const party of [liuyang, liling]) await theStage(id, party, 'delivered')
    await verified(lead)
    await third.matter(id)
    await verified(third)
  })
})

// — what the people above do —

async function onlineAt(party: string) {
  const desk = await windowAt(party, phone)
  await desk.goTo(`/apply/${party}`)
  return { page: desk.page, goTo: (path: string) => desk.goTo(path) }
}

/** A step from its link to its confirmation without a mouse; the sheet, where the node refused it. */
async function byKeyboard(desk: BrowserDesk, step: string, fill = async () => {}, status = 200) {
  const { page } = desk
  const sheet = page.locator(`[data-step="${step}"]`)
  if (!(await sheet.isVisible())) {
    const link = `a[href*="step=${step}"]`
    await page.locator(link).waitFor()
    await tabTo(page, link)
    await page.keyboard.press('Enter')
    await sheet.waitFor()
  }
  await fill()
  const answer = await desk.sends(step, async () => {
    await tabTo(page, `[data-step="${step}"] button.filled`)
    await page.keyboard.press('Enter')
  })
  expect(answer.status(), await answer.text()).toBe(status)
  if (status === 200) await sheet.waitFor({ state: 'detached' })
  return sheet
}
