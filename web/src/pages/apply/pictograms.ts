import { h } from '../public-case/dom.ts'

/** Line drawings of 48 by 48 in one weight of stroke, for those who read badly; the words beside them are two or three. */
const drawings = {
  // A worker's shield with a tick.
  work: 'M24 5l15 6v11c0 10-6 17-15 21-9-4-15-11-15-21V11zM17 24l5 5 10-11',
  // A stall with an awning.
  shop: 'M8 20v20h32V20M5 20l4-12h30l4 12zM5 20c0 5 8 5 9.500 0 1.500 5 8 5 9.500 0 1.500 5 8 5 9.500 0 1.500 5 9.500 5 9.500 0M19 40V29h10v11',
  // A house.
  home: 'M5 23L24 7l19 16M10 20v21h28V20M20 41V29h8v12',
  // A satchel.
  school: 'M10 18h28v23H10zM17 18v-5c0-8 14-8 14 0v5M10 27h28M20 24v6M28 24v6M17 41v-7h14v7',
  // A cross in a circle.
  health: 'M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38zM24 15v18M15 24h18',
  // A lorry.
  road: 'M4 12h24v22H4zM28 20h9l7 8v6H28M13 34a4 4 0 1 0 .1 0M36 34a4 4 0 1 0 .1 0',
  // A crane.
  build: 'M12 43V6M6 43h12M12 6h30M12 14l8-8M36 6v14M31 20h10v9H31zM12 20h-6V10',
  // An old person with a stick.
  old: 'M20 12a5 5 0 1 1 .1 0zM20 15c-5 2-7 8-7 14h5v13M20 15c5 1 7 4 9 9l6 2M24 25v7l4 10M36 25v18',
  choose: 'M8 6h26v36H8zM14 15h14M14 23h8M28 30a7 7 0 1 1 .1 0zM33 35l8 8',
  fill: 'M6 14h9l3-5h12l3 5h9v26H6zM24 33a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15z',
  send: 'M5 23L43 6 31 42 22 27zM43 6L22 27v13l6-6',
  wait: 'M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38zM24 12v13l8 5',
  paper: 'M10 5h18l10 10v28H10zM28 5v10h10M17 23h14M17 31h14',
  none: 'M10 5h18l10 10v28H10zM28 5v10h10M16 29l6 6 11-12',
} satisfies Record<string, string>
export type Pictogram = keyof typeof drawings

export function pictogram(name: Pictogram): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 48 48')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'pictogram')
  path.setAttribute('d', drawings[name])
  svg.append(path)
  return svg
}

/** By which words of an item's name a picture finds it. */
export const themes: { name: Pictogram; words: string[] }[] = [
  { name: 'work', words: ['社会保险', '社保', '就业', '工伤', '失业', '劳动', '人才'] },
  { name: 'old', words: ['养老', '退休', '老年'] },
  { name: 'shop', words: ['经营', '个体', '食品', '广告', '招牌', '企业', '营业执照'] },
  { name: 'home', words: ['不动产', '居住', '户口', '户籍', '住房', '公积金'] },
  { name: 'school', words: ['学', '教育', '教师'] },
  { name: 'health', words: ['医', '卫生', '药', '健康', '生育'] },
  { name: 'road', words: ['运输', '道路', '车', '驾驶'] },
  { name: 'build', words: ['建设', '消防', '工程', '施工'] },
]

/** 图示: four pictures in a row with a word each. */
export function fourSteps(title: string, words: readonly string[]): HTMLElement {
  const order: Pictogram[] = ['choose', 'fill', 'send', 'wait']
  return h(
    'section',
    { class: 'apply-steps', 'aria-label': title },
    h('ol', {}, ...order.map((name, n) => h('li', {}, pictogram(name), h('span', {}, `${n + 1} ${words[n] ?? ''}`)))),
  )
}
