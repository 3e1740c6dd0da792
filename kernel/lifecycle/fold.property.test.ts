import { promisesOfFolding } from './fixtures/promises-of-folding.ts'

promisesOfFolding({ seed: 20261122, numRuns: 100 })
