import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { preview } from 'vite'

/**
 * Pictures of the gallery, to be looked at beside the ones in the look: `node build/pictures.ts <folder> [page …]`.
 * Needs a build and a Chromium (`CHROMIUM`, else the usual places).
 */
const [folder = 'dist/pictures', ...only] = process.argv.slice(2)
const browserPath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const shots = [
  { name: 'workbench', path: '/gallery/workbench', width: 1440, height: 900 },
  { name: 'matter', path: '/gallery/matter', width: 1440, height: 1000 },
  { name: 'signs', path: '/gallery/signs', width: 1440, height: 1400 },
  { name: 'fields', path: '/gallery/fields', width: 1440, height: 1700 },
  { name: 'workbench-narrow', path: '/gallery/workbench', width: 1152, height: 900 },
  { name: 'matter-narrow', path: '/gallery/matter', width: 1152, height: 1000 },
  { name: 'phone-workbench', path: '/gallery/workbench?offline', width: 390, height: 844, phone: true },
  { name: 'phone-matter', path: '/gallery/matter', width: 390, height: 844, phone: true, whole: true },
  { name: 'workbench-en', path: '/gallery/workbench', width: 1440, height: 900, language: 'en' },
  { name: 'matter-en', path: '/gallery/matter', width: 1440, height: 1000, language: 'en' },
  { name: 'signs-en', path: '/gallery/signs', width: 1440, height: 1400, language: 'en' },
  { name: 'matter-hant', path: '/gallery/matter', width: 1440, height: 1000, language: 'zh-Hant' },
  { name: 'matter-large', path: '/gallery/matter', width: 1440, height: 1200, large: true },
].filter((shot) => only.length === 0 || only.includes(shot.name))

mkdirSync(folder, { recursive: true })
const server = await preview({
  root: join(import.meta.dirname, '..'),
  preview: { port: 4179, host: '127.0.0.1', strictPort: false },
})
const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const { name, path, width, height, phone, whole, language, large } of shots) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: phone ? 2 : 1,
    hasTouch: phone ?? false,
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  await context.addInitScript(
    ({ language, large }) => {
      if (language) localStorage.setItem('lianyu.language', language)
      if (large) localStorage.setItem('lianyu.type', 'large')
    },
    { language, large },
  )
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`))
  await page.goto(`${origin}${path}`)
  await page.waitForSelector('#content')
  await page.waitForTimeout(400)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  if (wide) console.error(`${name}: wider than the window`)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole ?? false })
  await context.close()
}
await browser.close()
await server.close()
