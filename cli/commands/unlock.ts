import { LianyuError, refuse } from '@lianyu/kernel'
import { unlockUser } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'

export const unlock: Command = {
  summary: {
    zh: '解锁：唯一的管理员也进不去时，在站点机器上解开',
    en: 'a way back in for a user who is locked out, also for the only administrator',
  },
  options: {
    ...dataOptions,
    party: { type: 'string', value: 'ID', help: { zh: '主体编号', en: 'id of the party' } },
    user: { type: 'string', value: 'USERNAME', help: { zh: '用户名', en: 'user name' } },
    'new-password': {
      type: 'boolean',
      help: { zh: '同时换一个一次性密码', en: 'also set a password for one use' },
    },
    'without-code': {
      type: 'boolean',
      help: { zh: '同时取消验证器（手机丢了）', en: 'also drop the second factor, where the telephone is lost' },
    },
  },
  help: `例 · examples
  lianyu unlock --data /var/lib/lianyu --party 360313 --user zhang
  lianyu unlock --data /var/lib/lianyu --party 360313 --user zhang --new-password

站点运行中也可以用。只忘掉输错的次数；加 --new-password 时原密码和已登录的会话一并作废，新密码只显示一次，首次登录须修改。
谁能在站点机器上运行它，谁就能进来：只有站点的运维人员该有这台机器的账号。由站点记入审计日志：运行中几秒内，停着时在下次启动。
Also while the node runs. It forgets the misses; with --new-password the old password and all sessions end, the new one is
shown once and must be changed at the first sign-in. Whoever can run this can get in: give accounts on this machine to
operators only. The node writes it into the audit log: within seconds while it runs, else at its next start.`,
  run: async (args) => {
    const [party, user] = [textOption(args, 'party'), textOption(args, 'user')]
    if (party === undefined) throw new LianyuError(refuse('cli.missing-option', { option: '--party' }))
    if (user === undefined) throw new LianyuError(refuse('cli.missing-option', { option: '--user' }))
    const done = await phase({ zh: '解锁', en: 'unlocking' }, () =>
      unlockUser({
        ...dataOf(args),
        party,
        username: user,
        newPassword: args.values['new-password'] === true,
        withoutCode: args.values['without-code'] === true,
      }),
    )
    console.log(`✓ ${party} ${user}：可以登录 · may sign in again`)
    if (done.password !== undefined) console.log(`一次性密码 · password for one use: ${done.password}`)
    return exitCode.ok
  },
}
