import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPartyId, LianyuError, refuse } from '@lianyu/kernel'
import type { PlatformOptions } from '@lianyu/node'
import { writtenSecret } from './written-secret.ts'

/** What an operator writes about a platform that a party keeps cases on; its token stands elsewhere. */
interface Written {
  party: string
  name: string
  url: string
  /** A file that holds the token, or the name of an environment variable that does; neither where the platform asks for none. */
  tokenFile?: string
  tokenEnv?: string
  /** How often to look for changes there, and after how long a call has failed, in seconds. */
  everySeconds?: number
  deadlineSeconds?: number
}

const known = ['party', 'name', 'url', 'tokenFile', 'tokenEnv', 'everySeconds', 'deadlineSeconds']

/**
 * The platforms of a node: `platforms.json` in its data directory, a list. Tokens come from a file or from the environment,
 * never from there.
 *
 * @throws LianyuError `cli.bad-platform` naming the line and what it lacks
 */
export function readPlatforms(
  dataDir: string,
  env: Record<string, string | undefined> = process.env,
): PlatformOptions[] {
  const file = join(dataDir, 'platforms.json')
  if (!existsSync(file)) return []
  const bad = (line: string, lacks: string) => new LianyuError(refuse('cli.bad-platform', { file, line, lacks }))
  let list: unknown
  try {
    list = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw bad('-', 'JSON')
  }
  if (!Array.isArray(list)) throw bad('-', '[…]')
  const seen = new Set<string>()
  return list.map((one: Partial<Written> | null, n) => {
    const { party, name, url, tokenFile, tokenEnv, everySeconds, deadlineSeconds } = one ?? {}
    const line = typeof name === 'string' && name !== '' ? name : String(n + 1)
    const strange = Object.keys(one ?? {}).find((key) => !known.includes(key))
    // A token written down here by mistake must not look as if it were used.
    if (strange !== undefined) throw bad(line, `${known.join(', ')}; ${strange}?`)
    if (!isPartyId(party) || typeof name !== 'string' || name === '') throw bad(line, 'party, name, url')
    if (typeof url !== 'string' || !url.startsWith('https://')) throw bad(line, 'url https://…')
    for (const seconds of [everySeconds, deadlineSeconds]) {
      if (seconds !== undefined && !(Number.isFinite(seconds) && seconds >= 1 && seconds <= 3_600)) {
        throw bad(line, 'everySeconds, deadlineSeconds 1–3600')
      }
    }
    const key = `${party} ${name}`
    if (seen.has(key)) throw bad(line, 'name ×1')
    seen.add(key)
    const token = writtenSecret({ file: tokenFile, env: tokenEnv }, env)
    if (token === undefined && (tokenFile ?? tokenEnv) !== undefined) throw bad(line, 'tokenFile | tokenEnv')
    return {
      party,
      name,
      url,
      ...(token === undefined ? {} : { token }),
      ...(everySeconds === undefined ? {} : { everyMs: everySeconds * 1000 }),
      ...(deadlineSeconds === undefined ? {} : { deadlineMs: deadlineSeconds * 1000 }),
    }
  })
}
