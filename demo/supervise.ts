import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Text } from '@lianyu/kernel'
import type { Answers, Ask, FromNode, ProcessOptions } from './messages.ts'

const program = fileURLToPath(new URL('./node-process.ts', import.meta.url))

/** A node of the demo, running in a process of its own. */
export interface NodeProcess {
  readonly number: ProcessOptions['number']
  readonly pid: number
  readonly url: string
  readonly cards: Uint8Array[]
  ask<A extends Ask>(ask: A): Promise<Answers[A['ask']]>
  /** Settles once when the process has ended, wanted or not. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/**
 * Starts a node's process and answers when it serves.
 *
 * @param onDoing  told what it is about, in a word, while it starts
 * @throws Error with the node's own words when it could not start
 */
export async function startProcess(options: ProcessOptions, onDoing: (what: Text) => void): Promise<NodeProcess> {
  const child = fork(program, [JSON.stringify(options)], {
    serialization: 'advanced',
    env: { ...process.env, ...compileCache() },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
    child.once('exit', (code, signal) => settle({ code, signal }))
  })
  const waiting = new Map<number, { settle: (answer: never) => void; fail: (error: Error) => void }>()
  let asked = 0
  void ended.then(() => {
    for (const { fail } of waiting.values()) fail(new Error(`the node ${options.number} has ended`))
    waiting.clear()
  })
  const ready = await new Promise<{ url: string; cards: Uint8Array[] }>((settle, fail) => {
    let failure: string | undefined
    void ended.then(({ code, signal }) => fail(new Error(failure ?? `node ${options.number} ended: ${signal ?? code}`)))
    child.on('message', (message: FromNode) => {
      switch (message.says) {
        case 'doing':
          return onDoing(message.what)
        case 'ready':
          return settle(message)
        case 'failed':
          failure = message.message
          return
        case 'done':
          waiting.get(message.id)?.settle(message.answer as never)
          break
        case 'refused':
          waiting.get(message.id)?.fail(new Error(message.message))
          break
      }
      waiting.delete(message.id)
    })
  })
  const ask = (question: Ask) =>
    new Promise<never>((settle, fail) => {
      const id = ++asked
      waiting.set(id, { settle, fail })
      send(child, { ...question, id }, fail)
    })
  return { number: options.number, pid: child.pid as number, ...ready, ask, ended }
}

/** A process takes up its parent's cache of compiled code only when it is told where that is. */
function compileCache(): Record<string, string> {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

function send(child: ChildProcess, message: object, fail: (error: Error) => void): void {
  if (!child.connected) fail(new Error('the node has ended'))
  else child.send(message, (error) => error !== null && fail(error))
}
