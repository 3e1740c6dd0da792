import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { worsen } from './bad-line.ts'
import { watch } from './walk-evidence.ts'

/** Where the browser that npm carries is unpacked, for machines without one (`fonts-and-browser.ts` brings it). */
export const carried = {
  folder: join(import.meta.dirname, 'browser'),
  program: join(import.meta.dirname, 'browser/unpacked/chromium'),
  libraries: join(import.meta.dirname, 'browser/unpacked/lib'),
  fonts: join(import.meta.dirname, 'browser/node_modules/@expo-google-fonts/noto-sans-sc'),
}

/** Chromium without windows: a page costs it a ninth of the processor time that a whole browser takes to open one. */
export const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Chromium by `LIANYU_CHROMIUM`, on the PATH, in macOS's applications, or the one npm carries; undefined when none is here. */
export function findBrowser(): string | undefined {
  const named = process.env.LIANYU_CHROMIUM
  if (named) {
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications]
  return [...places, carried.program].find((path) => existsSync(path))
}

/** How long a page may take for what a walk waits for: longer than the slowest machine needs, since slow is no failure. */
const patienceMs = 60_000

/**
 * A headless Chromium that speaks to nobody but the pages it is shown. The caller closes it. Its pages are patient, are
 * watched for what a failed test shows (`walk-evidence.ts`), and stand a bad line where one is asked for (`bad-line.ts`).
 *
 * @throws when no browser is found; the message says how to get one
 */
export async function launchBrowser(): Promise<Browser> {
  const program = findBrowser()
  if (!program) {
    throw new Error(
      '没有找到 Chromium：请运行 npm test 让它自行准备，或设置 LIANYU_CHROMIUM。No Chromium: run npm test, which brings one, or set LIANYU_CHROMIUM.',
    )
  }
  const scratch = await mkdtemp(join(tmpdir(), 'lianyu-browser-'))
  const browser = await chromium.launch({
    executablePath: program,
    headless: true,
    env: { ...process.env, ...(await fontSettings(scratch)), ...librarySettings(program) } as Record<string, string>,
    args: [
      // Neither root nor a container can set up Chromium's sandbox; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  })
  // Pages opened straight from the browser come by here too.
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    // A service worker answers before anything here sees the question.
    const context = await newContext({ serviceWorkers: 'block', ...options })
    context.setDefaultTimeout(patienceMs)
    watch(context)
    await worsen(context)
    return context
  }
  browser.once('disconnected', () => void rm(scratch, { recursive: true, force: true }))
  return browser
}

function librarySettings(program: string): Record<string, string> {
  return program === carried.program ? { LD_LIBRARY_PATH: carried.libraries } : {}
}

/** Adds the carried fonts to the system's for this browser alone, so that nothing is installed into anyone's home. */
async function fontSettings(scratch: string): Promise<Record<string, string>> {
  if (!existsSync(carried.fonts)) {
    return {}
  }
  const file = join(scratch, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${carried.fonts}</dir><cachedir>${join(carried.folder, 'unpacked/font-cache')}</cachedir>
</fontconfig>\n`,
  )
  return { FONTCONFIG_FILE: file }
}
