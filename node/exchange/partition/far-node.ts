import { type ChildProcess, spawn } from 'node:child_process'
import type { PartyId } from '@lianyu/kernel'
import type { PostgresConnection } from '../../store/own-postgres.ts'
import type { Deeds } from './node-in-namespace.ts'

type Answer = { id: number; answer?: unknown; failed?: string } | { ready: true }

/** The near end of a node in another network namespace. */
export class FarNode {
  readonly party: PartyId
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  #last = 0

  constructor(enter: readonly string[], host: string, party: PartyId, connection: PostgresConnection) {
    this.party = party
    const [command, ...words] = [
      ...enter,
      process.execPath,
      new URL('./node-in-namespace.ts', import.meta.url).pathname,
      host,
      party,
      JSON.stringify(connection),
    ] as unknown as [string, ...string[]]
    this.#process = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' })
    this.#process.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`node ${party} ended with ${code}`))
    })
    this.#process.on('message', (message: Answer) => {
      const id = 'ready' in message ? 0 : message.id
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if ('failed' in message && message.failed !== undefined) waiting?.reject(new Error(message.failed))
      else waiting?.resolve(('answer' in message ? message.answer : undefined) as never)
    })
  }

  ready(): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }))
  }

  tell<D extends keyof Deeds>(deed: D, ...given: Parameters<Deeds[D]>): Promise<Awaited<ReturnType<Deeds[D]>>> {
    this.#last += 1
    const id = this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#process.send({ id, deed, given }, (error) => error && reject(error))
    })
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.disconnect()
    await ended
  }
}
