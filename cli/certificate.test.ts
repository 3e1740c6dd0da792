import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { derOf, makeCertificate } from './certificate.ts'

const november = Date.UTC(2026, 10, 20)

describe('a certificate made at init', () => {
  it('names its host, is signed by the authority beside it, and lasts no longer than browsers accept', async () => {
    const made = await makeCertificate('node.example.cn', november)
    const certificate = new X509Certificate(made.certificate)
    const authority = new X509Certificate(made.authority)
    expect(certificate.checkHost('node.example.cn')).toBe('node.example.cn')
    expect(certificate.checkHost('other.example.cn')).toBeUndefined()
    expect(certificate.verify(authority.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(authority.ca).toBe(true)
    expect(certificate.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true)
    const days = (certificate.validToDate.getTime() - certificate.validFromDate.getTime()) / 86_400_000
    expect(days).toBeLessThanOrEqual(398)
    expect(derOf(made.authority)).toBe(authority.raw.toString('base64'))
  })
  it('serves TLS to whoever trusts its authority, also at an address without a name', async () => {
    const made = await makeCertificate('127.0.0.1', Date.now())
    const server = createServer({ cert: made.certificate, key: made.privateKey }, (socket) => socket.end('hello'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const trusting = connect({ port, host: '127.0.0.1', ca: made.authority })
    await once(trusting, 'secureConnect')
    expect(trusting.authorized).toBe(true)
    trusting.destroy()
    const stranger = connect({ port, host: '127.0.0.1' })
    const [error] = (await once(stranger, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('SELF_SIGNED_CERT_IN_CHAIN')
    server.close()
  })
})
