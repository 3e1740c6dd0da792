import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation, useNavigate } from 'react-router'
import { DoubleLine } from '../marks/double-line.tsx'
import { PeerPulse } from '../marks/peer-pulse.tsx'
import { SampleMark } from '../marks/sample.tsx'
import { useSurface } from '../theme/surface.ts'
import type { FrameProps } from './frame-props.ts'
import { HelpSheet } from './help-sheet.tsx'
import { MeMenu } from './me-menu.tsx'
import { NavList } from './nav-list.tsx'
import { OfflineWords } from './offline-words.tsx'
import { PhoneFoot, PhoneHead } from './phone-frame.tsx'
import { SearchBox } from './search-box.tsx'
import { StandingNotice } from './standing-notice.tsx'
import { useKeys } from './use-keys.ts'
import { usePageTold } from './use-page-told.ts'

/** Everything round a page: on a desk the left column and the bar, on a phone one column and a bar at the thumb. */
export function Frame(props: FrameProps) {
  const phone = useSurface() === 'phone'
  const navigate = useNavigate()
  const search = useRef<HTMLInputElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const content = useRef<HTMLElement>(null)
  const { t } = useTranslation('shell')
  usePageTold(content, useLocation().pathname, t('name'))
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
  const { standing, children } = props
  return (
    <>
      <div className={phone ? 'phone' : 'desk'}>
        <a className="skip" href="#content">
          {t('toContent')}
        </a>
        {phone ? <PhoneHead {...props} /> : <DeskHead {...props} search={search} onHelp={onHelp} />}
        {/* One place in both: whoever turns a tablet or enlarges the page loses nothing that stands on it. */}
        <main ref={content} id="content" className={phone ? 'phone-page' : 'desk-page'} tabIndex={-1}>
          {standing && <StandingNotice {...standing} />}
          {children}
        </main>
        {phone && <PhoneFoot {...props} search={search} />}
      </div>
      <HelpSheet ref={help} groups={groups} />
    </>
  )
}

function DeskHead({
  party,
  desk,
  who,
  duties,
  groups,
  peers,
  notices,
  demo,
  offline,
  onSearch,
  onAccount,
  onSignOut,
  search,
  onHelp,
}: FrameProps & { search: RefObject<HTMLInputElement | null>; onHelp: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <>
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
          <MeMenu who={who} duties={duties} onHelp={onHelp} onAccount={onAccount} onSignOut={onSignOut} />
        </div>
      </header>
    </>
  )
}
