import { resolve } from 'node:path'
import { LianyuError, refuse } from '@lianyu/kernel'
import { confirmLoss, type Restored, restoreBackup } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'

export const restore: Command = {
  summary: { zh: '从备份恢复到空的数据目录', en: 'restore a backup into an empty data directory' },
  options: {
    ...dataOptions,
    from: { type: 'string', value: 'DIR', help: { zh: '备份所在目录', en: 'the backup' } },
    checkpoints: {
      type: 'string',
      value: 'DIR',
      help: { zh: '幸存的 checkpoints 目录', en: 'the checkpoints folder that survived' },
    },
    'confirm-loss': {
      type: 'boolean',
      help: {
        zh: '确认：对方都没有的记录就此封存，另起一代',
        en: 'give up what no peer holds: those logs are closed and go on in another generation',
      },
    },
    without: {
      type: 'string',
      value: 'PARTY',
      multiple: true,
      help: { zh: '不再等这个主体（可多次）', en: 'do not wait for this party (may be repeated)' },
    },
  },
  help: `例 · examples
  lianyu restore --from /backup/2026-11-22 --data /var/lib/lianyu-new
  lianyu restore --confirm-loss --data /var/lib/lianyu-new

恢复后的站点先不写入：向对方取回自己共享日志的尾部。对方都没有的（本地日志、审计日志）须由管理员确认放弃；站点运行中也可确认。
原数据目录里的 checkpoints 若还在，请先放进新目录或用 --checkpoints 指明：没有它就无法知道备份之后签过什么。
A restored node writes nothing before it has fetched the end of its shared logs back from its peers. What nobody holds (home
and audit log) has to be given up by an operator, also while the node runs. If the old checkpoints folder survived, put it
into the new directory first or name it: without it nobody knows what was signed after the backup.`,
  run: async (args) => {
    const { dataDir, database } = dataOf(args)
    const from = textOption(args, 'from')
    const confirms = args.values['confirm-loss'] === true
    if (from === undefined && !confirms) throw new LianyuError(refuse('cli.missing-option', { option: '--from' }))
    if (from !== undefined) {
      const checkpoints = textOption(args, 'checkpoints')
      const restored = await phase({ zh: '恢复', en: 'restoring' }, () =>
        restoreBackup({
          from: resolve(from),
          dataDir,
          ...(database === undefined ? {} : { database }),
          ...(checkpoints === undefined ? {} : { checkpoints: resolve(checkpoints) }),
        }),
      )
      tell(restored)
      if (restored.faults.length > 0) return exitCode.verificationFailed
    }
    if (confirms) {
      const without = (args.values.without ?? []) as string[]
      await confirmLoss(dataDir, without, Date.now())
      console.log(
        '已确认：对方都没有的将封存并另起一代 · confirmed: what no peer holds is closed, another generation begins',
      )
    }
    return exitCode.ok
  },
}

function tell({ manifest, rows, erased, behind, faults, checkpointsKept }: Restored): void {
  console.log(
    `✓ ${manifest.takenAt} 的备份已恢复：${rows} 行；再次删除 ${erased} 处内容 · restored the backup of ${manifest.takenAt}: ${rows} rows, ${erased} parts erased again`,
  )
  if (!checkpointsKept) {
    console.log(
      '! 没有备份之后的签章点：本地日志和审计日志须另起一代 · no later checkpoints: home and audit logs need another generation',
    )
  }
  for (const { party, log } of behind) {
    console.log(
      `… ${party} ${log.origin}: ${log.held} 条在，曾签到 ${log.signed} · held ${log.held}, signed ${log.signed}`,
    )
  }
  for (const { party, log, fault } of faults) console.log(`✗ ${party} ${log}\n  ${fault.zh}\n  ${fault.en}`)
  console.log('现在用 lianyu up 启动，保持联网 · start it with lianyu up and stay connected')
}
