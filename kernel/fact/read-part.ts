import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { PartContent, PartName } from './envelope.ts'

const keysOfShared = ['fields', 'clock', 'clocks', 'endedOn', 'suspends', 'resumes', 'seal', 'snapshot', 'checkpoint']

/**
 * A part's outer shape. What its fields hold is for screens to show and fold to pass over: a value that this version
 * cannot read must not stop a log.
 */
export function checkPartContent(content: unknown, part: PartName): PartContent | Refusal {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuse('fact.bad-part', { part, wanted: 'an object' })
  }
  // A part may hold what is not a matter's: a log's first fact describes its generation in its shared part.
  const known = content as PartContent
  const { fields } = known
  if (fields !== undefined && (typeof fields !== 'object' || fields === null || Array.isArray(fields))) {
    return refuse('fact.bad-part', { part, wanted: 'fields by their ids' })
  }
  if (part !== 'shared' && Object.keys(content).some((key) => key !== 'fields' && keysOfShared.includes(key))) {
    return refuse('fact.bad-part', { part, wanted: 'nothing but fields' })
  }
  return known
}
