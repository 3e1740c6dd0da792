import { NavLink } from 'react-router'
import type { NavGroup } from './nav.ts'

/** A group of the left column; on a phone a group of the whole list. */
export function NavList({ group }: { group: NavGroup }) {
  return (
    <section className="nav-group">
      <h2 className="nav-name">{group.name}</h2>
      <ul>
        {group.items.map((item) => (
          <li key={item.id}>
            {item.outside ? (
              <a href={item.to} target="_blank" rel="noopener" className="nav-item">
                <span>{item.name}</span>
                <span className="nav-count" aria-hidden="true">
                  ↗
                </span>
              </a>
            ) : (
              <NavLink to={item.to} end className="nav-item">
                <span>{item.name}</span>
                {item.count !== undefined && (
                  <span className={item.late ? 'nav-count nav-late' : 'nav-count'}>{item.count}</span>
                )}
              </NavLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
