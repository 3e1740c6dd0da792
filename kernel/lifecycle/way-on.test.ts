import { describe, expect, it } from 'vitest'
import type { KindDeclaration } from './kind.ts'
import { hasArrived, nextStage, wayOn } from './way-on.ts'

const step = (from: string[], to: string) => ({ from, to, by: ['officer'] })
/** A project: talks → signed → built, stopped from anywhere; one lane that a gate needs approved. */
const declaration = {
  main: 'main',
  tracks: {
    main: {
      holder: { desk: 'office' },
      start: 'talks',
      stages: { talks: {}, signed: {}, built: { end: true }, stopped: { end: true } },
      steps: {
        stop: step(['talks', 'signed'], 'stopped'),
        sign: step(['talks'], 'signed'),
        build: step(['signed'], 'built'),
      },
    },
    land: {
      holder: { desk: 'land' },
      start: 'waiting',
      stages: { waiting: {}, received: {}, returned: {}, approved: {} },
      steps: {
        receive: step(['waiting', 'returned'], 'received'),
        return: step(['waiting', 'received'], 'returned'),
        approve: step(['received'], 'approved'),
        withdraw: step(['approved'], 'received'),
      },
    },
    record: {
      holder: { desk: 'office' },
      start: 'kept',
      stages: { kept: {} },
      steps: { amend: step(['kept'], 'kept') },
    },
    target: {
      holder: { desk: 'office' },
      start: 'drafted',
      stages: { drafted: {}, set: { rests: true }, disputed: {}, ruled: { rests: true }, dropped: { end: true } },
      steps: {
        drop: step(['drafted', 'set'], 'dropped'),
        put: step(['drafted'], 'set'),
        change: step(['set'], 'drafted'),
        dispute: step(['drafted', 'set'], 'disputed'),
        rule: step(['disputed'], 'ruled'),
      },
    },
    register: {
      standing: true,
      holder: { desk: 'office' },
      start: 'kept',
      stages: { kept: {}, gone: { end: true } },
      steps: { close: step(['kept'], 'gone') },
    },
  },
  gates: { build: { opens: 'build', needs: { land: ['approved'] } } },
} as unknown as KindDeclaration

describe('where a track goes', () => {
  it('is the end farthest from its start, not the one that breaks it off', () => {
    expect(wayOn(declaration, 'main', 'talks')).toEqual(['signed', 'built'])
  })
  it('is what a gate needs of it, by the shortest way', () => {
    expect(['waiting', 'returned', 'received'].map((stage) => nextStage(declaration, 'land', stage))).toEqual([
      'received',
      'received',
      'approved',
    ])
  })
  it('is where it rests, the nearest, though it could still be dropped; there nobody owes anything', () => {
    expect(wayOn(declaration, 'target', 'drafted')).toEqual(['set'])
    expect(wayOn(declaration, 'target', 'disputed')).toEqual(['ruled'])
    expect(wayOn(declaration, 'target', 'set')).toEqual([])
    expect(hasArrived(declaration, 'target', 'set')).toBe(true)
  })
  it('is nowhere once it has arrived, or where nothing leads on', () => {
    expect(nextStage(declaration, 'land', 'approved')).toBeUndefined()
    expect(nextStage(declaration, 'main', 'stopped')).toBeUndefined()
    expect(nextStage(declaration, 'record', 'kept')).toBeUndefined()
    // A register stands open: its end is not what somebody owes.
    expect(nextStage(declaration, 'register', 'kept')).toBeUndefined()
  })
  it('has arrived at an end and at what a gate needs', () => {
    const arrived = (track: string, stage: string) => hasArrived(declaration, track, stage)
    expect([arrived('main', 'built'), arrived('land', 'approved')]).toEqual([true, true])
    expect([arrived('main', 'signed'), arrived('land', 'received'), arrived('record', 'kept')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
