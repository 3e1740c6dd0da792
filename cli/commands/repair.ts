import { existsSync } from 'node:fs'
import { LianyuError, refuse } from '@lianyu/kernel'
import { repairNode } from '@lianyu/node'
import { type Command, exitCode } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { phase } from '../progress.ts'

export const repair: Command = {
  summary: { zh: '修复：数据库被改动后恢复原样', en: 'mend a database that was tampered with' },
  options: dataOptions,
  help: `站点须先停下。先核验；能由日志重建的立即重建；共享日志截到最后一条成立的记录，启动后由对方的镜像补回同样的字节。
本地日志和审计日志无人另存，只说出哪里不成立，须从备份恢复；此时退出码为 3。截断的自有日志，其内部内容先另存，补回后对得上的放回
原处；对不上的确已丢失，站点启动后在页面和 /readyz 写明是第几条。
The node must be stopped. What the logs say is made again at once; a shared log is cut back to its last sound entry and comes
back from the peers to the same bytes once the node is up. Home and audit logs are held by nobody else: what is wrong there
is named, to be restored from a backup, and the exit code is 3. Internal parts of own entries that are cut are kept aside and go
back where they still open what was signed; those that do not are lost, and screens and /readyz name their entries.`,
  run: async (args) => {
    const where = dataOf(args)
    if (!existsSync(where.dataDir)) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
    const { faults, cut, left } = await phase({ zh: '核验并修复', en: 'verifying and mending' }, () =>
      repairNode(where),
    )
    for (const { party, log, index, fault } of faults) {
      console.log(`• ${party} ${log}${index === undefined ? '' : ` ${index}`} (${fault.refusal})`)
    }
    for (const { party, origin, from, to, kept } of cut) {
      console.log(
        `↻ ${party} ${origin} ${from}–${to - 1}：启动后由对方补回，另存 ${kept} 处内容，对得上的放回原处 · comes back from the peers; ${kept} parts kept aside go back where they fit`,
      )
    }
    for (const { party, log, fault } of left) console.log(`✗ ${party} ${log}\n  ${fault.zh}\n  ${fault.en}`)
    console.log(
      left.length > 0
        ? `还有 ${left.length} 处不能修复，请从备份恢复 · ${left.length} cannot be mended: restore a backup`
        : `✓ ${faults.length} 处已修复 · ${faults.length} mended`,
    )
    return left.length > 0 ? exitCode.verificationFailed : exitCode.ok
  },
}
