/** Settles once when somebody wants the program to end: Ctrl-C, SIGTERM, or the terminal going away. */
export function untilToldToStop(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => settle())
  })
}
