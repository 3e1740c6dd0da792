import type { Command } from '../command.ts'
import { dataOptions } from '../data-options.ts'

export const init: Command = {
  summary: {
    zh: '建立主体：密钥、名片、证书、首位管理员',
    en: 'set up a party: keys, card, certificate, first administrator',
  },
  options: {
    ...dataOptions,
    party: { type: 'string', value: 'ID', help: { zh: '主体编号，如 360313', en: 'id of the party, such as 360313' } },
    name: { type: 'string', value: 'NAME', help: { zh: '主体名称', en: 'name of the party, in Chinese' } },
    'name-en': { type: 'string', value: 'NAME', help: { zh: '英文名称', en: 'name of the party, in English' } },
    address: {
      type: 'string',
      value: 'URL',
      help: { zh: '对方站点访问本站点的地址', en: 'address at which peers reach this node' },
    },
    admin: {
      type: 'string',
      value: 'USERNAME',
      help: { zh: '首位管理员的用户名', en: 'user name of the first administrator' },
    },
    certificate: {
      type: 'string',
      value: 'FILE',
      help: { zh: '已有的证书（PEM）', en: 'an existing certificate (PEM)' },
    },
    key: {
      type: 'string',
      value: 'FILE',
      help: { zh: '证书的私钥（PEM）', en: 'private key of the certificate (PEM)' },
    },
  },
  help: `例 · example
  lianyu init --data /var/lib/lianyu --party 360313 --name 湘东区人民政府 --address https://xd.example.cn:8036 --admin zhang

管理员的一次性密码只显示一次，首次登录须修改。
The administrator's password is shown once and must be changed at the first sign-in.`,
  run: async () => {
    throw new Error('init is not part of this build')
  },
}
