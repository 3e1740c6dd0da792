import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { PeerPulse } from '../marks/peer-pulse.tsx'
import type { FrameProps } from './frame-props.ts'
import { MeMenu } from './me-menu.tsx'
import { NavList } from './nav-list.tsx'
import { OfflineWords } from './offline-words.tsx'
import { SearchBox } from './search-box.tsx'

/** How many places of the left column stand in the bar at the thumb; the rest are behind 我. */
const inBar = 3

/** One column, one thumb: content first, the bar at the foot, no signal a quiet bar of its own. */
export function PhoneHead({ party, desk, who, duties, offline, onAccount, onSignOut }: FrameProps) {
  const { t } = useTranslation('shell')
  return (
    <>
      {offline && (
        <p className="phone-offline" role="status">
          <OfflineWords waiting={offline.waiting} />
          <span className="second meta">{t('offlineSays')}</span>
        </p>
      )}
      <header className="phone-bar">
        <p className="whole">
          <b>{party}</b> <span className="second">{desk}</span>
        </p>
        <MeMenu who={who} duties={duties} onAccount={onAccount} onSignOut={onSignOut} />
      </header>
    </>
  )
}

export function PhoneFoot({
  groups,
  peers,
  onSearch,
  search,
}: FrameProps & { search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('shell')
  const all = useRef<HTMLDialogElement>(null)
  const items = groups.flatMap((group) => group.items)
  return (
    <>
      <nav className="phone-foot" aria-label={t('nav')}>
        {items.slice(0, inBar).map((item) => (
          <NavLink key={item.id} to={item.to} end>
            {item.name}
            {item.count !== undefined && (
              <span className={item.late ? 'nav-count nav-late' : 'nav-count'}> {item.count}</span>
            )}
          </NavLink>
        ))}
        <button type="button" onClick={() => all.current?.showModal()}>
          {t('all')}
        </button>
      </nav>
      <dialog
        ref={all}
        className="sheet sheet-whole"
        aria-label={t('nav')}
        onClick={(event) =>
          event.target instanceof Element && event.target.closest('a, .press') && all.current?.close()
        }
        onKeyDown={() => {}}
      >
        <SearchBox
          ref={search}
          onSearch={(words) => {
            all.current?.close()
            onSearch(words)
          }}
        />
        {peers.length > 0 && (
          <p className="phone-peers">
            {peers.map((peer) => (
              <PeerPulse key={peer.name} {...peer} />
            ))}
          </p>
        )}
        {groups.map((group) => (
          <NavList key={group.id} group={group} />
        ))}
        <button type="button" className="press">
          {t('close')}
        </button>
      </dialog>
    </>
  )
}
