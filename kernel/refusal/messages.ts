import { entry } from './sorts.ts'

/** Of messages that go out, and of calendars. */
export const messagesRefusals = {
  'message.no-mail': entry<object>(
    'conflict',
    () => '本站点还没有配置邮件服务器。请联系运维人员在 messages.json 里配置。',
    () => 'This node has no mail server yet. Ask the operator to set one in messages.json.',
  ),
  'message.bad-address': entry<object>(
    'invalid',
    () => '这不是一个邮箱地址。请填写一个地址，如 name@example.gov.cn。',
    () => 'This is not a mail address. Write one address, such as name@example.gov.cn.',
  ),
  'message.robot-not-allowed': entry<{ host: string }>(
    'forbidden',
    (f) => `本站点不向 ${f.host} 发消息。请联系运维人员在 messages.json 的 robotHosts 里加上它。`,
    (f) => `This node sends nothing to ${f.host}. Ask the operator to add it to robotHosts in messages.json.`,
  ),
  'message.bad-webhook': entry<{ channel: string }>(
    'invalid',
    (f) =>
      f.channel === 'wecom-robot'
        ? '这不是企业微信群机器人的 Webhook 地址。请从群机器人设置里原样复制（…/cgi-bin/webhook/send?key=…）。'
        : '这不是钉钉群机器人的 Webhook 地址。请从机器人设置里原样复制（…/robot/send?access_token=…）。',
    (f) =>
      f.channel === 'wecom-robot'
        ? 'This is not the webhook of a WeCom robot. Copy it as it stands in its settings (…/cgi-bin/webhook/send?key=…).'
        : 'This is not the webhook of a DingTalk robot. Copy it as it stands in its settings (…/robot/send?access_token=…).',
  ),
  'message.no-secret': entry<object>(
    'invalid',
    () => '钉钉机器人要用“加签”方式。请在机器人安全设置里选“加签”，把密钥填在这里。',
    () => 'A DingTalk robot is used with signatures. Choose 加签 in its security settings and enter its secret here.',
  ),
  'message.no-route': entry<object>(
    'not-found',
    () => '还没有设置这个渠道。请先填写地址并保存。',
    () => 'This channel is not set up yet. Enter where it goes and save it first.',
  ),
  'message.not-failed': entry<object>(
    'conflict',
    () => '这条消息不是“未能送达”，不用重发。请刷新后再看。',
    () => 'This message is not one that could not be delivered. Look at the list again.',
  ),
  'calendar.too-many': entry<{ most: number }>(
    'conflict',
    (f) => `每人最多 ${f.most} 个日历地址。请先停用一个不用的。`,
    (f) => `A person has at most ${f.most} calendar addresses. Revoke one that is not used first.`,
  ),
}
