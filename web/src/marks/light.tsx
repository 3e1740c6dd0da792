import type { Light as KernelLight } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'

/** The kernel's lights, its mark beside them, and a clock that does not run now. */
export type LightName = KernelLight | 'caught-up' | 'suspended'

/** Optically equal in a box of 12: a square of 10, a circle of 10.4, a triangle of 11.6. */
const shapes: Record<LightName, React.ReactNode> = {
  late: <rect x="1" y="1" width="10" height="10" fill="var(--late)" />,
  'due-soon': <path d="M6 .8 11.8 11H.2z" fill="var(--soon)" />,
  'on-time': <circle cx="6" cy="6" r="5.2" fill="var(--ok)" />,
  'caught-up': <path d="M6 .4 11.6 6 6 11.6 .4 6z" fill="var(--caught)" />,
  done: <path d="M1 6.4 4.4 9.7 11 2.6" fill="none" stroke="var(--done)" strokeWidth="2.2" />,
  suspended: <circle cx="6" cy="6" r="4.4" fill="none" stroke="var(--cell)" strokeWidth="1.8" />,
}

/** The bare shapes, for drawings that place them themselves: centred on 0,0 in a box of 12. */
export function LightShape({ light, x, y, size = 12 }: { light: LightName; x: number; y: number; size?: number }) {
  return <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / 12})`}>{shapes[light]}</g>
}

/**
 * A light: shape and word, never colour alone. Where the word is already said beside it (`bare`), it is kept for those
 * who listen.
 */
export function Light({
  light,
  words,
  bare,
  size = 12,
}: {
  light: LightName
  words?: string
  bare?: boolean
  size?: number
}) {
  const { t } = useTranslation('marks')
  const said = words ?? t(`light.${light}`)
  return (
    <span className={`light light-${light}`}>
      <svg className="light-shape" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
        {shapes[light]}
      </svg>
      <span className={bare ? 'spoken' : 'light-words'}>{said}</span>
    </span>
  )
}

/** The tick of a proof that holds: ink, because there is nothing to press. */
export function Holds({ size = 16 }: { size?: number }) {
  return (
    <svg className="light-shape" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <path d="M1 6.4 4.4 9.7 11 2.6" fill="none" stroke="var(--ink)" strokeWidth="2" />
    </svg>
  )
}
