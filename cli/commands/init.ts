import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cardBytes,
  fingerprint,
  isRefusal,
  LianyuError,
  type PartyForm,
  type PartyLevel,
  parseDivision,
  parseUscc,
  partyForms,
  partyLevels,
  refuse,
  type Text,
} from '@lianyu/kernel'
import { introduceParty, startNode } from '@lianyu/node'
import { textOrAsk } from '../ask.ts'
import { derOf, makeCertificate } from '../certificate.ts'
import { type Command, type CommandArgs, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { readCertificatePair, readSettings, writeSettings, writeTls } from '../node-folder.ts'
import { phase } from '../progress.ts'
import { firstDepartments } from '../real-departments.ts'

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
    level: {
      type: 'string',
      value: 'LEVEL',
      help: { zh: `层级：${partyLevels.join(' ')}（默认 county）`, en: 'its level (default county)' },
    },
    form: {
      type: 'string',
      value: 'FORM',
      help: { zh: `形式：${partyForms.join(' ')}（默认 government）`, en: 'its form (default government)' },
    },
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

没有写的选项会在终端提问。管理员的一次性密码只显示一次，首次登录须修改。
What is left out is asked for at the terminal. The administrator's password is shown once and must be changed at the
first sign-in.`,
  run: async (args) => {
    const where = dataOf(args)
    const wanted = await askAll(args, readSettings(where.dataDir)?.address)
    const tls = await certificateFor(where.dataDir, wanted.address, args)
    const made = await phase({ zh: `建立主体 ${wanted.party}`, en: 'setting up the party' }, async () => {
      // Only to write into it: it listens for this moment at a port that nobody knows, and asks nobody anything.
      const node = await startNode({ ...where, host: '127.0.0.1', port: 0, logLevel: 'silent' })
      try {
        if (node.deps.journal.parties().includes(wanted.party)) {
          throw new LianyuError(refuse('cli.party-exists', { party: wanted.party, dir: where.dataDir }))
        }
        return await introduceParty(node.deps, {
          ...wanted,
          node: wanted.address,
          ...(tls.authority === undefined ? {} : { authority: derOf(tls.authority) }),
          departments: firstDepartments(wanted.form),
          people: [
            {
              username: wanted.admin,
              title: '系统管理员',
              duties: [{ desk: 'administration', role: 'administrator' }],
            },
          ],
        })
      } finally {
        await node.stop()
      }
    })
    await writeSettings(where.dataDir, { name: wanted.name, address: wanted.address })
    const cardFile = join(where.dataDir, `card-${wanted.party}.json`)
    await writeFile(cardFile, cardBytes(made.card))
    tell(wanted, cardFile, fingerprint(made.card), made.passwords[wanted.admin] ?? '')
    return exitCode.ok
  },
}

interface Wanted {
  party: string
  name: Text
  level: PartyLevel
  form: PartyForm
  address: string
  admin: string
}

async function askAll(args: CommandArgs, addressBefore: string | undefined): Promise<Wanted> {
  const party = checkedParty(await textOrAsk(args, 'party', { zh: '主体编号（区划代码或统一社会信用代码）', en: 'id' }))
  const zh = await textOrAsk(args, 'name', { zh: '主体名称', en: 'name in Chinese' })
  const en = await textOrAsk(args, 'name-en', { zh: '英文名称', en: 'name in English' }, zh)
  const level = oneOf('--level', textOption(args, 'level') ?? 'county', partyLevels)
  const form = oneOf('--form', textOption(args, 'form') ?? 'government', partyForms)
  const question = { zh: '对方站点访问本站点的地址', en: 'address at which peers reach this node' }
  const address = checkedAddress(await textOrAsk(args, 'address', question, addressBefore))
  const admin = await textOrAsk(args, 'admin', { zh: '首位管理员的用户名', en: 'first administrator’s user name' })
  return { party, name: { zh, en }, level, form, address, admin }
}

function checkedParty(text: string): string {
  const parsed = text.length === 18 ? parseUscc(text) : parseDivision(text)
  if (isRefusal(parsed)) throw new LianyuError(parsed)
  return parsed.code
}

function checkedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new LianyuError(refuse('cli.bad-option', { option: '--address', value: text, wanted: 'https://host:port' }))
  }
  return url.origin
}

function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new LianyuError(refuse('cli.bad-option', { option, value, wanted: known.join(' | ') }))
  return found
}

/** The county's own certificate, the one that is there from an earlier party, or a new one by an authority of its own. */
async function certificateFor(
  dataDir: string,
  address: string,
  args: CommandArgs,
): Promise<{ authority: string | undefined }> {
  const given = readCertificatePair(textOption(args, 'certificate'), textOption(args, 'key'))
  const { protocol, hostname } = new URL(address)
  if (given !== undefined) {
    await writeTls(dataDir, given)
    return { authority: undefined }
  }
  if (protocol === 'http:') return { authority: undefined }
  const there = join(dataDir, 'tls', 'authority.pem')
  if (existsSync(there)) return { authority: await readFile(there, 'utf8') }
  const made = await makeCertificate(hostname.replace(/^\[|\]$/g, ''), Date.now())
  await writeTls(dataDir, { cert: made.certificate, key: made.privateKey }, made.authority)
  return { authority: made.authority }
}

function tell(wanted: Wanted, cardFile: string, digits: string, password: string): void {
  console.log(`主体 · party          ${wanted.party} ${wanted.name.zh}
名片 · card           ${cardFile}
指纹 · fingerprint    ${digits}
管理员 · administrator ${wanted.admin}
一次性密码 · one-time password  ${password}

把名片文件交给对方，在电话里核对指纹；现在用 lianyu up 启动站点。
Hand the card file to your peers and compare the fingerprint by telephone; start the node with lianyu up.`)
}
