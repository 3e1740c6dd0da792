import type { ReactNode } from 'react'
import { SampleMark, Spoken } from './sample.tsx'

/** The sentence a page opens with: the answer, not a title. `when` is the moment it was true. */
export function Sentence({ children, when }: { children: string; when?: ReactNode }) {
  return (
    <header className="sentence">
      {when && <p className="second">{when}</p>}
      <h1>
        <Spoken>{children}</Spoken>
      </h1>
    </header>
  )
}

/** The sentence a section or a chart opens with. */
export function SectionTitle({
  children,
  sample,
  as: Tag = 'h2',
  side,
}: {
  children: string
  sample?: boolean
  as?: 'h2' | 'h3'
  side?: ReactNode
}) {
  return (
    <div className="section-title">
      <Tag>
        <Spoken>{children}</Spoken>
      </Tag>
      {sample && <SampleMark />}
      {side}
    </div>
  )
}
