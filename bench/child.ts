import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

export interface Child<T> {
  ready: T
  pid: number
  /** However it ends. */
  ended: Promise<void>
  /** One line to the program; resolves at the next line it answers with. */
  say(line: string): Promise<string>
  stop(): Promise<void>
}

/** Starts a program of this folder and waits for its line of JSON; its standard input is its life line. */
export async function startChild<T>(program: string, args: string[]): Promise<Child<T>> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((settle) => child.once('close', () => settle()))
  // Its lines in order, each for whoever has waited longest: a program that is slow may answer two questions at once.
  const waiting: ((line: string) => void)[] = []
  const lineOf = () => new Promise<string>((settle) => waiting.push(settle))
  const lines = createInterface(child.stdout as Readable)
  lines.on('line', (line) => waiting.shift()?.(line))
  const ready = await new Promise<string>((settle, fail) => {
    void lineOf().then(settle)
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code} before it was ready`)))
  })
  return {
    ready: JSON.parse(ready) as T,
    pid: child.pid as number,
    ended,
    say: (text) => {
      child.stdin?.write(`${text}\n`)
      return lineOf()
    },
    stop: async () => {
      child.stdin?.end()
      await ended
    },
  }
}
