import type { Command } from '../command.ts'
import { dataOptions } from '../data-options.ts'

export const up: Command = {
  summary: { zh: '启动站点', en: 'start a node' },
  options: {
    ...dataOptions,
    host: {
      type: 'string',
      value: 'HOST',
      help: { zh: '监听地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
    },
    port: {
      type: 'string',
      short: 'p',
      value: 'PORT',
      help: { zh: '监听端口（默认 8443）', en: 'port to listen on (default 8443)' },
    },
  },
  help: `例 · example
  lianyu up --data /var/lib/lianyu --host 0.0.0.0 --port 8443

按 Ctrl-C 停止：先答复完正在办的请求，再停数据库。
Ctrl-C stops it: running requests are answered first, then the database stops.`,
  run: async () => {
    throw new Error('up is not part of this build')
  },
}
