import { uuidV7From } from '@lianyu/kernel'

/** A command's id, made here so that the same command sent twice is one command. */
export function newCommandId(): string {
  return uuidV7From(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
