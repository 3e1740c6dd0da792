import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Command, exitCode } from '../command.ts'

// A process of its own: what is measured shares no memory and no event loop with the command line.
const program = fileURLToPath(new URL('../../bench/index.ts', import.meta.url))

export const bench: Command = {
  summary: { zh: '量一量：吞吐、延迟、内存', en: 'measure throughput, latency and memory on this machine' },
  options: {
    full: { type: 'boolean', help: { zh: '全部项目，按完整规模', en: 'everything, at full size' } },
    only: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: { zh: '只跑这一项，可重复', en: 'only this one; may be given again' },
    },
    small: {
      type: 'boolean',
      help: { zh: '不量先要填满大库的项目', en: 'without those that fill a large database first' },
    },
    minutes: {
      type: 'string',
      value: 'N',
      help: { zh: '混合负载和内存量多少分钟', en: 'how many minutes of mixed load, for speed and memory' },
    },
    profile: {
      type: 'string',
      value: 'FOLDER',
      help: { zh: '把站点的处理器剖析写到这里', en: 'write processor profiles of the node there' },
    },
  },
  help: `各项目标见 bench/README.md。同一次运行里的比值可以跨机器比较，绝对数不行。
The goals stand in bench/README.md. Ratios within one run compare across machines, plain figures do not.`,
  run: ({ values }) => {
    const only = Array.isArray(values.only) ? values.only.flatMap((name) => ['--only', String(name)]) : []
    const profile = typeof values.profile === 'string' ? ['--profile', path.resolve(values.profile)] : []
    const minutes = typeof values.minutes === 'string' ? ['--minutes', values.minutes] : []
    const flags = ['full', 'small'].flatMap((name) => (values[name] === true ? [`--${name}`] : []))
    const args = [program, ...flags, ...minutes, ...profile, ...only]
    return new Promise((settle, fail) => {
      const child = spawn(process.execPath, args, { stdio: 'inherit' })
      child.once('error', fail)
      child.once('close', (code) => settle(code === 0 ? exitCode.ok : exitCode.couldNot))
    })
  },
}
