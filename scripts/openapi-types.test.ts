import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { generatedTypes, openApiTypes } from './openapi-types.ts'

describe('the browser’s answer types', () => {
  it('are those of the route table: run `npm run api:types` after a route changes', async () => {
    expect(await readFile(generatedTypes, 'utf8')).toBe(await openApiTypes())
  })
})
