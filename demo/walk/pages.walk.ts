import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { phone } from './browser-desk.ts'
import { at, shangli } from './browser-walk.ts'

/* Every page that three people have in their left column, looked over by rule: nobody has to remember a new one. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What everybody has besides their own pages. */
const everybody = [
  '/soon',
  '/on-time',
  '/in-hand',
  '/done',
  '/map',
  '/notices',
  '/account',
  '/help',
  '/settings',
  '/open',
]
const wide = { width: 1440, height: 900 }
/** A4 between margins of 18 mm, in the pixels of a style sheet. */
const paper = { width: 658, height: 980 }

const walks = [
  ['service-window', phone, 'zh-CN'],
  ['project-office', phone, 'en'],
  ['leader', wide, 'en'],
] as const

describe('every page of a left column', () => {
  it.each(walks)(
    'of %s stands within the screen, has names for all that is pressed, in one language',
    async (who, size, language) => {
      const desk = await at(shangli, who, size)
      const { page } = desk
      await page.addInitScript(`localStorage.setItem('lianyu.language', ${JSON.stringify(language)})`)
      await desk.goTo('/')
      await desk.settled()
      await page.evaluate(axe)
      await page.locator(':is(nav, dialog) a[href^="/list/"]').first().waitFor({ state: 'attached' })
      const own = await page.evaluate<string[]>(
        `[...document.querySelectorAll(':is(nav, dialog) a[href^="/"]')].map((one) => one.getAttribute('href'))`,
      )
      // The wall, and what anybody may read, are pages of their own with walks of their own.
      const paths = [...new Set([...own, ...everybody])].filter((path) => !/^\/(wall|p)(\/|$)/.test(path))
      expect(paths.length).toBeGreaterThan(20)
      const wrong: string[] = []
      for (const path of paths) {
        await goOn(page, path)
        for (const fault of await page.evaluate<string[]>(look(language))) wrong.push(`${path} ${fault}`)
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  it('is printed without what only a screen can do, and nothing is cut off at the edge', async () => {
    const desk = await at(shangli, 'project-office', wide)
    const { page } = desk
    for (const path of ['/list/project/projects?running=1', '/monthly/month-reports', '/months', '/settings']) {
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize(wide)
      await desk.goTo(path)
      await desk.settled()
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize(paper)
      await expect.poll(() => page.evaluate(onPaper), { message: path }).toEqual([])
    }
  })
})

/** Inside the app, as a press on the column does it: the page is not loaded anew. */
async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate(`{
    const heading = document.querySelector('main :is(h1, .sentence)')
    if (heading) heading.dataset.read = heading.textContent
    history.pushState({}, '', ${JSON.stringify(path)})
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }`)
  // The page before stays until the code of the next one is here; one that says the very same is not waited for long.
  const come = `(() => {
    const heading = document.querySelector('main :is(h1, .sentence)')
    return heading !== null && heading.dataset.read !== heading.textContent && !document.querySelector('.skeleton')
  })()`
  for (const until = Date.now() + 5_000; Date.now() < until && !(await page.evaluate<boolean>(come)); ) {
    await page.waitForTimeout(20)
  }
}

/** What axe finds, what is pushed sideways, and Chinese among the words of an English page that are not data. */
const look = (language: string) => `(async () => {
  // What rests at the foot of a phone lies over what is scrolled there: at the end of a page everything has its place.
  scrollTo(0, document.documentElement.scrollHeight)
  const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => id + ': ' + target + ' ' + html.slice(0, 120)))
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) found.push('pushed sideways by ' + (scrollWidth - clientWidth))
  if (document.querySelector('main :is(h1, .sentence)') === null) found.push('no heading')
  if (${language === 'en'}) {
    const ours = ':is(nav, dialog) a, main button, main .press, th[scope=col], legend, label, summary, [placeholder]'
    for (const one of document.querySelectorAll(ours)) {
      // A language is called in its own words; a name that somebody gave, here 示例 and what follows, is data.
      if (one.closest('.me-languages, .month-board-name')) continue
      const texts = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)
      const said = [...texts, one.placeholder ?? ''].join(' ').replace(/示例\\S*/g, '')
      if (/\\p{Script=Han}/u.test(said)) found.push('Chinese: ' + said.trim().slice(0, 60))
    }
  }
  return found
})()`

/** What stands on the paper and belongs on a screen, and how far the page goes over the paper's edge. */
const onPaper = `(() => {
  const seen = (one) => one.getBoundingClientRect().height > 0
  const screens = '.desk-side, .phone-foot, .press, input, select, td.actions > a, .ant-table-column-sorter'
  const found = [...document.querySelectorAll(screens)].filter(seen).map((one) => one.outerHTML.slice(0, 80))
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth > clientWidth ? [...found, 'over the edge by ' + (scrollWidth - clientWidth)] : found
})()`
