/** One message as the inbox shows it. */
export interface InboxMessage {
  /** By the demo's clock, epoch ms. */
  at: number
  way: 'mail' | 'wecom-robot' | 'dingtalk-robot'
  /** A mail's addresses; a robot has one group each. */
  to: string
  subject: string
  text: string
}

const ways: Record<InboxMessage['way'], string> = {
  mail: '邮件 · mail',
  'wecom-robot': '企业微信机器人 · WeCom robot',
  'dingtalk-robot': '钉钉机器人（验过签名）· DingTalk robot (signature checked)',
}

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

/** All that came, newest first; it looks again by itself every ten seconds. */
export function inboxPage(messages: readonly InboxMessage[]): string {
  const cards = messages.map(({ at, way, to, subject, text }) => {
    return `<article>
<p class="by">${escaped(ways[way])} → ${escaped(to)} <time>${escaped(day.format(at))}</time></p>
<h2>${escaped(subject)}</h2>
<pre>${asChatsShow(escaped(text))}</pre>
</article>`
  })
  const none = `<p class="none">还没有消息。把一件事转给政务大厅窗口，或者等它快到期，这里就会收到；晚上十点到早上七点只发逾期的。<br>
Nothing yet. Hand a matter to a service window, or wait until one is nearly due; from ten at night to seven only what is late is sent.</p>`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="10">
<title>示例收件箱 · Sample inbox</title>
<style>
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; font: 16px/1.6 "Noto Serif CJK SC", "Songti SC", serif; color: #22201c; background: #f8f6f1 }
.face { border: 1px solid #c9b98f; padding: .6rem 1rem; background: #fff9e8 }
h1 { font-size: 1.5rem } h2 { margin: .2rem 0; font-size: 1.05rem; overflow-wrap: anywhere }
article { border-top: 1px solid #d9d4c8; padding: .8rem 0 }
.by { margin: 0; overflow: hidden; color: #6b655a; font-size: .875rem } time { float: right }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
</style>
</head>
<body>
<h1>示例收件箱 <small lang="en">Sample inbox</small></h1>
<p class="face">这是演示用的替身：三个站点发出的邮件、企业微信和钉钉机器人消息都到这里，不会送到任何真实的人或群。<br>
<span lang="en">A stand-in for the demo: mail and robot messages of all three nodes end here and reach no real person or group.</span></p>
${cards.length === 0 ? none : cards.join('\n')}
</body>
</html>
`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] as string)

/** The little Markdown that robots are sent, as chats show it. */
function asChatsShow(safe: string): string {
  return safe
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/^(&gt;|#+) /gm, '')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\n{2,}/g, '\n')
}
