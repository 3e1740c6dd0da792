import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LianyuError, refuse, type Text } from '@lianyu/kernel'
import type { ProviderOptions } from '@lianyu/node'
import { writtenSecret } from './written-secret.ts'

/** What an operator writes about a party's identity provider; the secret stands elsewhere. */
interface Written {
  party: string
  name: Text
  issuer: string
  clientId: string
  /** Of citizens and firms: what is asked for besides `openid`, and under which names it is said. */
  scope?: string
  claims?: { name?: string; uscc?: string }
  /** A file that holds the client's secret, or the name of an environment variable that does. */
  secretFile?: string
  secretEnv?: string
}

/**
 * The identity providers of a node: `providers.json` in its data directory, a list. Client secrets come from a file or
 * from the environment, never from there.
 *
 * @param address  where browsers reach the node, which its providers send people back to
 * @param named  `applicant-providers.json` for those of citizens and firms, with what they are asked for
 * @throws LianyuError `cli.bad-provider` naming the line and what it lacks
 */
export function readProviders(
  dataDir: string,
  address: string | undefined,
  env: Record<string, string | undefined> = process.env,
  named: 'providers.json' | 'applicant-providers.json' = 'providers.json',
): ProviderOptions[] {
  const file = join(dataDir, named)
  if (!existsSync(file)) return []
  const bad = (line: string, lacks: string) => new LianyuError(refuse('cli.bad-provider', { file, line, lacks }))
  let list: unknown
  try {
    list = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw bad('-', 'JSON')
  }
  if (!Array.isArray(list)) throw bad('-', '[…]')
  if (address === undefined) throw bad('-', 'lianyu init --address')
  return (list as Partial<Written>[]).map(({ party, name, issuer, clientId, scope, claims, ...secret }, n) => {
    const line = party ?? String(n + 1)
    if (party === undefined || name?.zh === undefined || name.en === undefined || clientId === undefined) {
      throw bad(line, 'party, name {zh, en}, issuer, clientId')
    }
    if (issuer === undefined || !issuer.startsWith('https://')) throw bad(line, 'issuer https://…')
    return {
      party,
      name,
      issuer,
      clientId,
      address,
      ...(scope === undefined ? {} : { scope }),
      ...(claims === undefined ? {} : { claims }),
      clientSecret:
        writtenSecret({ file: secret.secretFile, env: secret.secretEnv }, env) ??
        fail(bad(line, 'secretFile | secretEnv')),
    }
  })
}

function fail(error: Error): never {
  throw error
}
