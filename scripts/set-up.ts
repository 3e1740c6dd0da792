// The second half of what `npm start` and `npm test` do first, on Node 24: the web build, and for tests a browser and
// fonts. `set-up.ts` alone does what `npm start` needs.
import { bringBrowser, bringFonts } from './fonts-and-browser.ts'
import { runPhases } from './phases.ts'
import { buildWeb } from './web-build.ts'

const web = { name: '网页 · web app', run: buildWeb }

export const forStart = [web]
export const forTests = [
  web,
  { name: '浏览器 · browser', run: bringBrowser },
  { name: '中文字体 · fonts', run: bringFonts },
]

if (import.meta.main) {
  const { failed } = await runPhases(forStart)
  process.exitCode = failed === 0 ? 0 : 1
}
