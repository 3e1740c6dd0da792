import { resolve } from 'node:path'
import { type Instant, instantOf, LianyuError, refuse } from '@lianyu/kernel'
import { confirmLoss, type Restored, restoreArchive, restoreBackup } from '@lianyu/node'
import { type Command, exitCode, textOption } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'

export const restore: Command = {
  summary: { zh: '从备份恢复到空的数据目录', en: 'restore a backup into an empty data directory' },
  options: {
    ...dataOptions,
    from: { type: 'string', value: 'DIR', help: { zh: '备份所在目录', en: 'the backup' } },
    archive: {
      type: 'string',
      value: 'DIR',
      help: { zh: 'WAL 归档所在目录（代替 --from）', en: 'the WAL archive, instead of --from' },
    },
    to: {
      type: 'string',
      value: 'TIME',
      help: {
        zh: '归档恢复到这一时刻，如 2026-11-22T09:30:00+08:00（默认到末尾）',
        en: 'put the archive back to this moment (default: to its end)',
      },
    },
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
  lianyu restore --archive /archive/lianyu --to 2026-11-22T09:30:00+08:00 --data /var/lib/lianyu-new
  lianyu restore --confirm-loss --data /var/lib/lianyu-new

恢复后的站点先不写入：向对方取回自己共享日志的尾部。对方都没有的（本地日志、审计日志）须由管理员确认放弃；站点运行中也可确认。
原数据目录里的 checkpoints 若还在，请先放进新目录或用 --checkpoints 指明：没有它就无法知道备份之后签过什么。
A restored node writes nothing before it has fetched the end of its shared logs back from its peers. What nobody holds (home
and audit log) has to be given up by an operator, also while the node runs. If the old checkpoints folder survived, put it
into the new directory first or name it: without it nobody knows what was signed after the backup.`,
  run: async (args) => {
    const { dataDir, database } = dataOf(args)
    const [from, archive] = [textOption(args, 'from'), textOption(args, 'archive')]
    const confirms = args.values['confirm-loss'] === true
    if (from === undefined && archive === undefined && !confirms) {
      throw new LianyuError(refuse('cli.missing-option', { option: '--from' }))
    }
    const survived = textOption(args, 'checkpoints')
    const place = { dataDir, ...(survived === undefined ? {} : { checkpoints: resolve(survived) }) }
    if (archive !== undefined) {
      const to = momentOf(textOption(args, 'to'))
      const restored = await phase({ zh: '恢复', en: 'restoring' }, () =>
        restoreArchive({ ...place, archive: resolve(archive), ...(to === undefined ? {} : { to }) }),
      )
      tell(restored, `归档已恢复到 ${restored.reached ?? to} · restored the archive as of ${restored.reached ?? to}`)
      if (restored.faults.length > 0) return exitCode.verificationFailed
    } else if (from !== undefined) {
      const restored = await phase({ zh: '恢复', en: 'restoring' }, () =>
        restoreBackup({ ...place, from: resolve(from), ...(database === undefined ? {} : { database }) }),
      )
      const { takenAt } = restored.manifest
      tell(
        restored,
        `${takenAt} 的备份已恢复：${restored.rows} 行 · restored the backup of ${takenAt}: ${restored.rows} rows`,
      )
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

/** @throws LianyuError `cli.bad-option` for what names no moment in no doubt */
function momentOf(to: string | undefined): Instant | undefined {
  if (to === undefined) return undefined
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(to) ? Date.parse(to) : Number.NaN
  if (Number.isNaN(ms)) {
    const wanted = '2026-11-22T09:30:00+08:00'
    throw new LianyuError(refuse('cli.bad-option', { option: '--to', value: to, wanted }))
  }
  return instantOf(ms)
}

type Told = Pick<Restored, 'erased' | 'behind' | 'faults' | 'checkpointsKept'>

function tell({ erased, behind, faults, checkpointsKept }: Told, done: string): void {
  console.log(`✓ ${done}`)
  console.log(`  再次删除 ${erased} 处内容 · ${erased} parts erased again`)
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
