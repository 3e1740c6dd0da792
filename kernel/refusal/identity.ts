import { entry } from './sorts.ts'

export const identityRefusals = {
  'identity.not-signed-in': entry<object>(
    'unauthenticated',
    () => '您还没有登录，或登录已过期。请重新登录，填写的内容会保留。',
    () => 'You are not signed in, or the session has ended. Sign in again; what you typed is kept.',
  ),
  'identity.wrong-credentials': entry<object>(
    'unauthenticated',
    () => '单位、用户名或密码不对。请核对后再试，连续输错会暂时锁定。',
    () =>
      'The party, user name or password is wrong. Check and try again; repeated errors lock the account for a while.',
  ),
  'identity.locked': entry<{ minutes: number }>(
    'too-many',
    (f) => `输错次数过多，账号已锁定，请 ${f.minutes} 分钟后再试，或请本单位管理员重置密码。`,
    (f) =>
      `Too many wrong attempts: locked for ${f.minutes} minutes. Wait, or ask your administrator to reset the password.`,
  ),
  'identity.disabled': entry<object>(
    'forbidden',
    () => '这个账号已停用。请联系本单位管理员。',
    () => 'This account is disabled. Ask your administrator.',
  ),
  'identity.not-administrator': entry<object>(
    'forbidden',
    () => '只有本单位的系统管理员可以办理。请联系管理员。',
    () => 'Only an administrator of your own party may do this. Ask your administrator.',
  ),
  'identity.no-such-duty': entry<{ desk: string; role: string }>(
    'forbidden',
    (f) => `您没有“${f.desk}”的“${f.role}”岗位。请选择自己的岗位。`,
    (f) => `You do not have the duty ${f.role} at ${f.desk}. Choose one of your own.`,
  ),
  'identity.username-taken': entry<{ username: string }>(
    'conflict',
    (f) => `本单位已有用户名“${f.username}”。请换一个。`,
    (f) => `The user name ${f.username} is taken in your party. Choose another.`,
  ),
  'identity.unknown-desk': entry<{ desk: string }>(
    'invalid',
    (f) => `没有“${f.desk}”这个岗位。请先在部门管理里添加。`,
    (f) => `There is no desk ${f.desk}. Add it under departments first.`,
  ),
  'identity.last-administrator': entry<object>(
    'conflict',
    () => '这是最后一位管理员，不能停用或撤销。请先指定另一位管理员。',
    () => 'This is the last administrator and cannot be removed. Appoint another first.',
  ),
  'identity.password-length': entry<{ shortest: number; longest: number }>(
    'invalid',
    (f) => `密码长度须在 ${f.shortest} 到 ${f.longest} 个字符之间。请重新输入。`,
    (f) => `A password has ${f.shortest} to ${f.longest} characters. Enter another.`,
  ),
  'identity.password-weak': entry<object>(
    'invalid',
    () => '密码太容易猜到（重复字符，或包含用户名）。请换一个更长的句子。',
    () => 'The password is too easy to guess (repeated characters, or contains the user name). Use a longer phrase.',
  ),
  'identity.must-change': entry<object>(
    'forbidden',
    () => '首次登录须先修改密码。请设置新密码后继续。',
    () => 'Set a new password before going on.',
  ),
}
