import { hash } from 'node:crypto'
import type { HashSuite } from '@lianyu/kernel'

/** SHA-256 by the platform's library, in one call without an object for each hash. */
export const sha256Node: HashSuite = { id: 'sha256', size: 32, hash: (bytes) => hash('sha256', bytes, 'buffer') }
