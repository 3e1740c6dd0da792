import { parseArgs } from 'node:util'
import { LianyuError } from '@lianyu/kernel'
import { type Command, exitCode, type Words } from './command.ts'
import { helpOf, overview } from './help.ts'

/** Where a run of the command line writes; the terminal, or a test. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}

/**
 * One run of `lianyu`, from the words after the program's name to the exit code. Commands are loaded when asked for:
 * `lianyu verify` does not wait for what only `demo` needs.
 */
export async function main(
  argv: string[],
  load: Record<string, () => Promise<Command>>,
  { out, err }: Terminal = terminal,
): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help') {
    const all = await Promise.all(Object.entries(load).map(async ([verb, get]) => [verb, await get()] as const))
    out(overview(Object.fromEntries(all)))
    return argv.length === 0 ? exitCode.usage : exitCode.ok
  }
  const get = Object.hasOwn(load, name) ? load[name] : undefined
  if (!get) {
    return wrongUsage(err, { zh: `没有命令“${name}”`, en: `there is no command "${name}"` }, 'lianyu --help')
  }
  const command = await get()
  const help = `lianyu ${name} --help`
  let args: ReturnType<typeof parse>
  try {
    args = parse(command, rest)
  } catch (error) {
    return wrongUsage(err, { zh: '选项有误', en: (error as Error).message }, help)
  }
  if (args.values.help === true) {
    out(helpOf(name, command))
    return exitCode.ok
  }
  if (args.positionals.length > (command.words?.most ?? 0)) {
    const extra = args.positionals.at(-1)
    return wrongUsage(err, { zh: `多出的“${extra}”`, en: `"${extra}" is one word too many` }, help)
  }
  try {
    return await command.run({ values: args.values, words: args.positionals })
  } catch (error) {
    err(failure(error))
    return exitCode.couldNot
  }
}

function parse(command: Command, args: string[]) {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } as const }
  return parseArgs({ args, options, allowPositionals: true, strict: true })
}

function wrongUsage(err: Terminal['err'], what: Words, help: string): number {
  err(`${what.zh} · ${what.en}\n请看 · see: ${help}\n`)
  return exitCode.usage
}

function failure(error: unknown): string {
  if (error instanceof LianyuError) {
    const { zh, en, refusal } = error.refusal
    return `${zh}\n${en}\n(${refusal})\n`
  }
  return `程序出错，没有办成 · a fault of the program, it could not be done\n${(error as Error).stack ?? String(error)}\n`
}
