import net from 'node:net'

/**
 * What the line does. `pass`: all that comes. `cut`: refuses connections and drops those there are. `hold`: half-open,
 * takes connections and bytes and answers nothing, ever, also those connections that were held when it is mended. `deaf`:
 * questions arrive, answers do not. A number: that many bytes a second, either way.
 */
export type Fault = 'pass' | 'cut' | 'hold' | 'deaf' | number

/** The line from one node to another: listens for the one, connects to the other. A network fault without a network. */
export class FaultProxy {
  readonly #target: () => number
  readonly #sockets = new Set<net.Socket>()
  readonly #server: net.Server
  #fault: Fault = 'pass'
  /** Before the first byte of each chunk goes on, in milliseconds. */
  delayMs = 0

  /** `target` is the port of the node at the other end; it may change when that node is started again. */
  constructor(target: () => number) {
    this.#target = target
    this.#server = net.createServer((asker) => this.#connect(asker))
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`
  }

  get fault(): Fault {
    return this.#fault
  }

  set fault(fault: Fault) {
    this.#fault = fault
    if (fault === 'cut') for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #connect(asker: net.Socket): void {
    this.#keep(asker)
    if (this.#fault === 'cut') return void asker.resetAndDestroy()
    const node = net.connect(this.#target(), '127.0.0.1')
    this.#keep(node)
    for (const socket of [asker, node]) {
      socket.on('close', () => {
        asker.destroy()
        node.destroy()
      })
    }
    this.#carry(asker, node, ['hold'])
    this.#carry(node, asker, ['hold', 'deaf'])
  }

  /** A connection that lost one byte is dead for good: what comes after could not be understood. */
  #carry(from: net.Socket, to: net.Socket, loses: readonly Fault[]): void {
    let dead = false
    from.on('data', (chunk: Buffer) => {
      dead ||= loses.includes(this.#fault)
      if (dead) return
      const slowMs = typeof this.#fault === 'number' ? (chunk.length / this.#fault) * 1_000 : 0
      const waitMs = slowMs + this.delayMs
      if (waitMs === 0) return void to.write(chunk)
      from.pause()
      setTimeout(() => {
        to.write(chunk)
        from.resume()
      }, waitMs)
    })
  }

  #keep(socket: net.Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
