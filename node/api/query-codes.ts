import { createHmac } from 'node:crypto'
import { type HashSuite, type Kind, queryCodeHash, queryCodeOf } from '@lianyu/kernel'

/**
 * Makes the public codes that a kind's opening form wants: one for each field of type `query-code` that the caller left
 * empty. Derived from the node's secret and the command's id, so that the same command sent again gets the same code and
 * the same fact, and nobody without the secret can guess one.
 *
 * @returns the data with the codes' hashes filled in, and the codes to show once, by field
 */
export function withQueryCodes(
  kind: Kind,
  command: string,
  data: Record<string, unknown>,
  secret: Uint8Array,
  suite: HashSuite,
): { data: Record<string, unknown>; codes: Record<string, string> } {
  const codes: Record<string, string> = {}
  const filled = { ...data }
  for (const { field } of kind.declaration.opening.form) {
    if (kind.declaration.fields[field]?.type !== 'query-code' || data[field] !== undefined) continue
    const code = queryCodeOf(createHmac('sha256', secret).update(`${command} ${field}`).digest().subarray(0, 16))
    codes[field] = code
    filled[field] = queryCodeHash(suite, code)
  }
  return { data: filled, codes }
}
