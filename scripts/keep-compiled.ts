// Set up for files of tests: what was compiled for one is kept for the next. A worker of the runner is ended in a way that
// would keep nothing by itself.
import { flushCompileCache } from 'node:module'
import { afterAll } from 'vitest'

afterAll(() => flushCompileCache())
