import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeDurably } from './write-durably.ts'

/**
 * Lines of JSON outside the database, appended and fsynced, read once. A torn last line was never acknowledged and is
 * passed over, and is cut off before the next line is written.
 */
export class LineFile<T> {
  readonly #path: string
  readonly #lines: T[]
  #torn: boolean
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(path: string, lines: T[], torn: boolean) {
    this.#path = path
    this.#lines = lines
    this.#torn = torn
  }

  static async open<T>(path: string): Promise<LineFile<T>> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const lines: T[] = []
    let torn = text !== '' && !text.endsWith('\n')
    for (const line of text.split('\n').filter((one) => one !== '')) {
      try {
        lines.push(JSON.parse(line) as T)
      } catch {
        torn = true
      }
    }
    return new LineFile(path, lines, torn)
  }

  get lines(): readonly T[] {
    return this.#lines
  }

  /** Returns when the lines have reached the disk. */
  append(more: readonly T[]): Promise<void> {
    if (more.length === 0) {
      return Promise.resolve()
    }
    const writing = this.#turn.then(() => this.#write(more))
    this.#turn = writing.catch(() => {
      this.#torn = true
    })
    return writing
  }

  async #write(more: readonly T[]): Promise<void> {
    if (this.#torn) {
      await writeDurably(this.#path, textOf(this.#lines))
      this.#torn = false
    }
    const file = await open(this.#path, 'a', 0o600)
    try {
      await file.writeFile(textOf(more))
      await file.datasync()
    } finally {
      await file.close()
    }
    this.#lines.push(...more)
  }
}

function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
