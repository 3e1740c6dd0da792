import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child<T> {
  ready: T
  pid: number
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
  const line = await new Promise<string>((settle, fail) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (text.includes('\n')) settle(text.slice(0, text.indexOf('\n')))
    })
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code} before it was ready`)))
  })
  return {
    ready: JSON.parse(line) as T,
    pid: child.pid as number,
    say: async (text) => {
      const answered = new Promise<string>((settle) => child.stdout?.once('data', (answer) => settle(String(answer))))
      child.stdin?.write(`${text}\n`)
      return await answered
    },
    stop: async () => {
      child.stdin?.end()
      await ended
    },
  }
}
