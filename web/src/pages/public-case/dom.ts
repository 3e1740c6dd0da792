type Child = Node | string | undefined | false
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

/** Makes an element. Words become text nodes, so nothing that a node says can become markup. */
export function h(name: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value === true) element.setAttribute(key, '')
    else if (typeof value === 'string') element.setAttribute(key, value)
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return element
}

const shapes: Record<string, string> = {
  late: 'M1 1h10v10H1z',
  'due-soon': 'M6 .8 11.8 11H.2z',
  'on-time': 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8z',
  done: 'M1 6.4 4.4 9.7 11 2.6',
  none: 'M6 1.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8z',
}

/** A light as it is drawn everywhere: shape and colour, beside words that say the same. */
export function sign(light: string, size: number): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 12 12')
  svg.setAttribute('width', String(size))
  svg.setAttribute('height', String(size))
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', `sign sign-${light}`)
  path.setAttribute('d', shapes[light] ?? '')
  svg.append(path)
  return svg
}

/** Puts these in the place of what is there; what is left out conditionally is simply not there. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== undefined && child !== false))
}
