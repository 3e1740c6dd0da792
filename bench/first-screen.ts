import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const goalKb = 350

/** What a browser fetches before the first screen stands: the page and the scripts and styles that it names. */
export const firstScreen: Figure = {
  name: 'first screen, gzip, without charts',
  goal: `≤ ${goalKb} KB`,
  run: async () => {
    const dist = new URL('../web/dist/', import.meta.url)
    const page = new URL('index.html', dist)
    if (!existsSync(fileURLToPath(page)))
      return { measured: 'the screens are not built: npm run build -w web', met: false }
    const html = readFileSync(page, 'utf8')
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file as string)
    const bytes = [html, ...named.map((file) => readFileSync(new URL(file, dist)))].reduce(
      (sum, content) => sum + gzipSync(content).length,
      0,
    )
    const kb = bytes / 1024
    return { measured: `${Math.round(kb)} KB in ${named.length + 1} files`, met: kb <= goalKb }
  },
}
