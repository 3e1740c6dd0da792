import { createInterface } from 'node:readline/promises'
import { LianyuError, refuse } from '@lianyu/kernel'
import { type CommandArgs, textOption, type Words } from './command.ts'

/**
 * The value of an option, or what the person at the terminal answers. Asks on stderr, so that stdout holds results only.
 *
 * @throws LianyuError `cli.missing-option` where it was not given and nobody can be asked
 */
export async function textOrAsk(
  args: CommandArgs,
  option: string,
  question: Words,
  otherwise?: string,
): Promise<string> {
  const given = textOption(args, option)
  if (given !== undefined) return given
  if (!process.stdin.isTTY) {
    if (otherwise !== undefined) return otherwise
    throw new LianyuError(refuse('cli.missing-option', { option: `--${option}` }))
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    for (;;) {
      const hint = otherwise === undefined ? '' : ` [${otherwise}]`
      const answer = (await terminal.question(`${question.zh} · ${question.en}${hint}: `)).trim() || otherwise
      if (answer !== undefined && answer !== '') return answer
    }
  } finally {
    terminal.close()
  }
}
