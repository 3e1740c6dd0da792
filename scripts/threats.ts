import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A test that a row of docs/threats.md names. `needs` says what a machine must have for it to run at all. */
export interface Proof {
  file: string
  test: string
  needs?: string
}

export interface Threat {
  number: number
  threat: string
  proofs: Proof[]
}

/** What is read of the report that vitest's JSON reporter writes. */
export interface TestReport {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[]
}

const proofForm = /^`([^`]+\.test\.tsx?)` › (.+?)(?: \(needs: ([^)]+)\))?$/

/**
 * The rows of the one table of docs/threats.md: number, threat, control, shipped default, proofs set apart by `<br>`.
 * A proof is `` `path/file.test.ts` › title of the test ``; a title that ends in `…` stands for every test that begins
 * so, and `(needs: …)` after it for a machine without which it is skipped.
 *
 * @throws Error naming the row that does not hold to the form
 */
export function parseThreats(page: string): Threat[] {
  const rows = page.split('\n').filter((line) => /^\| *\d+ *\|/.test(line))
  return rows.map((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    const [number = '', threat = '', control = '', shipped = '', proof = ''] = cells.map((cell) => cell.trim())
    if (cells.length !== 5 || [threat, control, shipped, proof].includes('')) {
      throw new Error(`threats: row ${number} does not have five filled cells`)
    }
    return { number: Number(number), threat, proofs: proof.split(/ *<br> */).map((text) => proofOf(number, text)) }
  })
}

function proofOf(row: string, text: string): Proof {
  const [, file, test, needs] = proofForm.exec(text) ?? []
  if (file === undefined || test === undefined) {
    throw new Error(`threats: row ${row}: a proof reads \`path/file.test.ts\` › title, not ${text}`)
  }
  return { file, test, ...(needs === undefined ? {} : { needs }) }
}

/**
 * Compares the table with a run: every proof must have run and passed. One that was skipped is a fault too, unless its
 * row says what it needs; those are answered apart, to be shown.
 *
 * @param root   the folder that the paths of the table begin in
 * @param whole  false where only some files were run: rows of the others are then passed over
 */
export function checkThreats(
  threats: readonly Threat[],
  report: TestReport,
  root: string,
  whole = true,
): { faults: string[]; skipped: string[]; proved: number } {
  const run = new Map(report.testResults.map((file) => [relative(root, file.name), file.assertionResults]))
  const found = { faults: [] as string[], skipped: [] as string[], proved: 0 }
  for (const { number, proofs } of threats) {
    for (const proof of proofs) {
      const where = `row ${number}: ${proof.file} › ${proof.test}`
      const tests = run.get(proof.file)
      if (tests === undefined && !whole) continue
      const named = (tests ?? []).filter(({ title }) => fits(proof.test, title))
      const others = named.filter(({ status }) => status !== 'passed')
      if (named.length === 0) found.faults.push(`${where}: no such test`)
      else if (others.length === 0) found.proved += 1
      else if (proof.needs !== undefined && others.every(({ status }) => status !== 'failed')) {
        found.skipped.push(`${where}: skipped, needs ${proof.needs}`)
      } else found.faults.push(`${where}: ${[...new Set(others.map(({ status }) => status))].join(', ')}`)
    }
  }
  return found
}

function fits(wanted: string, title: string): boolean {
  return wanted.endsWith('…') ? title.startsWith(wanted.slice(0, -1)) : title === wanted
}

/** The phase of `npm test` after the tests: throws every row that nothing proves, and answers with what was proved. */
export function threatsAreProved(root: string, report: TestReport, whole: boolean): string {
  const page = join(root, 'docs/threats.md')
  const threats = existsSync(page) ? parseThreats(readFileSync(page, 'utf8')) : []
  const { faults, skipped, proved } = checkThreats(threats, report, root, whole)
  for (const line of skipped) console.log(`  threats: ${line}`)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return `${threats.length} threats, ${proved} proofs passed, ${skipped.length} skipped`
}
