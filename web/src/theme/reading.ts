import { useSyncExternalStore } from 'react'

/** Large type is the reader's choice and stays on this device. */
const key = 'lianyu.type'
const told = new Set<() => void>()

export function largeType(): boolean {
  return localStorage.getItem(key) === 'large'
}

export function setLargeType(large: boolean): void {
  if (large) localStorage.setItem(key, 'large')
  else localStorage.removeItem(key)
  applyReading()
  for (const tell of told) tell()
}

/** Called once before the first drawing, so that the page does not jump. */
export function applyReading(): void {
  if (largeType()) document.documentElement.dataset.type = 'large'
  else delete document.documentElement.dataset.type
}

function subscribe(tell: () => void) {
  told.add(tell)
  return () => told.delete(tell)
}

/** For drawings, which place words by px and must leave larger ones more room. */
export const useLargeType = () => useSyncExternalStore(subscribe, largeType)
