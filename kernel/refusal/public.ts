import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** Said to people without an account, on pages that anybody may open. */
export const publicRefusals = {
  'public.stale-page': entry<object>(
    'conflict',
    () => '这一页打开太久了，或者不是从本页提交的。请刷新页面，再提交一次；您写的内容还在。',
    () => 'This page was open too long, or the form was not sent from it. Reload and send again; your words are kept.',
  ),
  'public.too-soon': entry<object>(
    'invalid',
    () => '提交得太快了。请看一遍填写的内容，过几秒再提交。',
    () => 'That was very quick. Read what you wrote once more, then send it in a few seconds.',
  ),
  'public.no-links': entry<{ label: Text }>(
    'invalid',
    (f) => `“${f.label.zh}”里不要写网址。请用文字写清意向，资料可以见面时带来。`,
    (f) => `Please leave web addresses out of “${f.label.en}”. Say it in words; papers can be brought to the meeting.`,
  ),
  'public.not-asked': entry<{ field: string }>(
    'invalid',
    (f) => `表单没有“${f.field}”这一项。请刷新页面后重填。`,
    (f) => `The form does not ask for “${f.field}”. Reload the page and fill it in again.`,
  ),
  'public.too-long': entry<{ label: Text; most: number }>(
    'invalid',
    (f) => `“${f.label.zh}”太长，最多 ${f.most} 个字。请缩短后再提交。`,
    (f) => `“${f.label.en}” is too long: ${f.most} characters at most. Shorten it and send again.`,
  ),
  'public.too-many-waiting': entry<object>(
    'unavailable',
    () => '等待答复的咨询太多，暂时不能在网上提交。请按页面上的电话联系。',
    () => 'Too many enquiries are waiting to be answered. Please call the number on the page instead.',
  ),
  'public.no-paper-yet': entry<object>(
    'conflict',
    () => '这件事还没有可以在这里下载的证书：未签发、已撤销，或办件里没有登记证件号码。请到受理窗口领取。',
    () =>
      'There is no certificate to load here: none was issued, it was revoked, or the case holds no number of yours. Ask at the window.',
  ),
  'public.wrong-last-four': entry<{ number: Text }>(
    'invalid',
    (f) => `与办件登记的${f.number.zh}后四位不一致。请核对后重新输入；末位是 X 的输 X。`,
    (f) =>
      `Not the last four characters of the ${f.number.en} in this case. Check them and type again; X counts as one.`,
  ),
  'public.last-four-locked': entry<{ minutes: number }>(
    'too-many',
    (f) => `输错次数过多，请 ${f.minutes} 分钟后再试，或到受理窗口领取。`,
    (f) => `Too many wrong attempts. Wait ${f.minutes} min, or ask at the window.`,
  ),
}
