import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useNavigate } from 'react-router'
import { DoubleLine } from '../marks/double-line.tsx'
import { type Peer, PeerPulse } from '../marks/peer-pulse.tsx'
import { SampleMark } from '../marks/sample.tsx'
import { useSurface } from '../theme/surface.ts'
import { HelpSheet } from './help-sheet.tsx'
import { MeMenu } from './me-menu.tsx'
import type { NavGroup } from './nav.ts'
import { PhoneFrame } from './phone-frame.tsx'
import { SearchBox } from './search-box.tsx'
import { useKeys } from './use-keys.ts'

export interface FrameProps {
  /** 上栗县 */
  party: string
  /** 项目办 */
  desk: string
  who?: string
  groups: NavGroup[]
  peers: Peer[]
  notices?: number
  /** The demo says at the foot that what is called 示例 is sample data. */
  demo?: boolean
  offline?: { waiting: number }
  onSearch: (words: string) => void
  onSignOut?: () => void
  children: ReactNode
}

/** Everything round a page: on a desk the left column and the bar, on a phone one column and a bar at the thumb. */
export function Frame(props: FrameProps) {
  const phone = useSurface() === 'phone'
  const navigate = useNavigate()
  const search = useRef<HTMLInputElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const { groups } = props
  const keys = useMemo(
    () => ({
      search: () => search.current?.focus(),
      help: () => help.current?.showModal(),
      go: Object.fromEntries(
        groups
          .flatMap((group) => group.items)
          .filter((item) => item.key)
          .map((item) => [item.key ?? '', () => navigate(item.to)]),
      ),
    }),
    [groups, navigate],
  )
  useKeys(keys)
  const onHelp = useCallback(() => help.current?.showModal(), [])
  return (
    <>
      {phone ? <PhoneFrame {...props} search={search} /> : <DeskFrame {...props} search={search} onHelp={onHelp} />}
      <HelpSheet ref={help} groups={groups} />
    </>
  )
}

type Inner = FrameProps & { search: React.RefObject<HTMLInputElement | null> }

function DeskFrame({
  party,
  desk,
  who,
  groups,
  peers,
  notices,
  demo,
  offline,
  onSearch,
  onSignOut,
  children,
  search,
  onHelp,
}: Inner & { onHelp: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t('toContent')}
      </a>
      <aside className="desk-side">
        <NavLink to="/" className="brand">
          <DoubleLine height={18} says="" /> {t('name')}
        </NavLink>
        <nav aria-label={t('nav')}>
          {groups.map((group) => (
            <NavList key={group.id} group={group} />
          ))}
        </nav>
        {demo && (
          <p className="desk-foot meta second">
            <SampleMark /> {t('sampleFoot')}
          </p>
        )}
      </aside>
      <header className="desk-bar">
        <p className="whole">
          <b>{party}</b> <span className="second">{desk}</span>
        </p>
        <SearchBox ref={search} onSearch={onSearch} />
        <div className="desk-pulse">
          {offline && <OfflineWords waiting={offline.waiting} />}
          {peers.map((peer) => (
            <PeerPulse key={peer.name} {...peer} />
          ))}
          <NavLink to="/notices" className="whole">
            {notices ? t('notices', { count: notices }) : t('noticesNone')}
          </NavLink>
          <MeMenu who={who} onHelp={onHelp} onSignOut={onSignOut} />
        </div>
      </header>
      <main id="content" className="desk-page" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

export function NavList({ group }: { group: NavGroup }) {
  return (
    <section className="nav-group">
      <h2 className="nav-name">{group.name}</h2>
      <ul>
        {group.items.map((item) => (
          <li key={item.id}>
            <NavLink to={item.to} end className="nav-item">
              <span>{item.name}</span>
              {item.count !== undefined && (
                <span className={item.late ? 'nav-count nav-late' : 'nav-count'}>{item.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function OfflineWords({ waiting }: { waiting: number }) {
  const { t } = useTranslation('shell')
  return (
    <span className="offline-words">
      <svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      {waiting ? t('offlineCount', { count: waiting }) : t('offline')}
    </span>
  )
}
