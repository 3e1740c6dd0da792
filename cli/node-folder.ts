import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LianyuError, refuse, type Text } from '@lianyu/kernel'

/** What `init` writes down for `up`, beside the node's data. */
export interface NodeSettings {
  name: Text
  /** Where peers reach the node, as its parties' cards say. */
  address: string
}

export interface Tls {
  cert: string
  key: string
}

const settingsFile = (dataDir: string) => join(dataDir, 'node.json')
const tlsFile = (dataDir: string, name: string) => join(dataDir, 'tls', name)

export function readSettings(dataDir: string): NodeSettings | undefined {
  const text = readIfThere(settingsFile(dataDir))
  return text === undefined ? undefined : (JSON.parse(text) as NodeSettings)
}

export async function writeSettings(dataDir: string, settings: NodeSettings): Promise<void> {
  await writeFile(settingsFile(dataDir), `${JSON.stringify(settings, undefined, 2)}\n`)
}

/** The certificate that `init` made or took, if there is one. */
export function readTls(dataDir: string): Tls | undefined {
  const cert = readIfThere(tlsFile(dataDir, 'certificate.pem'))
  const key = readIfThere(tlsFile(dataDir, 'key.pem'))
  return cert === undefined || key === undefined ? undefined : { cert, key }
}

export async function writeTls(dataDir: string, { cert, key }: Tls, authority?: string): Promise<void> {
  // The database's own user passes through the data directory; keys and certificates are not for it.
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  await mkdir(join(dataDir, 'tls'), { recursive: true, mode: 0o700 })
  await writeFile(tlsFile(dataDir, 'certificate.pem'), cert)
  await writeFile(tlsFile(dataDir, 'key.pem'), key, { mode: 0o600 })
  if (authority !== undefined) await writeFile(tlsFile(dataDir, 'authority.pem'), authority)
}

/**
 * A certificate and its key from the county's own files.
 *
 * @throws LianyuError `cli.certificate-pair` where one is missing, unreadable, or not the other's
 */
export function readCertificatePair(certificate: string | undefined, key: string | undefined): Tls | undefined {
  if (certificate === undefined && key === undefined) return undefined
  if (certificate === undefined || key === undefined) throw notAPair(certificate ?? key ?? '')
  try {
    const tls = { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }
    if (!new X509Certificate(tls.cert).checkPrivateKey(createPrivateKey(tls.key))) throw notAPair(key)
    return tls
  } catch (cause) {
    throw cause instanceof LianyuError ? cause : notAPair(certificate, cause)
  }
}

function notAPair(file: string, cause?: unknown): LianyuError {
  return new LianyuError(refuse('cli.certificate-pair', { file }), { cause })
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
