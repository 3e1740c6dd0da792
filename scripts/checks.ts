// Checks that are not tests of their own but count as one each. `checks.ts types | lint | all` runs them by name.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Phase, runPhases } from './phases.ts'
import { runQuietly } from './run-quietly.ts'

const root = join(import.meta.dirname, '..')
const packages = ['kernel', 'packs', 'node', 'web', 'cli', 'demo', 'bench']

function check(name: string, script: string, ...args: string[]): Phase {
  const run = () => runQuietly(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root })
  return { name, run: () => run().then(() => '') }
}

// The native compiler takes a quarter of the time; what reads types as a library (openapi-typescript, dependency-cruiser)
// still needs the one before.
const tsc = 'typescript-native/bin/tsc'
const types = [
  check('types: kernel, without ambient types', tsc, '-p', 'kernel/tsconfig.json'),
  check('types: packs, node, cli, demo, bench, scripts, tests', tsc, '-p', 'tsconfig.json'),
  ...(existsSync(join(root, 'web/tsconfig.json')) ? [check('types: web', tsc, '-p', 'web/tsconfig.json')] : []),
]

const depcruise = 'dependency-cruiser/bin/dependency-cruise.mjs'
const lint = [
  check('lint and format', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  check('boundaries', depcruise, '--config', '.dependency-cruiser.cjs', ...packages, 'scripts'),
]

export const checks: Record<string, Phase[]> = { types, lint, all: [...types, ...lint] }

/** Each is a program on one core, so two are under way. */
export const runChecks = (some: Phase[]) => runPhases(some, 2)

if (import.meta.main) {
  const { failed } = await runChecks(checks[process.argv[2] ?? 'all'] ?? [])
  process.exitCode = failed === 0 ? 0 : 1
}
