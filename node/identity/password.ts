import { type Refusal, refuse } from '@lianyu/kernel'
import { hash, verify } from '@node-rs/argon2'
import { isCommon } from './common-passwords.ts'

/** OWASP's argon2id floor (19 MiB, two passes, one lane): about 20 ms on one core, so a guess costs as much. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const shortest = 10
const longest = 128

/** A hash to compare with when the user name is unknown, so that both answers take equally long. */
let decoy: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon2id)
}

/** Takes the same time whether the person exists or not. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such person')
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC').slice(0, longest))
  return right && stored !== undefined
}

/**
 * The rule for a new password: 10 to 128 characters, not the user name, not one character repeated, not what everybody
 * tries first. Length is what counts; forced mixtures only make people write it on paper.
 * @source NIST SP 800-63B-4 section 3.1.1.2
 */
export function checkNewPassword(password: string, username: string): Refusal | undefined {
  const folded = password.normalize('NFKC').toLowerCase()
  if (password.length < shortest || password.length > longest) {
    return refuse('identity.password-length', { shortest, longest }, 'password')
  }
  if (new Set(folded).size < 4 || folded.includes(username.toLowerCase())) {
    return refuse('identity.password-weak', {}, 'password')
  }
  if (isCommon(password)) return refuse('identity.password-common', {}, 'password')
  return undefined
}
