import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface Count {
  id: string
  /** The sign before the number: a light, the double line. */
  sign: ReactNode
  count: number
  name: string
  /** Second voice after the name: 2 个工作日内. */
  says?: string
  to: string
}

/** Counts in a row; each opens the list it counts. */
export function Counts({ counts }: { counts: Count[] }) {
  return (
    <ul className="counts">
      {counts.map((one) => (
        <li key={one.id}>
          <Link to={one.to}>
            <span className="count-line">
              {one.sign}
              <b className="figure">{one.count}</b>
            </span>
            <span>
              {one.name} {one.says && <span className="second">{one.says}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
