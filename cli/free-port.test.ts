import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { refuseTakenPorts } from './free-port.ts'

describe('ports', () => {
  it('that are taken are named before anything is begun; free ones are left free', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(refuseTakenPorts([port])).rejects.toMatchObject({
      refusal: { refusal: 'node.port-taken', facts: { port } },
    })
    server.close()
    await once(server, 'close')
    await refuseTakenPorts([port])
    await refuseTakenPorts([port])
  })
})
