import { defineConfig } from 'vitest/config'

const away = ['**/node_modules/**', '**/dist/**', '**/.lianyu/**']
const integration = '**/*.int.test.ts'
const endToEnd = '**/*.e2e.test.ts'
const long = '**/*.long.test.ts'
const postgres = './scripts/test-postgres.ts'

export default defineConfig({
  test: {
    projects: [
      {
        // Nothing running.
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...away, integration, endToEnd, long],
          // Pure code keeps nothing between files: what they import is read once for each worker.
          isolate: false,
          // Properties take many runs, and machines differ: only what hangs is a failure.
          testTimeout: 120_000,
        },
      },
      {
        // A real PostgreSQL: one server for the run, a database for each file.
        test: {
          name: 'int',
          include: [integration],
          exclude: away,
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
          globalSetup: [postgres],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        // The same promises over more runs: `npm run test:long`.
        test: {
          name: 'long',
          include: [long],
          exclude: away,
          globalSetup: [postgres],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
