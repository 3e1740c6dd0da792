import 'reflect-metadata'
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

/** What a node needs to speak TLS, as PEM; and the authority, for those who have to trust it. */
export interface NodeCertificate {
  /** The certificate, then its authority's. */
  certificate: string
  privateKey: string
  authority: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const msPerDay = 86_400_000
const authorityDays = 3_650
/** Browsers refuse a certificate that lasts longer than 398 days, unless its authority was put into them by hand. */
const certificateDays = 397

/**
 * Makes an authority of the node's own and a certificate by it for a host. The authority's private key is forgotten: it
 * signs this one certificate and nothing else, so nobody can steal it. The next certificate has a new authority, and the
 * party's card, which carries it, a new serial.
 *
 * @param host  a DNS name or an IP address
 */
export async function makeCertificate(host: string, nowMs: number): Promise<NodeCertificate> {
  const makeKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [authorityKeys, nodeKeys] = await Promise.all([makeKeys(), makeKeys()])
  const serialNumber = () => `01${randomBytes(15).toString('hex')}`
  const notBefore = new Date(nowMs - msPerDay)
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Lianyu ${host} authority`,
    notBefore,
    notAfter: new Date(nowMs + authorityDays * msPerDay),
    signingAlgorithm: algorithm,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  })
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${host}`,
    issuer: authority.subject,
    notBefore,
    notAfter: new Date(nowMs + certificateDays * msPerDay),
    signingAlgorithm: algorithm,
    publicKey: nodeKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }]),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(nodeKeys.publicKey),
    ],
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', nodeKeys.privateKey)
  return {
    certificate: `${certificate.toString('pem')}\n${authority.toString('pem')}\n`,
    privateKey: `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
    authority: `${authority.toString('pem')}\n`,
  }
}

/** DER in base64, as a party's card carries it. */
export function derOf(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64')
}
