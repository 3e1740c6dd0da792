import { defineConfig } from 'vitest/config'
import LongestFirst from './scripts/longest-first.ts'

const away = ['**/node_modules/**', '**/dist/**', '**/.lianyu/**']
const integration = '**/*.int.test.ts'
const endToEnd = '**/*.e2e.test.ts'
const long = '**/*.long.test.ts'
const postgres = './scripts/test-postgres.ts'
const compiled = './scripts/keep-compiled.ts'
const madeDemo = './demo/walk/made-demo.ts'
const evidence = './scripts/show-evidence.ts'
// Files are loaded by Node itself, as they are in earnest. Rewriting them first took longer than many tests.
const byNode = { viteModuleRunner: false, nodeLoader: false }
// These replace or watch modules while they load: a process of its own for each file.
const alone = ['node/api/authorization-matrix.int.test.ts', 'node/api/generated-requests.int.test.ts']

export default defineConfig({
  test: {
    // Left to itself the runner keeps one core for watching; what waits for a database leaves its own to others too.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Nothing running.
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...away, 'web/**', integration, endToEnd, long],
          experimental: byNode,
          setupFiles: [compiled],
          // What files import is read once for each worker: nothing of ours keeps anything between them.
          isolate: false,
          // Properties take many runs, and machines differ: only what hangs is a failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What screens are made of, whose files only a bundler reads.
        test: {
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: [...away, integration, endToEnd, long],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // A real PostgreSQL: one server for the run, a database for each file.
        test: {
          name: 'int',
          include: [integration],
          exclude: [...away, ...alone],
          experimental: byNode,
          setupFiles: [compiled],
          isolate: false,
          globalSetup: [postgres],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          globalSetup: [postgres],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Real nodes and a browser: three files at a time, since a walk mostly waits, as people do.
        test: {
          name: 'e2e',
          include: [endToEnd],
          exclude: away,
          experimental: byNode,
          globalSetup: [postgres, madeDemo],
          setupFiles: [compiled, evidence],
          isolate: false,
          sequence: { groupOrder: 1 },
          // A walk holds many waits of a minute each, which say what did not come: this ends only what hangs by itself.
          testTimeout: 900_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        // The same promises over more runs: `npm run test:long`.
        test: {
          name: 'long',
          include: [long],
          exclude: away,
          experimental: byNode,
          globalSetup: [postgres],
          setupFiles: [compiled, evidence],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
