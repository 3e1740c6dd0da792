// Vitest's setup file of the walks: a test that failed shows what stood on the pages it left open.
import { afterEach } from 'vitest'
import { showEvidence } from './walk-evidence.ts'

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await showEvidence(task)
})
