import { resolve } from 'node:path'
import { type NodeNumber, nodeNumbers, runDemo } from '@lianyu/demo'
import { LianyuError, refuse } from '@lianyu/kernel'
import { dataDirFor } from '@lianyu/node'
import { type Command, textOption } from '../command.ts'
import { wholeNumber } from '../whole-number.ts'

const defaultData = '.lianyu/demo'

export const demo: Command = {
  summary: { zh: '演示：江西、湖南、广东三个站点', en: 'demo: three nodes, Jiangxi, Hunan and Guangdong' },
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      help: { zh: `数据目录（默认 ${defaultData}）`, en: `data directory (default ${defaultData})` },
    },
    fresh: { type: 'boolean', help: { zh: '先清空演示数据', en: 'begin with empty data' } },
    node: {
      type: 'string',
      value: '36|43|44',
      help: { zh: '只启动这一个站点，与已在运行的其他站点会合', en: 'start this node alone, to join those that run' },
    },
    at: {
      type: 'string',
      value: 'INSTANT',
      help: {
        zh: '演示时钟从这一刻走起，如 2026-09-24T09:00:00+08:00；只在数据首次生成时有效',
        en: 'where the demo’s clock begins, when its data are first made; from there it runs on',
      },
    },
    'port-offset': {
      type: 'string',
      value: 'N',
      help: { zh: '三个端口都加上这个数', en: 'added to the three ports, to run beside another demo' },
    },
  },
  help: `npm start 就是它。端口 8036、8043、8044，只在本机可访问；数据是公开数字和标明“示例”的事项。
This is what npm start runs. Ports 8036, 8043 and 8044, on this machine only; the data are published figures and matters
marked as samples.

停掉一个站点再启动它 · one node that has ended, started again
  npm start -- --node 43`,
  run: (args) => {
    const only = textOption(args, 'node')
    if (only !== undefined && !nodeNumbers.includes(only as NodeNumber)) {
      throw new LianyuError(refuse('cli.bad-option', { option: '--node', value: only, wanted: nodeNumbers.join('|') }))
    }
    const at = textOption(args, 'at')
    const atMs = at === undefined ? undefined : Date.parse(at)
    if (at !== undefined && Number.isNaN(atMs)) {
      throw new LianyuError(
        refuse('cli.bad-option', { option: '--at', value: at, wanted: '2026-09-24T09:00:00+08:00' }),
      )
    }
    const offset = textOption(args, 'port-offset')
    return runDemo({
      dataDir: resolve(textOption(args, 'data') ?? dataDirFor(resolve(defaultData))),
      fresh: args.values.fresh === true,
      ...(only === undefined ? {} : { only: only as NodeNumber }),
      ...(atMs === undefined ? {} : { atMs }),
      ...(offset === undefined ? {} : { portOffset: wholeNumber('--port-offset', offset, 0, 50_000) }),
    })
  },
}
