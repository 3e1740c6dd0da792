import type { Command } from '../command.ts'

export const demo: Command = {
  summary: { zh: '演示：江西、湖南、广东三个站点', en: 'demo: three nodes, Jiangxi, Hunan and Guangdong' },
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      help: { zh: '数据目录（默认 .lianyu/demo）', en: 'data directory (default .lianyu/demo)' },
    },
    fresh: { type: 'boolean', help: { zh: '先清空演示数据', en: 'begin with empty data' } },
  },
  help: `npm start 就是它。端口 8036、8043、8044，只在本机可访问；数据是公开数字和标明“示例”的事项。
This is what npm start runs. Ports 8036, 8043 and 8044, on this machine only; the data are published figures and matters
marked as samples.`,
  run: async () => {
    throw new Error('demo is not part of this build')
  },
}
