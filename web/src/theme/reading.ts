/** Large type is the reader's choice and stays on this device. */
const key = 'lianyu.type'

export function largeType(): boolean {
  return localStorage.getItem(key) === 'large'
}

export function setLargeType(large: boolean): void {
  if (large) localStorage.setItem(key, 'large')
  else localStorage.removeItem(key)
  applyReading()
}

/** Called once before the first drawing, so that the page does not jump. */
export function applyReading(): void {
  if (largeType()) document.documentElement.dataset.type = 'large'
  else delete document.documentElement.dataset.type
}
