import type { KindDeclaration, Reuses } from '../kind.ts'
import type { Faults } from './faults.ts'

/** Whose papers they are is personal, the papers are files, and both entries are open steps that ask for what is named. */
export function checkReuses(kind: KindDeclaration, { who, papers, consent, takes }: Reuses, faults: Faults): void {
  const fields = Object.keys(kind.fields)
  for (const [i, id] of who.entries()) {
    const path = `reuses.who.${i}`
    if (faults.known(path, 'field', id, fields) && kind.fields[id]?.part !== 'personal')
      faults.add(path, `"${id}" is not personal`, 'name the field that says who it is')
  }
  for (const [i, id] of papers.entries()) isFiles(kind, id, `reuses.papers.${i}`, faults)
  isFiles(kind, takes.files, 'reuses.takes.files', faults)
  const asked = [
    ['consent', consent.step, [consent.says]],
    ['takes', takes.step, [takes.files, takes.what, takes.from]],
  ] as const
  for (const [of, step, needs] of asked) {
    if (!faults.known(`reuses.${of}.step`, 'open step', step, Object.keys(kind.open))) continue
    const form = kind.open[step]?.form.map(({ field }) => field) ?? []
    for (const field of needs) faults.known(`reuses.${of}`, `field asked by "${step}"`, field, form)
  }
  const { choices } = kind.fields[consent.says] ?? {}
  for (const said of ['given', 'withdrawn'] as const)
    faults.known(`reuses.consent.${said}`, 'choice', consent[said], choices ?? [])
}

function isFiles(kind: KindDeclaration, id: string, path: string, faults: Faults): void {
  if (!faults.known(path, 'field', id, Object.keys(kind.fields))) return
  if (kind.fields[id]?.type !== 'files') faults.add(path, `"${id}" holds no files`, 'use a field of type "files"')
}
