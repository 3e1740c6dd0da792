import { isName } from '../../fact/ids.ts'
import { nearest } from '../near.ts'

/** One thing wrong with a declaration: where, what, and what was probably meant. For people who write packs. */
export interface Fault {
  /** `tracks.land.steps.grant.from` */
  path: string
  says: string
  /** What would mend it. */
  fix?: string
}

/** `tracks.land.steps.grant.from: no stage "aplied"; did you mean "applied"?` */
export function formatFault({ path, says, fix }: Fault): string {
  return `${path}: ${says}${fix === undefined ? '' : `; ${fix}`}`
}

/** Collects the faults of one declaration; every check goes on after a fault, so that all are reported at once. */
export interface Faults {
  add(path: string, says: string, fix?: string): void
  /** `name` must be one of `known`; answers whether it is. */
  known(path: string, what: string, name: string, known: Iterable<string>): boolean
  /** An id of ours: lower case, digits, hyphens. */
  named(path: string, name: string): void
  list: Fault[]
}

export function faults(): Faults {
  const list: Fault[] = []
  const add = (path: string, says: string, fix?: string) => {
    list.push(fix === undefined ? { path, says } : { path, says, fix })
  }
  return {
    list,
    add,
    known(path, what, name, known) {
      const names = [...known]
      if (names.includes(name)) return true
      const near = nearest(name, names)
      const choose = names.length === 0 ? 'there is none' : `choose one of ${names.map((one) => `"${one}"`).join(', ')}`
      add(path, `no ${what} "${name}"`, near === undefined ? choose : `did you mean "${near}"?`)
      return false
    },
    named(path, name) {
      if (!isName(name))
        add(path, `"${name}" is no name`, 'use lower case, digits and hyphens, beginning with a letter')
    },
  }
}
