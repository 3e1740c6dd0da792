import { existsSync, readFileSync } from 'node:fs'

/**
 * A secret that an operator's file names but does not hold: from the environment, or from a file of its own.
 *
 * @returns undefined where neither has one
 */
export function writtenSecret(
  named: { file?: string | undefined; env?: string | undefined },
  env: Record<string, string | undefined>,
): string | undefined {
  const said = named.env === undefined ? undefined : env[named.env]
  if (said) return said
  const read = named.file !== undefined && existsSync(named.file) ? readFileSync(named.file, 'utf8').trim() : ''
  return read || undefined
}
