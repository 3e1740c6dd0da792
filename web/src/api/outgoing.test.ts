import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type NewCommand, Outbox, type Outgoing } from './outgoing.ts'
import { ProblemError } from './problem.ts'
import type { Receipt } from './types.ts'

const receipt: Receipt = { matter: 'm', facts: [], replayed: false }
const command = (id: string, over: Partial<NewCommand> = {}): NewCommand => ({
  command: id,
  who: '360322:p1',
  matter: 'm',
  step: 'start',
  says: '开工',
  url: '/api/matters/m/steps/start',
  body: { data: {} },
  ...over,
})

/** An outbox whose node answers what the test says, and whose device is a map. */
function at(answers: (Receipt | ProblemError)[], kept = new Map<string, Outgoing>()) {
  const sent: { id: string; leaving: boolean; at: number }[] = []
  const begun = Date.now()
  const box = new Outbox({
    send: async (one, leaving) => {
      sent.push({ id: one.command, leaving, at: Date.now() - begun })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (answer instanceof ProblemError) throw answer
      return answer as Receipt
    },
    keep: async (one) => void kept.set(one.command, one),
    forget: async (id) => void kept.delete(id),
    kept: async () => [...kept.values()],
    now: () => Date.now(),
  })
  const states = () => box.items().map((one) => one.state)
  return { box, sent, kept, states }
}

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-20T08:24:00.000Z') }))
afterEach(() => vi.useRealTimers())

