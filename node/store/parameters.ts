/** The parameters of a statement that is put together; the party is always $1. */
export class Parameters {
  readonly all: unknown[]

  constructor(party: string) {
    this.all = [party]
  }

  /** Adds a value; answers with its place and type as SQL: `$2::text`. */
  add(value: unknown, type: string): string {
    return `$${this.all.push(value)}::${type}`
  }
}
