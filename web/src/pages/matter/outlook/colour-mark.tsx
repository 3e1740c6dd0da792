import type { OutlookCell } from '@lianyu/kernel'

type Colour = NonNullable<Extract<OutlookCell, { zh: string }>['colour']>

/** One shape for each, so that who does not see colours tells them apart; the word stands beside it. */
const shapes: Record<Colour, React.ReactNode> = {
  red: <rect x="1" y="1" width="10" height="10" fill="var(--late)" />,
  yellow: <path d="M6 .8 11.8 11H.2z" fill="var(--soon)" />,
  green: <circle cx="6" cy="6" r="5.2" fill="var(--ok)" />,
  blue: <path d="M6 .4 11.6 6 6 11.6 .4 6z" fill="var(--blue)" />,
}

/** The colour that a county's rule gives, beside the word for it. */
export function ColourMark({ colour }: { colour: Colour }) {
  return (
    <svg className="light-shape outlook-colour" width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[colour]}
    </svg>
  )
}
