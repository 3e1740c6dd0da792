import { LianyuError, refuse } from '@lianyu/kernel'
import { takeBackup, takeBase } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'
import { wholeNumber } from '../whole-number.ts'

export const backup: Command = {
  summary: { zh: '备份：运行中也可以，写完立即复核', en: 'back up a node, running or not, and read the backup back' },
  options: {
    ...dataOptions,
    to: { type: 'string', value: 'DIR', help: { zh: '备份写到这个新目录', en: 'a new folder for the backup' } },
    archive: {
      type: 'string',
      value: 'DIR',
      help: {
        zh: '不写备份，而是给运行中站点的 WAL 归档取一份新底本',
        en: "instead of a backup: a new base for a running node's WAL archive",
      },
    },
    keep: {
      type: 'string',
      value: 'N',
      help: { zh: '归档里只留最近 N 份底本及其后的 WAL', en: 'keep the N newest bases and the WAL since' },
    },
  },
  help: `例 · examples
  lianyu backup --data /var/lib/lianyu --to /backup/2026-11-22
  lianyu backup --data /var/lib/lianyu --archive /archive/lianyu --keep 2

备份含数据库中不能重建的全部行、附件、加封的密钥、证书和最后签章点。写完后从盘上读回，逐条核对每个日志；不成立就不留下备份，退出码为 1。
密钥用 LIANYU_KEY_SECRET 加封时，请把它另存一处；没有设置时封印也在备份里，备份须保密。
It holds every row that cannot be made again, files, sealed keys, certificate and the last signed checkpoints. It is read
back from the disk and every log is recomputed; where that fails no backup is left and the exit code is 1. With
LIANYU_KEY_SECRET keep that secret elsewhere; without it the seal is in the backup too, so keep the backup secret.`,
  run: async (args) => {
    const archive = textOption(args, 'archive')
    if (archive !== undefined) return newBase(dataOf(args).dataDir, archive, textOption(args, 'keep'))
    const to = textOption(args, 'to')
    if (to === undefined) throw new LianyuError(refuse('cli.missing-option', { option: '--to' }))
    const taken = await phase({ zh: '备份', en: 'backing up' }, () => takeBackup({ ...dataOf(args), to }))
    const { manifest, logs, entries } = taken
    console.log(
      `✓ ${to}：${manifest.parties.length} 个主体，${manifest.rows} 行，${logs} 个日志 ${entries} 条已复核 · ${manifest.parties.length} parties, ${manifest.rows} rows, ${logs} logs with ${entries} entries read back and verified`,
    )
    return exitCode.ok
  },
}

async function newBase(dataDir: string, archive: string, keep?: string): Promise<number> {
  const most = keep === undefined ? undefined : wholeNumber('--keep', keep, 1, 1000)
  const base = await phase({ zh: '取底本', en: 'taking a base' }, () => takeBase(dataDir, archive, most))
  console.log(`✓ 可恢复到 ${base.endedAt} 之后的任意时刻 · can be put back to any moment after ${base.endedAt}`)
  return exitCode.ok
}
