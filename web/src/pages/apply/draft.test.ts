import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftKey, dropDrafts, keepDraft, readDraft } from './draft.ts'

const draft = (value: string) => ({ command: 'c', values: { applicantId: value }, files: {} })
/** A browser's storage as this page uses it: its keys are its own, its methods are not. */
const storage = () =>
  Object.defineProperties({} as Record<string, string>, {
    getItem: {
      value(this: Record<string, string>, key: string) {
        return this[key] ?? null
      },
    },
    setItem: {
      value(this: Record<string, string>, key: string, value: string) {
        this[key] = value
      },
    },
    removeItem: {
      value(this: Record<string, string>, key: string) {
        delete this[key]
      },
    },
  })

beforeEach(() => vi.stubGlobal('localStorage', Object.assign(storage(), { 'lianyu.size': 'large' })))
afterEach(() => vi.unstubAllGlobals())

describe('a draft on a device that several people use', () => {
  it('is there again for whoever typed it, and for nobody else', () => {
    keepDraft(draftKey('a1', 'case'), draft('11010519491231002X'))
    expect(readDraft(draftKey('a1', 'case'))).toEqual(draft('11010519491231002X'))
    expect(readDraft(draftKey('a2', 'case'))).toBeUndefined()
  })
  it('goes when another person signs in, whose own stay', () => {
    keepDraft(draftKey('a1', 'case'), draft('one'))
    keepDraft(draftKey('a2', 'case'), draft('two'))
    dropDrafts('a2')
    expect(JSON.stringify(localStorage)).not.toContain('one')
    expect(readDraft(draftKey('a2', 'case'))).toEqual(draft('two'))
  })
  it('goes with signing out, and nothing else of the device does', () => {
    keepDraft(draftKey('a1', 'case'), draft('one'))
    dropDrafts()
    expect({ ...localStorage }).toEqual({ 'lianyu.size': 'large' })
  })
})
