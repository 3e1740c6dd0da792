import { hash } from 'node:crypto'
import type { HashSuite } from '@lianyu/kernel'

/**
 * SHA-256 by the platform's library, in one call without an object for each hash. As a text of 32 characters and then into
 * the pool of small buffers: an array buffer for each digest takes longer than the hashing.
 */
export const sha256Node: HashSuite = {
  id: 'sha256',
  size: 32,
  hash: (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1'),
}
