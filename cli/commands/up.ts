import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LianyuError, refuse } from '@lianyu/kernel'
import { startNode } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { refuseTakenPorts } from '../free-port.ts'
import { readMessageSettings } from '../message-settings.ts'
import { readCertificatePair, readSettings, readTls } from '../node-folder.ts'
import { readPlatforms } from '../platforms.ts'
import { phase } from '../progress.ts'
import { readProviders } from '../providers.ts'
import { untilToldToStop } from '../stop-signal.ts'
import { wholeNumber } from '../whole-number.ts'

const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url))

export const up: Command = {
  summary: { zh: '启动站点', en: 'start a node' },
  options: {
    ...dataOptions,
    host: {
      type: 'string',
      value: 'HOST',
      help: { zh: '监听地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
    },
    port: {
      type: 'string',
      short: 'p',
      value: 'PORT',
      help: { zh: '监听端口（默认 8443）', en: 'port to listen on (default 8443)' },
    },
    certificate: {
      type: 'string',
      value: 'FILE',
      help: { zh: '用这份证书（PEM），不用 init 时的', en: 'use this certificate (PEM) instead of the one of init' },
    },
    key: { type: 'string', value: 'FILE', help: { zh: '它的私钥（PEM）', en: 'its private key (PEM)' } },
    'least-free': {
      type: 'string',
      value: 'MB',
      help: {
        zh: '数据目录所在磁盘至少留空多少 MB，低于它就不再写入（默认 256）',
        en: 'megabytes that stay free on the data disk: below it nothing new is taken in (default 256)',
      },
    },
    archive: {
      type: 'string',
      value: 'DIR',
      help: {
        zh: '自带数据库的 WAL 归档到这里（最好在另一块磁盘），可恢复到任意时刻',
        en: "keep the own database's WAL here, best on another disk: the node can be put back to any moment",
      },
    },
    'allow-private-peers': {
      type: 'boolean',
      help: {
        zh: '允许对方站点在内网地址，也允许不加密的 http',
        en: 'peers may be at private addresses and over plain http',
      },
    },
  },
  help: `例 · example
  lianyu up --data /var/lib/lianyu --host 0.0.0.0 --port 8443

按 Ctrl-C 停止：先答复完正在办的请求，再停数据库。
Ctrl-C stops it: running requests are answered first, then the database stops.`,
  run: async (args) => {
    const where = dataOf(args)
    const host = textOption(args, 'host') ?? '127.0.0.1'
    const port = wholeNumber('--port', textOption(args, 'port') ?? '8443', 0, 65_535)
    const tls = readCertificatePair(textOption(args, 'certificate'), textOption(args, 'key')) ?? readTls(where.dataDir)
    const leastFree = textOption(args, 'least-free')
    const leastFreeMb = leastFree === undefined ? undefined : wholeNumber('--least-free', leastFree, 1, 1_000_000)
    const archive = textOption(args, 'archive')
    if (archive !== undefined && where.database !== undefined) {
      throw new LianyuError(refuse('cli.not-with', { option: '--archive', other: '--database' }))
    }
    const settings = readSettings(where.dataDir)
    if (port !== 0) await refuseTakenPorts([port], host)
    const providers = readProviders(where.dataDir, settings?.address)
    const platforms = readPlatforms(where.dataDir)
    const applicantProviders = readProviders(where.dataDir, settings?.address, process.env, 'applicant-providers.json')
    const messages = readMessageSettings(where.dataDir, settings?.address)
    const told = untilToldToStop()
    const node = await phase({ zh: '启动站点', en: 'starting the node' }, () =>
      startNode({
        ...where,
        host,
        port,
        allowPrivatePeers: args.values['allow-private-peers'] === true,
        ...(tls === undefined ? {} : { tls }),
        ...(leastFreeMb === undefined ? {} : { leastFreeBytes: leastFreeMb * 1024 * 1024 }),
        ...(archive === undefined ? {} : { archive }),
        providers,
        applicantProviders,
        messages,
        platforms,
        ...(settings === undefined ? {} : { name: settings.name }),
        ...(existsSync(`${webDir}/index.html`) ? { webDir } : {}),
      }),
    )
    try {
      const parties = node.deps.journal.parties()
      if (parties.length === 0) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
      console.log(`${node.url}  ${parties.map((party) => node.deps.names.party(party).zh).join('、')}`)
      await told
      return exitCode.ok
    } finally {
      await phase({ zh: '停止', en: 'stopping' }, () => node.stop())
    }
  },
}
