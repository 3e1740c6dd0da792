import { hexToBytes } from '@noble/hashes/utils.js'
import { sm3 as sm3Hex } from 'sm-crypto-v2'
import { HASH_BYTES, type HashSuite } from './suite.ts'

/**
 * In a file of its own, so that a page which checks SHA-256 logs only does not load the package.
 * @source GB/T 32905-2016
 */
export const sm3: HashSuite = { id: 'sm3', size: HASH_BYTES, hash: (bytes) => hexToBytes(sm3Hex(bytes)) }
