import type { PublicPicture } from '@lianyu/kernel'
import { h } from './dom.ts'

/** Line drawings of 48 by 48, in one weight of stroke: what is done to the case, without a word. */
const drawings: Record<PublicPicture, string> = {
  // A hand gives papers over a counter.
  'hand-in': 'M6 40h36M12 8h16l6 6v18H12zM28 8v6h6M17 18h12M17 24h12',
  // A lens over a paper.
  check: 'M10 6h18l6 6v10M10 6v36h14M28 6v6h6M15 18h10M15 24h6M30 36a7 7 0 1 1 .1 0zM35 36l7 7',
  // A seal comes down on a paper.
  accept: 'M8 42h32M12 34h24v4H12zM20 34v-8c-4-2-6-5-6-9a10 10 0 0 1 20 0c0 4-2 7-6 9v8',
  // Two people at a table.
  decide: 'M16 18a5 5 0 1 1 .1 0zM32 18a5 5 0 1 1 .1 0zM6 38c0-8 4-14 10-14s8 4 8 8c0-4 2-8 8-8s10 6 10 14zM4 42h40',
  // A letter comes home.
  result: 'M6 14h36v24H6zM6 14l18 14 18-14M30 42l4 4 8-9',
}
const order = Object.keys(drawings) as PublicPicture[]

function drawing(picture: PublicPicture): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 48 48')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', drawings[picture])
  svg.append(path)
  return svg
}

/**
 * 图示: five pictures in a row, done, now, to come, each with one or two words; and, where something is asked of the
 * applicant, that alone in large. For those who read badly, and at a glance for everybody.
 */
export function pictureGuide(
  now: PublicPicture,
  words: { title: string; names: Record<PublicPicture, string>; done: string; now: string; later: string },
): HTMLElement {
  const at = order.indexOf(now)
  return h(
    'section',
    { class: 'public-guide', 'aria-label': words.title },
    h(
      'ol',
      {},
      ...order.map((picture, place) => {
        const when = place < at ? 'done' : place === at ? 'now' : 'later'
        return h(
          'li',
          { class: `guide-${when}`, ...(when === 'now' ? { 'aria-current': 'step' } : {}) },
          drawing(picture),
          h('span', {}, words.names[picture]),
          h('span', { class: 'spoken' }, ` ${words[when]}`),
        )
      }),
    ),
  )
}
