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
const narrow = media('(max-width: 640px)')

/** The reader asked the system for no motion. */
export const useStill = () => useSyncExternalStore(still.subscribe, still.now)
/** 640 px and less is a phone: one column, one thumb. */
export const useNarrow = () => useSyncExternalStore(narrow.subscribe, narrow.now)
