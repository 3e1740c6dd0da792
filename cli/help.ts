import type { Command } from './command.ts'

const codes = `退出码 · exit codes
  0  完成 · done
  1  没有办成，原因见提示 · could not be done, the message says why
  2  命令写错了，什么也没做 · the command line was wrong, nothing was done
  3  核验未通过（verify）· verification failed (verify)
`

/** What `lianyu --help` prints: every command with its one line. */
export function overview(commands: Record<string, Command>): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, `${summary.zh} · ${summary.en}`] as const)
  return `联域 Lianyu：跨区域的事，一件事一本账 · one matter, one verifiable history

用法 · usage
  lianyu <命令 command> [选项 options]
  lianyu <命令 command> --help

命令 · commands
${columns(rows)}
${codes}`
}

/** What `lianyu <command> --help` prints. */
export function helpOf(name: string, command: Command): string {
  const rows = Object.entries(command.options).map(([option, { value, short, help }]) => {
    const dashes = `${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`
    return [dashes, `${help.zh} · ${help.en}`] as const
  })
  const words = command.words ? ` [${command.words.name}]` : ''
  return `lianyu ${name}: ${command.summary.zh} · ${command.summary.en}

用法 · usage
  lianyu ${name} [选项 options]${words}

选项 · options
${columns([...rows, ['-h, --help', '显示本说明 · show this help']])}
${command.help.trim()}

${codes}`
}

function columns(rows: (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')
}
