import { createServer } from 'node:net'
import { LianyuError, refuse } from '@lianyu/kernel'

/**
 * Makes sure that nobody listens on these ports yet, before anything that takes time is begun.
 *
 * @throws LianyuError `node.port-taken` for the first that is taken
 */
export async function refuseTakenPorts(ports: number[], host = '127.0.0.1'): Promise<void> {
  for (const port of ports) {
    await new Promise<void>((settle, fail) => {
      const probe = createServer()
      probe.once('error', (cause: NodeJS.ErrnoException) => {
        const taken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES'
        fail(taken ? new LianyuError(refuse('node.port-taken', { host, port }), { cause }) : cause)
      })
      probe.listen({ host, port, exclusive: true }, () => probe.close(() => settle()))
    })
  }
}
