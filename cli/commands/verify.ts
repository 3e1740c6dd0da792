import { existsSync } from 'node:fs'
import { LianyuError, refuse } from '@lianyu/kernel'
import { type Fault, type Progress, verifyData } from '@lianyu/node'
import { type Command, exitCode } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'

const sayEveryMs = 2_000

export const verify: Command = {
  summary: { zh: '核验：逐条核对日志、内容与签章点', en: 'verify: check every entry and part against the checkpoints' },
  options: dataOptions,
  help: `站点须先停下。全部成立时退出码为 0；否则说出每个日志中第一条不成立的记录，退出码为 3。
The node must be stopped. Exits with 0 when everything holds; else it names the first entry of each log that does not, and
exits with 3.`,
  run: async (args) => {
    const where = dataOf(args)
    if (!existsSync(where.dataDir)) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
    const logs = new Map<string, number>()
    const faults: Fault[] = []
    let entries = 0
    let said = performance.now()
    const found = verifyData(where)
    for (;;) {
      const next = await found.next()
      if (next.done) {
        if (next.value.length === 0) throw new LianyuError(refuse('cli.no-parties', { dir: where.dataDir }))
        return conclude(next.value.length, logs, entries, faults)
      }
      const line = next.value
      if (isFault(line)) {
        faults.push(line)
        console.log(faultLine(line))
        continue
      }
      if (line.log !== undefined) logs.set(`${line.party} ${line.log}`, line.done)
      if (line.done === line.of) entries += line.of
      if (performance.now() - said > sayEveryMs) {
        said = performance.now()
        console.error(`  … ${line.party} ${line.done}/${line.of}`)
      }
    }
  },
}

function isFault(line: Progress | Fault): line is Fault {
  return 'fault' in line
}

function faultLine({ party, log, index, fault }: Fault): string {
  const at = index === undefined ? '' : ` 第 ${index} 条 · entry ${index}`
  return `✗ ${party} ${log}${at}\n  ${fault.zh}\n  ${fault.en}\n  (${fault.refusal})`
}

function conclude(parties: number, logs: Map<string, number>, entries: number, faults: Fault[]): number {
  if (faults.length > 0) {
    console.log(`核验未通过：${faults.length} 处 · verification failed: ${faults.length}`)
    return exitCode.verificationFailed
  }
  console.log(
    `✓ 全部成立：${parties} 个主体，${logs.size} 个日志，${entries} 条记录 · everything holds: ${parties} parties, ${logs.size} logs, ${entries} entries`,
  )
  return exitCode.ok
}
