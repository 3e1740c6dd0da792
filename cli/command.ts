import type { ParseArgsOptionDescriptor } from 'node:util'

/** A sentence in both languages; the terminal shows both, since a server's locale says little about who reads it. */
export interface Words {
  zh: string
  en: string
}

export interface CommandOption extends ParseArgsOptionDescriptor {
  /** What stands for the value in `--help`, as `DIR`; none for a switch. */
  value?: string
  help: Words
}

/** What a person typed, after checking: option values by name, and the words that are no option. */
export interface CommandArgs {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  words: string[]
}

/** One verb of `lianyu`, a file of its own in `commands/`. */
export interface Command {
  summary: Words
  /** What `--help` says below the options: what it writes where, examples. Chinese and English. */
  help: string
  options: Record<string, CommandOption>
  /** How many words it takes beside its options; default none. */
  words?: { name: string; most: number }
  /**
   * Does it. Progress goes to stderr, results to stdout.
   *
   * @returns the exit code
   * @throws LianyuError with the refusal to print; anything else is a fault of the program
   */
  run(args: CommandArgs): Promise<number>
}

/** What the shell learns. */
export const exitCode = {
  /** Done, or for `verify`: everything holds. */
  ok: 0,
  /** It could not be done; stderr says why and what to do. */
  couldNot: 1,
  /** The command line itself was wrong; nothing was done. */
  usage: 2,
  /** `verify` found an entry that does not hold. */
  verificationFailed: 3,
  /** `verify` found nothing wrong with a file, but whose keys signed it was not compared. */
  notCompared: 4,
} as const

/** An option's text value, or undefined where it was not given. */
export function textOption(args: CommandArgs, name: string): string | undefined {
  const value = args.values[name]
  return typeof value === 'string' ? value : undefined
}
