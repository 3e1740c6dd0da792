import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export interface Keys {
  search: () => void
  help: () => void
  /** `g` and then a letter. */
  go: Record<string, () => void>
}

const keptAs = 'lianyu.keys'

/**
 * Whether single letters are keys on this device: whoever speaks to the computer, or shakes, turns them off.
 *
 * @source WCAG 2.2, 2.1.4
 */
export const keysAreOn = () => localStorage.getItem(keptAs) !== 'off'

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(keptAs)
  else localStorage.setItem(keptAs, 'off')
}

/** How long `g` waits for its letter. */
const chordMs = 1500

/** Rows that `j` and `k` walk: whatever on the page carries `data-row`. */
function walkRows(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  if (rows.length === 0) return
  const here = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** `/` search, `g p` and its like, `j k` rows, `?` help. Silent while somebody types, and with Ctrl, Alt or Command. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    let chordUntil = 0
    const pressed = (event: KeyboardEvent) => {
      if (!keysAreOn()) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
      if (event.timeStamp < chordUntil) {
        chordUntil = 0
        const go = keys.go[event.key]
        if (go) {
          event.preventDefault()
          go()
        }
        return
      }
      if (event.key === 'g') chordUntil = event.timeStamp + chordMs
      else if (event.key === '/') keys.search()
      else if (event.key === '?') keys.help()
      else if (event.key === 'j') walkRows(1)
      else if (event.key === 'k') walkRows(-1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keys])
}
