import type { Command } from '../command.ts'
import { dataOptions } from '../data-options.ts'

export const verify: Command = {
  summary: { zh: '核验：逐条核对日志、内容与签章点', en: 'verify: check every entry and part against the checkpoints' },
  options: {
    ...dataOptions,
    log: {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: { zh: '只核验这一日志，可重复', en: 'only this log; may be given again' },
    },
  },
  help: `全部成立时退出码为 0；否则说出第一条不成立的记录，退出码为 3。
Exits with 0 when everything holds; else it names the first entry that does not, and exits with 3.`,
  run: async () => {
    throw new Error('verify is not part of this build')
  },
}
