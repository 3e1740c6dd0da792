import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

export const applicantRefusals = {
  'applicant.not-online': entry<{ title: string }>(
    'conflict',
    (f) => `“${f.title}”现在不能网上申请。请带材料到窗口办理。`,
    (f) => `“${f.title}” cannot be applied for online now. Bring the papers to the window.`,
  ),
  'applicant.not-for-you': entry<{ label: Text; firms: boolean }>(
    'forbidden',
    (f) => `“${f.label.zh}”由${f.firms ? '企业' : '个人'}账号提出。请换账号登录，或到窗口办理。`,
    (f) =>
      `“${f.label.en}” is for ${f.firms ? 'firms' : 'persons'}. Sign in with such an account, or come to the window.`,
  ),
  'applicant.not-registered': entry<{ office: Text }>(
    'conflict',
    (f) => `本地名册里还没有贵单位，或已注销。请联系${f.office.zh}登记后再来。`,
    (f) => `Your firm is not in the register here, or was struck off. Ask ${f.office.en} to enter it, then come back.`,
  ),
  'applicant.not-offered': entry<object>(
    'conflict',
    () => '现在不能这样办：事情已经往前走了，或者已经办结。请刷新页面看最新进度。',
    () => 'This cannot be done now: it has moved on, or has ended. Reload the page to see where it stands.',
  ),
  'applicant.not-your-file': entry<object>(
    'invalid',
    () => '有一个文件不是您上传的，或已失效。请重新选择文件。',
    () => 'One of the files was not sent up by you, or is gone. Choose the file again.',
  ),
  'applicant.too-many-today': entry<{ limit: number }>(
    'too-many',
    (f) => `一个账号一天最多 ${f.limit} 件。请明天再来，急事请到窗口。`,
    (f) => `At most ${f.limit} a day from one account. Come back tomorrow, or go to the window if it is urgent.`,
  ),
}
