import { h } from '../public-case/dom.ts'
import type { Page } from './page.ts'

/** Where one was before is kept for the way back. */
export function signInLink({ words, say, place }: Page): HTMLElement {
  const remember = () => {
    try {
      sessionStorage.setItem('lianyu.apply.back', location.hash)
    } catch {
      // Then the way back ends at the beginning.
    }
  }
  const to = `/api/applicant/sign-in/${encodeURIComponent(place.party)}/start`
  return h('a', { class: 'press', href: to, click: remember }, words.signIn(say(place.provider)))
}

/** After the provider: back to what was open, once. */
export function takeBack(): void {
  try {
    const back = sessionStorage.getItem('lianyu.apply.back')
    sessionStorage.removeItem('lianyu.apply.back')
    if (back !== null && back !== '' && location.hash === '') history.replaceState(null, '', back)
  } catch {
    // Nothing was kept.
  }
}
