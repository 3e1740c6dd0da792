import { execFileSync } from 'node:child_process'

/** Addresses for documentation (RFC 5737): they lead nowhere, should one ever leave its namespace. */
const addressOf = (at: number) => `192.0.2.${at + 1}`
/** Nobody on the bridge has it: what is sent there is gone, and nobody says so. */
const nowhere = '02:00:00:00:00:fe'
const hub = 'hub'

function run(...words: string[]): string {
  const [command, ...rest] = words as [string, ...string[]]
  return execFileSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/**
 * Network namespaces of this machine, each with a cable of its own to one switch: a network of real kernels' TCP, in which a
 * cable is pulled, one direction of one line loses everything in silence, and a line is slow. Needs root, `ip` and `tc`.
 */
export class Namespaces {
  readonly #mark: string
  readonly #names: readonly string[]
  /** Delay and loss too, where the kernel has netem. */
  readonly netem: boolean

  /** @throws where this machine cannot have them; nothing is left behind */
  constructor(count: number, mark = `ly${process.pid}`) {
    this.#mark = mark
    this.#names = Array.from({ length: count }, (_, at) => `${mark}-${at}`)
    try {
      run('ip', 'netns', 'add', `${mark}-${hub}`)
      this.#in(hub, 'ip', 'link', 'add', 'name', 'switch', 'type', 'bridge')
      this.#in(hub, 'ip', 'link', 'set', 'switch', 'up')
      for (let at = 0; at < count; at++) this.#plugIn(at)
      this.#in(0, 'tc', 'qdisc', 'add', 'dev', 'eth0', 'root', 'tbf', ...slow(1_000_000))
      this.#in(0, 'tc', 'qdisc', 'del', 'dev', 'eth0', 'root')
      this.netem = this.#hasNetem()
    } catch (error) {
      this.remove()
      throw error
    }
  }

  /** The words before a command that make it run in a namespace. */
  enter(at: number): string[] {
    return ['ip', 'netns', 'exec', this.#names[at] as string]
  }

  address(at: number): string {
    return addressOf(at)
  }

  /** Pulls the cable of one, or plugs it in again. */
  cable(at: number, is: 'in' | 'out'): void {
    this.#in(at, 'ip', 'link', 'set', 'eth0', is === 'in' ? 'up' : 'down')
  }

  /** What one sends to another is lost on the way, without a word to either; the other direction is as it was. */
  lose(from: number, to: number): void {
    this.#in(from, 'ip', 'neigh', 'replace', addressOf(to), 'lladdr', nowhere, 'nud', 'permanent', 'dev', 'eth0')
  }

  find(from: number, to: number): void {
    this.#in(from, 'ip', 'neigh', 'del', addressOf(to), 'dev', 'eth0')
  }

  /** Lets so many bytes a second out of one; where the kernel can, each packet 50 ms late and one in fifty lost. */
  slow(at: number, bytesPerSecond: number): void {
    const shape = this.netem
      ? ['netem', 'delay', '50ms', 'loss', '2%', 'rate', `${bytesPerSecond * 8}bit`]
      : ['tbf', ...slow(bytesPerSecond)]
    this.#in(at, 'tc', 'qdisc', 'replace', 'dev', 'eth0', 'root', ...shape)
  }

  fast(at: number): void {
    this.#in(at, 'tc', 'qdisc', 'del', 'dev', 'eth0', 'root')
  }

  /** With everything in them: cables and the switch go with their namespaces. */
  remove(): void {
    for (const name of [...this.#names, `${this.#mark}-${hub}`]) {
      try {
        run('ip', 'netns', 'del', name)
      } catch {
        // It was not made.
      }
    }
  }

  #plugIn(at: number): void {
    run('ip', 'netns', 'add', this.#names[at] as string)
    const port = `port${at}`
    this.#in(
      hub,
      'ip',
      'link',
      'add',
      'name',
      port,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      this.#names[at] as string,
    )
    this.#in(hub, 'ip', 'link', 'set', port, 'master', 'switch', 'up')
    this.#in(at, 'ip', 'address', 'add', `${addressOf(at)}/24`, 'dev', 'eth0')
    for (const device of ['lo', 'eth0']) this.#in(at, 'ip', 'link', 'set', device, 'up')
  }

  #hasNetem(): boolean {
    try {
      this.#in(0, 'tc', 'qdisc', 'add', 'dev', 'eth0', 'root', 'netem', 'delay', '1ms')
      this.#in(0, 'tc', 'qdisc', 'del', 'dev', 'eth0', 'root')
      return true
    } catch {
      return false
    }
  }

  #in(which: number | typeof hub, ...words: string[]): void {
    run('ip', 'netns', 'exec', `${this.#mark}-${which}`, ...words)
  }
}

const slow = (bytesPerSecond: number) => ['rate', `${bytesPerSecond * 8}bit`, 'burst', '16kb', 'latency', '1s']

/** Why this machine cannot have them, in words; undefined where it can. */
export function lacksNamespaces(): string | undefined {
  try {
    new Namespaces(1, `ly${process.pid}t`).remove()
    return undefined
  } catch (error) {
    return (
      String((error as { stderr?: string }).stderr || (error as Error).message)
        .trim()
        .split('\n')[0] || 'unknown'
    )
  }
}
