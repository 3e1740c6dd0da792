import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { LianyuError, refuse } from '@lianyu/kernel'
import { exportLogs } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'

export const exportLogsCommand: Command = {
  summary: {
    zh: '导出日志：写成通行的透明日志目录，供审计者用自己的工具核验',
    en: 'export logs as static tlog-tiles folders, for an auditor’s own tools',
  },
  options: {
    ...dataOptions,
    to: { type: 'string', value: 'DIR', help: { zh: '写到这个新目录', en: 'a new folder to write to' } },
    log: {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: { zh: '只导出这个日志，可多次', en: 'only this log; may be repeated' },
    },
  },
  help: `站点须先停下。每个日志一个目录：checkpoint（签章点和会签）、tile/（C2SP tlog-tiles 的分块和条目）、vkeys（验签公钥）。
放到任何静态网站上，就是一个标准的透明日志。条目里只有主体、岗位和不透明的编号，没有任何内容和姓名。
vkeys 里的公钥是本站点说的，要可信，请照名片电话核对。
The node must be stopped. One folder a log: checkpoint with its cosignatures, tile/ (hashes and entries after C2SP
tlog-tiles), vkeys. Put on any static web server it is a transparency log of the standard. Entries hold parties, desks and
opaque ids; no content and no names. The keys in vkeys are this node's word: compare the card by telephone.
例 · example: lianyu export-logs --data /var/lib/lianyu --to /audit/2026-11-22`,
  run: async (args) => {
    const to = textOption(args, 'to')
    if (to === undefined) throw new LianyuError(refuse('cli.missing-option', { option: '--to' }))
    const where = dataOf(args)
    if (!existsSync(where.dataDir)) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
    const folder = resolve(to)
    if (existsSync(folder) && (await readdir(folder)).length > 0) {
      throw new LianyuError(refuse('cli.folder-not-empty', { dir: folder }))
    }
    const only = [args.values.log].flat().filter((one): one is string => typeof one === 'string')
    let logs = 0
    for await (const log of exportLogs({ ...where, to: folder, ...(only.length === 0 ? {} : { only }) })) {
      logs += 1
      console.log(`✓ ${log.origin}：${log.size} 条 · ${log.size} entries\n  ${log.folder}`)
    }
    if (logs === 0) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
    return exitCode.ok
  },
}
