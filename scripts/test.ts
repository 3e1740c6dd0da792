// `npm test`: types, lint, boundaries and every test; the last line sums them up. `npm test -- kernel/log` runs the
// tests of these paths alone.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks, runChecks } from './checks.ts'
import { type Count, countTests, type JsonReport, sum } from './count-tests.ts'
import { runPhases } from './phases.ts'
import { forTests } from './set-up.ts'
import { type TestReport, threatsAreProved } from './threats.ts'

const root = join(import.meta.dirname, '..')
const paths = process.argv.slice(2)
const projects = ['unit', 'web', 'int', 'alone', 'e2e']

async function runTests(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'lianyu-report-'))
  const file = join(folder, 'report.json')
  const args = ['run', ...projects.flatMap((name) => ['--project', name]), ...paths, '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const vitest = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...reporters], {
    cwd: root,
    // What every file of tests and every node of theirs loads is read and compiled once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exitCode = await new Promise<number>((settle) => vitest.once('close', (code) => settle(code ?? 1)))
  const report = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as JsonReport & TestReport,
    () => undefined,
  )
  await rm(folder, { recursive: true, force: true })
  // A run without a report has already failed.
  const proved = report === undefined ? { passed: 0, failed: 0 } : await proveThreats(report)
  return sum({ ...proved, skipped: 0 }, countTests(report, exitCode))
}

function proveThreats(report: JsonReport & TestReport) {
  const run = async () => threatsAreProved(root, report, paths.length === 0)
  return runPhases([{ name: 'threats: every row of docs/threats.md is proved', run }])
}

const whole = paths.length === 0
const ready = await runPhases(whole ? forTests : [])
const checked = await runChecks(whole ? (checks.all ?? []) : [])
const looked = sum({ ...ready, skipped: 0 }, { ...checked, skipped: 0 })
const total = sum(looked, await runTests())
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
