import type { TrackDeclaration } from './kind.ts'

/** Where a track begins: at its start, or where it is absent because nobody was named for it. */
export function firstStage(track: TrackDeclaration | undefined, fields: Readonly<Record<string, unknown>>): string {
  if (track === undefined) return ''
  const { absent, holder, start } = track
  if (absent === undefined || typeof holder.party !== 'object') return start
  const named = fields[holder.party.field]
  return named === undefined || named === null || named === '' ? absent : start
}

/** Whether a track is none of this matter's: nobody was named for it. */
export const isAbsent = (track: TrackDeclaration | undefined, stage: string): boolean =>
  track?.absent !== undefined && track.absent === stage
