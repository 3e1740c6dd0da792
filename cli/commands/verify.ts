import { existsSync } from 'node:fs'
import { LianyuError, refuse } from '@lianyu/kernel'
import { type Fault, type Progress, verifyData } from '@lianyu/node'
import { type Command, exitCode } from '../command.ts'
import { dataOf, dataOptions } from '../data-options.ts'
import { verifyFile } from '../verify-file.ts'

const sayEveryMs = 2_000

export const verify: Command = {
  summary: {
    zh: '核验：一个证据文件，或整个站点的日志、内容与签章点',
    en: 'verify: an evidence file, or every entry and part of a node against its checkpoints',
  },
  options: {
    ...dataOptions,
    trust: {
      type: 'string',
      multiple: true,
      value: 'DIGITS',
      help: { zh: '已电话核对的公钥指纹，可多次', en: 'a fingerprint compared by telephone; may be repeated' },
    },
    card: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: { zh: '另行取得的名片文件，可多次', en: 'a card that came another way; may be repeated' },
    },
    json: { type: 'boolean', help: { zh: '证据文件的核验结果用 JSON 输出', en: 'the findings on a file as JSON' } },
  },
  words: { name: 'FILE', most: 1 },
  help: `给出证据文件（.lianyu.json）时只用公钥核验它，不需要站点、数据库和网络：成立且公钥都已核对，退出码 0；不成立 3；
没有发现问题但公钥未核对 4。文件里的公钥不会自动采信。
不给文件时核验本机站点，站点须先停下：全部成立 0；否则说出每个日志中第一条不成立的记录，退出码 3。
With an evidence file (.lianyu.json) it is checked by public keys alone, without node, database or network: exits with 0
when it holds and the keys were compared, 3 when it does not hold, 4 when nothing is wrong but keys were not compared. No
key in the file is trusted by itself.
Without a file this machine's node is checked, which must be stopped: 0 when everything holds; else it names the first
entry of each log that does not, and exits with 3.
例 · example: lianyu verify evidence.lianyu.json --trust "1234 5678 …" --card liling.card.json`,
  run: async (args) => {
    const [file] = args.words
    if (file !== undefined) return await verifyFile(file, args)
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

function faultLine({ party, log, index, until, row, fault }: Fault): string {
  const last = until === undefined ? index : until - 1
  const entries = last === index ? `${index}` : `${index}–${last}`
  const at = index === undefined ? (row === undefined ? '' : ` ${row}`) : ` 第 ${entries} 条 · entry ${entries}`
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
