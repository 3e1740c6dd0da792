import { describe, it } from 'vitest'
import { phone } from './browser-desk.ts'
import { at, inEnglish, liling, matterOn, receiptOf, theStage, verified, xiangdong } from './browser-walk.ts'

/* A case that does not go straight: reviewed, sent back, signed by another desk, accepted on a promise, withdrawn. */

const officeOf = (labels: string[]) => labels.find((label) => /government office/i.test(label)) ?? ''

/** Received at Xiangdong for Liling, checked and passed on; the case and its query code. */
async function passedOn(itemName: string, more: Record<string, string | { choice: string }> = {}, check = {}) {
  const here = await at(xiangdong, 'service-window')
  await here.goTo('/open/service-case')
  await here.fill(here.page.locator('.opening'), {
    itemCode: '示例-07',
    itemName,
    itemNature: { choice: '公共服务' },
    mode: { choice: '异地委托、本地代收' },
    handler: { pick: ['醴陵市'] },
    sample: { choice: '是' },
    applicantName: '示例申请人',
    applicantId: '36031319900101000X',
    applicantPhone: '000-0000000',
    ...more,
  })
  const code = await receiptOf(here)
  await here.page.getByRole('link', { name: '打开这一件' }).click()
  const id = await matterOn(here)
  await here.take('check', '核验', { formComplete: { choice: '是' }, identitySeen: { choice: '核对原件' }, ...check })
  await here.take('offer', '转办')
  await theStage(id, liling, 'offered')
  return { here, id, code }
}

describe('a case that is reviewed', () => {
  it('is mended and goes straight back to review, is signed by another desk, is sent back to its officer and gone through again', async () => {
    const { here, id } = await passedOn('示例 需要审核审批的事项', { reviewNeeded: { choice: '是' } })
    const officer = await at(liling, 'service-window')
    await officer.matter(id)
    await officer.take('accept', '受理')
    // Not decided past the review.
    await officer.page.locator('[data-refused="decide-case"]').waitFor()
    await officer.take('submit', '送审', { proposal: '示例：拟准予。' })
    await officer.picture('turns-submitted')

    const head = await inEnglish(liling, 'service-head')
    await head.matter(id)
    await head.settled()
    await head.picture('turns-head')
    await head.take('mend-for-review', 'Back to be mended, then straight to review', {
      sentBackFor: '示例：补一份说明。',
    })
    await officer.take('mended-review', '补办完，直送审核', { mendedWhat: '示例：已补。' })
    const asking = await head.open('add-signer', 'Add a signer')
    await asking.locator('select').selectOption({ label: officeOf(await asking.locator('option').allInnerTexts()) })
    await head.take('add-signer', 'Add a signer', { signerAsked: '示例：请政府办签意见。' })
    const signer = await at(liling, 'office', phone)
    await signer.goTo('/')
    await signer.settled()
    await signer.picture('turns-signer-workbench')
    await signer.matter(id)
    await signer.settled()
    await signer.picture('turns-signer')
    await signer.take('sign-opinion', '签署意见', { signerOpinion: '示例：同意。' })
    await head.take('review', 'Review passed', { reviewOpinion: '示例：同意。' })
    await head.take('redo-from-start', 'Back to the officer; all is gone through again', {
      sentBackFor: '示例：金额写错。',
    })
    await officer.take('submit', '送审', { proposal: '示例：已改，拟准予。' })
    await head.take('review', 'Review passed', { reviewOpinion: '示例：同意。' })
    await officer.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定601' })
    await officer.take('deliver', '送达', { deliveredBy: { choice: '电子送达' } })
    await theStage(id, xiangdong, 'delivered')
    await here.matter(id)
    await here.picture('turns-delivered')
    await verified(here)
  })
})

describe('容缺受理', () => {
  it('is taken in with a paper promised by a day, decided only once it is there', async () => {
    const promised = { formComplete: { choice: '否' }, missingPapers: '示例：户口簿复印件', promiseDue: '2026-12-31' }
    const { here, id } = await passedOn('示例 容缺受理的事项', { promiseAllowed: { choice: '是' } }, promised)
    const officer = await at(liling, 'service-window')
    await officer.matter(id)
    await officer.take('accept', '受理')
    await officer.take('await-promise', '登记承诺材料')
    await officer.picture('turns-promised')
    await officer.page.locator('[data-refused="decide-case"]').waitFor()
    await officer.take('promise-kept', '已补齐', { keptWhat: '示例：户口簿复印件' })
    await officer.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定602' })
    await theStage(id, xiangdong, 'decided')
    await here.matter(id)
    await here.page
      .getByText(/承诺材料已补齐/)
      .first()
      .waitFor()
  })
})

describe('撤回', () => {
  it('is passed on by the window that received it, and ended by the place that has it', async () => {
    const { here, id, code } = await passedOn('示例 申请人撤回的事项')
    // The window has it no longer: it can only pass the wish on.
    await here.take('ask-withdraw', '转达撤回', { withdrawAsked: '示例：不办了。' })
    const officer = await at(liling, 'service-window', phone)
    await officer.matter(id)
    await officer.take('accept', '受理')
    await officer.page
      .getByText(/申请人要求撤回/)
      .first()
      .waitFor()
    await officer.picture('turns-asked')
    await officer.take('withdraw-running', '撤回申请', { withdrawnFor: '示例：申请人不办了。' })
    await theStage(id, xiangdong, 'withdrawn')
    await here.goTo(`/q/${code}`)
    await here.page.getByText(/撤回/).first().waitFor()
    await here.picture('turns-withdrawn-q')
  })
})

describe('差评', () => {
  it('is appealed by the window that was rated, not upheld without grounds, and upheld by another officer than who appealed', async () => {
    const window = await at(xiangdong, 'service-window')
    await window.goTo('/list/bad-rating')
    await window.settled()
    await window.picture('turns-bad-ratings')
    await window.page
      .getByRole('link', { name: /医疗机构校验/ })
      .first()
      .click()
    const id = await matterOn(window)
    await window.page
      .getByText(/群众差评，1 分：示例：窗口中午没有人/)
      .first()
      .waitFor()
    await window.settled()
    await window.picture('turns-bad-rating')
    await window.take('appeal', '申诉', { appealFor: '示例：没有这回事。' })
    const head = await at(xiangdong, 'service-head', phone)
    await head.matter(id)
    await head.take('reject-appeal', '申诉不成立', { appealFound: '示例：没有提供依据。' })
    await window.page
      .getByText(/申诉不成立，继续整改：示例：没有提供依据/)
      .first()
      .waitFor()
    await window.picture('turns-rejected')
    await window.take('appeal', '申诉', { appealFor: '示例：当天因停电暂停服务，已公告。' })
    await head.take('uphold-appeal', '申诉成立', { appealFound: '示例：属实，不属窗口责任。' })
    await window.page.getByText(/申诉成立：示例：属实/).waitFor()
    await window.picture('turns-upheld')
  })
})
