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
    (f) => `输错次数过多，账号已锁定，请 ${f.minutes} 分钟后再试，或请本单位管理员在“人员”里解锁，密码不变。`,
    (f) =>
      `Too many wrong attempts: locked for ${f.minutes} min. Wait, or ask your administrator to unlock you under People; the password stays.`,
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
  'identity.role-not-for-people': entry<{ role: string }>(
    'invalid',
    (f) => `角色“${f.role}”不给工作人员：它属于站点自己、群众或申请人。请选别的角色。`,
    (f) =>
      `The role "${f.role}" is nobody’s here: it is the node’s own, the public’s or an applicant’s. Choose another.`,
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
  'identity.password-common': entry<object>(
    'invalid',
    () => '这是别人最先会猜的密码（常见词、连续数字或日期）。请换成几个互不相干的词。',
    () =>
      'This password is among the first that anybody tries. Use several words that have nothing to do with each other.',
  ),
  'identity.code-needed': entry<object>(
    'unauthenticated',
    () => '请再输入验证器上的 6 位动态码；手机不在身边时可用一个恢复码。',
    () => 'Enter the 6-digit code of your authenticator as well; without the phone, one of your recovery codes.',
  ),
  'identity.code-wrong': entry<object>(
    'unauthenticated',
    () => '动态码不对，或已经用过。请等下一个码再试；手机时间须与网络时间一致。',
    () => 'The code is wrong or was used already. Wait for the next one; the phone’s clock must be right.',
  ),
  'identity.must-enrol': entry<object>(
    'forbidden',
    () => '本单位要求这个岗位使用动态码。请先在“账号与安全”中绑定验证器。',
    () => 'Your party wants a second factor for this duty. Set up an authenticator under Account & security first.',
  ),
  'identity.second-factor-wanted': entry<object>(
    'conflict',
    () => '本单位要求您的岗位使用动态码，不能停用。换手机请先停用要求，或请管理员重置。',
    () =>
      'Your party wants a second factor for your duty, so it stays. To change phones, ask an administrator to reset it.',
  ),
  'identity.no-second-factor': entry<object>(
    'conflict',
    () => '还没有开始绑定验证器，或绑定已过期。请重新开始。',
    () => 'No authenticator is being set up. Begin again.',
  ),
  'identity.has-second-factor': entry<object>(
    'conflict',
    () => '已经绑定了验证器。要换一个，请先停用现在的。',
    () => 'An authenticator is set up already. Turn it off before you set up another.',
  ),
  'identity.no-such-session': entry<object>(
    'not-found',
    () => '这个登录已经结束。请刷新列表。',
    () => 'This session has ended already. Load the list again.',
  ),
  'identity.no-provider': entry<object>(
    'not-found',
    () => '本单位没有配置统一身份认证。请用用户名和密码登录。',
    () => 'Your party has no identity provider here. Sign in with user name and password.',
  ),
  'identity.provider-away': entry<object>(
    'unavailable',
    () => '统一身份认证平台现在连不上。请稍后再试，或用用户名和密码登录。',
    () => 'The identity provider cannot be reached. Try again shortly, or sign in with user name and password.',
  ),
  'identity.provider-refused': entry<{ why: string }>(
    'unauthenticated',
    (f) => `统一身份认证没有通过（${f.why}）。请从登录页重新开始；再次出现请告诉管理员。`,
    (f) =>
      `The sign-in at the identity provider did not hold (${f.why}). Begin again; if it happens twice tell your administrator.`,
  ),
  'identity.not-linked': entry<{ subject: string }>(
    'forbidden',
    (f) => `统一身份认证已通过，但这个账号还没有关联到本单位的人员。请把编号 ${f.subject} 告诉管理员。`,
    (f) =>
      `The identity provider knows you, but nobody here is linked to it. Give your administrator this number: ${f.subject}`,
  ),
  'identity.link-taken': entry<object>(
    'conflict',
    () => '这个统一身份认证账号已关联到另一个人。请先解除那一处。',
    () => 'This account of the identity provider is linked to somebody else. Remove that link first.',
  ),
  'identity.must-change': entry<object>(
    'forbidden',
    () => '首次登录须先修改密码。请设置新密码后继续。',
    () => 'Set a new password before going on.',
  ),
}
