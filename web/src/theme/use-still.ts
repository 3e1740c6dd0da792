import { useSyncExternalStore } from 'react'

function media(query: string) {
  const list = matchMedia(query)
  return {
    subscribe(told: () => void) {
      list.addEventListener('change', told)
      return () => list.removeEventListener('change', told)
    },
    now: () => list.matches,
  }
}

const still = media('(prefers-reduced-motion: reduce)')
const narrow = media('screen and (max-width: 960px)')

/** The reader asked the system for no motion. */
export const useStill = () => useSyncExternalStore(still.subscribe, still.now)
/** 960 px and less is one column: a phone, a tablet, and a desk that its reader has enlarged to 200 % (WCAG 2.2, 1.4.4). */
export const useNarrow = () => useSyncExternalStore(narrow.subscribe, narrow.now)
