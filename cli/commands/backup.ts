import { LianyuError, refuse } from '@lianyu/kernel'
import { takeBackup } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'

export const backup: Command = {
  summary: { zh: '备份：运行中也可以，写完立即复核', en: 'back up a node, running or not, and read the backup back' },
  options: {
    ...dataOptions,
    to: { type: 'string', value: 'DIR', help: { zh: '备份写到这个新目录', en: 'a new folder for the backup' } },
  },
  help: `例 · example
  lianyu backup --data /var/lib/lianyu --to /backup/2026-11-22

备份含数据库中不能重建的全部行、附件、加封的密钥、证书和最后签章点。写完后从盘上读回，逐条核对每个日志；不成立就不留下备份，退出码为 1。
密钥用 LIANYU_KEY_SECRET 加封时，请把它另存一处；没有设置时封印也在备份里，备份须保密。
It holds every row that cannot be made again, files, sealed keys, certificate and the last signed checkpoints. It is read
back from the disk and every log is recomputed; where that fails no backup is left and the exit code is 1. With
LIANYU_KEY_SECRET keep that secret elsewhere; without it the seal is in the backup too, so keep the backup secret.`,
  run: async (args) => {
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
