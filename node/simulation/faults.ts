import { registerHooks } from 'node:module'

interface KnownFault {
  /** The module it is built into, as the end of its address. */
  file: string
  /** What stands there once, and what stands there instead. */
  from: string
  to: string
  what: string
}

/** Faults that somebody could make, each of which the simulation must notice: they are what its silence is worth. */
export const faults: Record<string, KnownFault> = {
  'fence-of-a-later-tenure': {
    file: '/kernel/lifecycle/live-chain.ts',
    from: '    if (at > 0 && endsTenure(ground)) break\n',
    to: '',
    what: 'a fence holds for its epoch and those after it (>=) instead of its own (=)',
  },
  'answer-before-durable': {
    file: '/node/simulation/journal.ts',
    from: '    disk.flush(log)\n    this.#process.onDurable(command, facts)\n    await this.#process.pause()\n',
    to: '    void this.#process.pause().then(() => disk.flush(log))\n',
    what: 'a command is answered before its facts have reached the disk',
  },
  'command-done-twice': {
    file: '/node/simulation/journal.ts',
    from: 'entry.command === command',
    to: "entry.command === 'another'",
    what: 'a command that comes again is not looked up',
  },
  'waiting-is-accusing': {
    file: '/node/exchange/tail-log.ts',
    from: 'return stop.later\n',
    to: 'return stop.later && false\n',
    what: 'a log whose grounds have not arrived yet is put aside',
  },
  'vouches-before-stored': {
    file: '/node/exchange/tail-log.ts',
    from: '    const answer = await this.#parts.journal.mirror({',
    to: '    const early = await this.#in((tx) => rows.findLog(tx, this.origin))\n    if (reaches && early) await this.#vouching.vouch(early.log, head)\n    const answer = await this.#parts.journal.mirror({',
    what: 'a mirror vouches for entries that it does not hold yet',
  },
}

/** Builds a fault in: every module that is loaded from here on is read with it. */
export function seedFault(name: string): void {
  const fault = faults[name]
  if (fault === undefined) throw new Error(`no such fault: ${name}; there are ${Object.keys(faults).join(', ')}`)
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith(fault.file)) return loaded
      const source = String(loaded.source)
      if (source.split(fault.from).length !== 2) throw new Error(`${fault.file} no longer reads as ${name} expects`)
      return { ...loaded, source: source.replace(fault.from, fault.to) }
    },
  })
}
