import { ringRadius } from './tracks-layout.ts'

/** A stage on the line: done is a ring with a tick, the current one a solid dot, what is to come a smaller ring. */
export function StageRing({ x, y, state }: { x: number; y: number; state: 'done' | 'current' | 'future' }) {
  if (state === 'current') {
    return (
      <>
        <circle cx={x} cy={y} r={12} className="ring-current" />
        <circle cx={x} cy={y} r={4} className="ring-eye" />
      </>
    )
  }
  return (
    <>
      <circle cx={x} cy={y} r={state === 'done' ? ringRadius : 9} className="ring" />
      {state === 'done' && (
        <path d={`M${x - 4.6} ${y + 0.4} ${x - 1.4} ${y + 3.5} ${x + 4.8} ${y - 3.2}`} className="ring-tick" />
      )}
    </>
  )
}
