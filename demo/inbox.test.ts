import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SampleInbox, startInbox } from './inbox.ts'
import { inboxPage } from './inbox-page.ts'
import { inboxPorts, robotKey } from './ways-out.ts'

// Between the ports of walks and those that a system gives to outgoing connections.
const offset = 23_700
const robots = `http://127.0.0.1:${inboxPorts(offset).robots}`
const now = Date.parse('2026-11-23T09:00:00+08:00')
let inbox: SampleInbox

beforeAll(async () => {
  const [started] = await startInbox(offset, () => now)
  if (started === undefined) throw new Error('its ports are taken')
  inbox = started
})
afterAll(() => inbox?.stop())

const post = async (path: string, body: string) => {
  const answer = await fetch(`${robots}${path}`, { method: 'POST', body })
  const said = await answer.text()
  return {
    status: answer.status,
    errcode: answer.status === 200 ? (JSON.parse(said) as { errcode: number }).errcode : undefined,
  }
}
const hook = `/cgi-bin/webhook/send?key=${robotKey}`

describe('the sample inbox', () => {
  it('refuses what is no message, and goes on', async () => {
    for (const body of ['', '{', 'null', '[]', '\u0000']) {
      const answer = await post(hook, body)
      expect(answer.status === 400 || answer.errcode !== 0, body).toBe(true)
    }
    expect((await post(hook, 'x'.repeat(100_000)).catch(() => ({ status: 413 }))).status).toBe(413)
    expect((await post('/cgi-bin/webhook/send?key=another', '{}')).errcode).toBe(93000)
    expect(inbox.messages).toEqual([])
  })
  it('shows what came, as words and never as markup', async () => {
    const content = '### 【联域】转来：<b>示例</b>\n\n**示例** [打开](http://127.0.0.1/x) [点我](javascript:alert)'
    const sent = await post(hook, JSON.stringify({ msgtype: 'markdown', markdown: { content } }))
    expect(sent.errcode).toBe(0)
    expect(inbox.messages).toMatchObject([{ at: now, way: 'wecom-robot', subject: '【联域】转来：<b>示例</b>' }])
    const page = await (await fetch(inbox.url)).text()
    expect(page).toContain('&lt;b&gt;示例&lt;/b&gt;')
    expect(page).toContain('<strong>示例</strong> <a href="http://127.0.0.1/x">打开</a> [点我](javascript:alert)')
    expect(page).toContain('替身')
  })
  it('is not started twice, and says when nothing came', async () => {
    expect(await startInbox(offset, () => now)).toEqual([])
    expect(inbox.messages).toHaveLength(1)
    expect(inboxPage([])).toContain('还没有消息')
  })
})