describe('a command between the press and the answer', () => {
  it('waits five seconds in which it can be taken back as if it had never been pressed', async () => {
    const { box, sent, kept } = at([receipt])
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(4_900)
    expect(kept.has('c1')).toBe(true)
    expect(box.takeBack('c1')).toBe(true)
    await vi.advanceTimersByTimeAsync(180_000)
    expect([sent, [...kept], box.items()]).toEqual([[], [], []])
  })

  it('taken back in one window is not sent by another that had read it', async () => {
    const kept = new Map<string, Outgoing>()
    const [first, second] = [at([receipt], kept), at([receipt], kept)]
    first.box.submit(command('c1', { body: { data: { note: '示例' } } }))
    await second.box.begin('360322:p1')
    expect(second.states()).toEqual(['waiting'])
    expect(first.box.takeBack('c1')).toBe(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([first.sent, second.sent, second.box.items()]).toEqual([[], [], []])
    // What the device keeps of it meanwhile says nothing of what was typed.
    expect(JSON.stringify([...kept.values()])).not.toContain('示例')
  })

  it('of another window is not sent because this one is closed, and once only by its id', async () => {
    const kept = new Map<string, Outgoing>()
    const [first, second] = [at([receipt], kept), at([receipt], kept)]
    first.box.submit(command('c1'))
    await second.box.begin('360322:p1')
    second.box.leave()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(second.sent).toEqual([])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(first.states()).toEqual(['done'])
    expect(second.states()).toEqual(['done'])
    expect(new Set([...first.sent, ...second.sent].map(({ id }) => id))).toEqual(new Set(['c1']))
  })

  it('is sent at once where whoever pressed is sure, in its turn', async () => {
    const { box, sent } = at([receipt])
    box.submit(command('c1'))
    box.submit(command('c2'))
    box.sendNow('c2')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual([])
    box.sendNow('c1')
    await vi.advanceTimersByTimeAsync(1)
    expect(sent.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(box.takeBack('c1')).toBe(false)
  })

  it('pressed or taken back while a slow device is still read stands once, or not at all', async () => {
    const { box, sent, states } = at([receipt])
    box.submit(command('c1'))
    box.submit(command('c2', { matter: 'another' }))
    const begun = box.begin('360322:p1')
    box.takeBack('c1')
    await begun
    expect(states()).toEqual(['waiting'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.map(({ id }) => id)).toEqual(['c2'])
    box.leave()
    expect(sent).toHaveLength(1)
  })

  it('is sent after five seconds, settled once, forgotten by the device, and can no longer be taken back', async () => {
    const { box, sent, kept, states } = at([receipt])
    const settled: string[] = []
    box.onSettled((one) => settled.push(`${one.command} ${one.state}`))
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent.map((one) => one.at)).toEqual([5_000])
    expect([states(), settled, kept.size, box.takeBack('c1')]).toEqual([['done'], ['c1 done'], 0, false])
  })

  it('goes again with the same id while nobody answers, ever more slowly, and at once when the line is back', async () => {
    const lost = new ProblemError(0, {})
    const { box, sent, states } = at([lost, new ProblemError(503, {}), lost, receipt])
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(states()).toEqual(['retrying'])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(sent.map((one) => [one.id, one.at])).toEqual([
      ['c1', 5_000],
      ['c1', 6_000],
      ['c1', 8_000],
    ])
    box.tryNow()
    await vi.advanceTimersByTimeAsync(0)
    expect([sent.length, states()]).toEqual([4, ['done']])
  })

  it('keeps what was refused in view, with the reason, until it was read', async () => {
    const { box, states } = at([new ProblemError(409, { code: 'step.stale', zh: '已有人先办' })])
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(box.items()[0]).toMatchObject({ state: 'refused', problem: { code: 'step.stale' } })
    box.dismiss('c1')
    expect(states()).toEqual([])
  })

  it('goes on after a reload, for the same person only, with the same id', async () => {
    const first = at([new ProblemError(0, {})])
    first.box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(5_000)
    const stranger = at([receipt], first.kept)
    await stranger.box.begin('360322:p2')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stranger.sent).toEqual([])
    const back = at([receipt], first.kept)
    await back.box.begin('360322:p1')
    await vi.advanceTimersByTimeAsync(0)
    expect(back.sent.map((one) => one.id)).toEqual(['c1'])
    expect(first.kept.size).toBe(0)
  })

  it('that was being sent when its page went away goes again by the same id, and holds up none after it', async () => {
    const kept = new Map<string, Outgoing>()
    const first = new Outbox({
      send: () => new Promise<Receipt>(() => {}),
      keep: async (one) => void kept.set(one.command, one),
      forget: async () => {},
      kept: async () => [...kept.values()],
      now: () => Date.now(),
    })
    first.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(6_000)
    expect(kept.get('c1')?.state).toBe('sending')
    const { box, sent } = at([receipt], kept)
    await box.begin('360322:p1')
    box.submit(command('c2'))
    await vi.advanceTimersByTimeAsync(6_000)
    expect(sent.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(box.items().map((one) => one.state)).toEqual(['done', 'done'])
  })

  it('waits for its person to sign in again', async () => {
    const { box, sent, states } = at([new ProblemError(401, {}), receipt])
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([sent.length, states()]).toEqual([1, ['signed-out']])
    await box.begin(undefined)
    await box.begin('360322:p1')
    await vi.advanceTimersByTimeAsync(0)
    expect([sent.length, states()]).toEqual([2, ['done']])
  })

  it('is sent at once when the page goes away, in a request that outlives it', async () => {
    const { box, sent } = at([receipt])
    box.submit(command('c1'))
    await vi.advanceTimersByTimeAsync(1_000)
    box.leave()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toEqual([{ id: 'c1', leaving: true, at: 1_000 }])
  })

  it('opens matters side by side: what is not yet a matter has no one before it', async () => {
    const { box, sent, states } = at([receipt])
    box.submit(command('c1', { matter: '', step: 'open', url: '/api/matters' }))
    box.submit(command('c2', { matter: '', step: 'open', url: '/api/matters' }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect([sent.map(({ id }) => id), states()]).toEqual([
      ['c1', 'c2'],
      ['done', 'done'],
    ])
  })
  it('takes its turn behind an earlier one of the same matter, and none behind another matter’s', async () => {
    const { box, sent } = at([new ProblemError(0, {}), receipt])
    box.submit(command('c1'))
    box.submit(command('c2'))
    box.submit(command('c3', { matter: 'another' }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent.map((one) => one.id)).toEqual(['c1', 'c3'])
    await vi.advanceTimersByTimeAsync(1_001)
    expect(sent.map((one) => one.id)).toEqual(['c1', 'c3', 'c1', 'c2'])
  })
})
