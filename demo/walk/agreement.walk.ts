import { describe, expect, it } from 'vitest'
import type { BrowserDesk } from './browser-desk.ts'
import { arrived, at, liuyang, matterOn, nodeOf, offer, verified, xiangdong } from './browser-walk.ts'
import { Officer, until } from './officer.ts'

describe('5: an agreement from draft to end', () => {
  it('is signed on both nodes, carries a case, is wound up and ended, and what was done still verifies', async () => {
    const ours = await at(xiangdong, 'office')
    await ours.goTo('/agreements/new')
    await draft(ours, '示例湘东—浏阳跨省通办协议')
    await ours.picture('5-draft')
    await ours.page.getByRole('link', { name: '去办理' }).click()
    const id = await matterOn(ours)
    await ours.take('circulate', '征求意见')

    const theirs = await at(liuyang, 'office')
    await opens(theirs, id)
    await theirs.take('comment', '提意见', { comment: '无修改意见。' })
    await ours.take('settle', '定稿送签')
    for (const [party, desk] of [
      [xiangdong, ours],
      [liuyang, theirs],
    ] as const) {
      await desk.matter(id)
      await desk.take('countersign', '会签', { countersignedBy: '行政审批局' })
      await inside(party, id)
      const leader = await at(party, 'leader')
      await leader.matter(id)
      await leader.take('sign', '签署', { signatory: '县（市、区）长' })
    }
    for (const desk of [ours, theirs]) {
      await until('the agreement in force', async () => {
        await desk.goTo(`/agreements/${encodeURIComponent(id)}`)
        await desk.page.getByText('已签').first().waitFor()
        return (await desk.page.getByText(/生效/).count()) > 0 && (await statusOf(id)) === 'in-force' ? true : undefined
      })
    }
    await ours.picture('5-in-force')

    const window = await at(xiangdong, 'service-window')
    const flowing = await offer(window, '示例 新协议下的办件', '浏阳市')
    await arrived(flowing, liuyang)
    const decides = await at(liuyang, 'service-window')
    await decides.matter(flowing)
    await decides.take('accept', '受理')
    await decides.take('decide-case', '作出决定', { decision: { choice: '准予' }, decisionNo: '示例决定400' })
    await decides.take('deliver', '送达', { deliveredBy: { choice: '电子送达' } })

    const ourLeader = await at(xiangdong, 'leader')
    const theirLeader = await at(liuyang, 'leader')
    await ourLeader.matter(id)
    await ourLeader.take('notice-end', '通知终止', { lastDay: '2026-09-30', endReason: '示例：试行期满。' })
    await theirLeader.matter(id)
    await theirLeader.page
      .getByText(/通知终止，最后一日/)
      .first()
      .waitFor()
    await theirLeader.take('confirm-end', '确认终止', { settledHow: '在办件均已办结。' })
    await ourLeader.page
      .getByText(/确认终止/)
      .first()
      .waitFor()
    await ourLeader.take('confirm-end', '确认终止', { settledHow: '在办件均已办结。' })
    await until('the end', async () => ((await statusOf(id)) === 'ended' ? true : undefined))
    await ours.goTo(`/agreements/${encodeURIComponent(id)}`)
    await ours.page.getByText('终止').first().waitFor()
    await ours.picture('5-ended')

    await window.goTo('/open/service-case')
    await window.page.getByText(/示例政务服务跨省通办协议/).waitFor()
    expect(await window.page.getByText(/湘东—浏阳跨省通办协议/).count()).toBe(0)
    await decides.matter(flowing)
    await verified(decides)
    await ours.matter(id)
    await verified(ours)
  })
})

// — what the officers above do —

/** The page of a matter, once it has come over the border. */
async function opens(desk: BrowserDesk, id: string): Promise<void> {
  await until('the matter over here', async () => {
    await desk.matter(id)
    await desk.settled()
    return (await desk.page.getByText('现在可以做').count()) > 0 ? true : undefined
  })
}

async function draft(desk: BrowserDesk, title: string): Promise<void> {
  const { page } = desk
  const form = page.locator('.agreement-form')
  await desk.fill(form, {
    title,
    form: { choice: '合作协议' },
    level: { choice: '人民政府' },
    parties: { pick: ['浏阳市'] },
    text: '示例：收件地收件，办理地决定。',
    validFrom: '2026-09-24',
  })
  const purpose = '办理申请人本人提出的跨省通办事项'
  const rights = ['收件受理权', '一次性告知权', '原件核验权', '审批结果送达权']
  for (const [n, part] of ['共享内容', '个人内容', '委托的权'].entries()) {
    await page.getByRole('button', { name: '加一行' }).click()
    const row = page.locator('.scope-editor fieldset').nth(n)
    await desk.pick(row.getByLabel('哪类业务件'), '跨省通办件')
    if (n > 0) await desk.pick(row.getByLabel('什么内容'), part)
    if (n === 1) await row.getByLabel('做什么用').fill(purpose)
    if (n === 2) {
      for (const right of rights) await desk.pick(row.getByLabel('哪些权'), right)
      await page.keyboard.press('Escape')
    }
  }
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/agreements\/\d/)
}

/** The rest of a paper's way inside one party, each by whose it is: 合法性审核→签发→用印. */
async function inside(party: string, id: string): Promise<void> {
  const url = nodeOf(party)
  await (await Officer.signIn(url, party, 'legal')).step(id, 'review-legality', { legalOpinion: '内容合法。' })
  await (await Officer.signIn(url, party, 'issuer')).step(id, 'issue')
  await (await Officer.signIn(url, party, 'seal')).step(id, 'seal', { paperNo: '示例函〔2026〕2号' })
}

/** As both parties see it; undefined while they differ. */
async function statusOf(id: string): Promise<string | undefined> {
  const seen = await Promise.all(
    [xiangdong, liuyang].map(async (party) => {
      const officer = await Officer.signIn(nodeOf(party), party, 'office')
      const list = await officer.ok<{ id: string; status: string }[]>('GET', '/api/agreements')
      return list.find((agreement) => agreement.id === id)?.status
    }),
  )
  return seen[0] === seen[1] ? seen[0] : undefined
}
