import { promisesOfFolding } from './fixtures/promises-of-folding.ts'

promisesOfFolding({ seed: 20261123, numRuns: 10_000 })
