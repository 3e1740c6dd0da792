import { spawn } from 'node:child_process'

/** Runs a program and keeps its output to itself, unless it fails: then the last 30 lines are the error's message. */
export function runQuietly(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  return new Promise<string>((settle, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
      })
    }
    child.once('error', fail)
    child.once('close', (code, signal) => {
      if (code === 0) {
        settle(output)
      } else {
        const how = `${program} ${args[0] ?? ''}: ${signal ?? `exit code ${code}`}`
        fail(new Error(`${how}\n${output.trim().split('\n').slice(-30).join('\n')}`))
      }
    })
  })
}
