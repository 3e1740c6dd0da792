import type { CommandOption } from './command.ts'

/** Where a node keeps its data, as every command that opens it takes it. */
export const dataOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    help: { zh: '数据目录（默认 .lianyu/node）', en: 'data directory (default .lianyu/node)' },
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
