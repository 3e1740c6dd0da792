import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * One stroke ours (left), one theirs (right): marks what is shared across a border, and nothing else.
 * `height` in px; the strokes and their gap come from the tokens (2 and 3, on the wall 4 and 6). `says=""` where the words
 * beside it say as much.
 */
export function DoubleLine({ height = 13, says }: { height?: number; says?: string }) {
  const { t } = useTranslation('marks')
  return (
    <span
      className={height > 18 ? 'double double-large' : 'double'}
      style={{ height }}
      {...(says === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': says ?? t('shared') })}
    >
      <i />
      <i />
    </span>
  )
}

/** ‖ 浏阳: what it is shared with, or whose it is. */
export function SharedTag({ children, height }: { children: ReactNode; height?: number }) {
  return (
    <span className="shared-tag">
      <DoubleLine height={height} /> <span>{children}</span>
    </span>
  )
}
