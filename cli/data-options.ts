import { resolve } from 'node:path'
import { dataDirFor } from '@lianyu/node'
import { type CommandArgs, type CommandOption, textOption } from './command.ts'

const defaultData = '.lianyu/node'

/** Where a node keeps its data, as every command that opens it takes it. */
export const dataOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    help: { zh: `数据目录（默认 ${defaultData}）`, en: `data directory (default ${defaultData})` },
  },
  database: {
    type: 'string',
    value: 'URL',
    help: {
      zh: '用已有的 PostgreSQL 15 以上版本，不启动自带的',
      en: 'use an existing PostgreSQL 15 or later instead of starting one',
    },
  },
} satisfies Record<string, CommandOption>

/** The data directory and the database that were named, or where they are by default. */
export function dataOf(args: CommandArgs): { dataDir: string; database?: string } {
  const database = textOption(args, 'database')
  return {
    dataDir: resolve(textOption(args, 'data') ?? dataDirFor(resolve(defaultData))),
    ...(database === undefined ? {} : { database }),
  }
}
