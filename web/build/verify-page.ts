import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const web = join(import.meta.dirname, '..')

/** The whole page as one text: styles and script inside, and a policy that lets this one script run and nothing connect. */
export async function verifyPage(): Promise<string> {
  const styles = ['theme/tokens.css', 'theme/base.css', 'verify-page/verify-page.css']
  const css = (await Promise.all(styles.map((name) => readFile(join(web, 'src', name), 'utf8')))).join('\n')
  const script = await bundle()
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>联域证据核验</title>
<style>${css}</style>
</head>
<body>
<main id="verify"></main>
<noscript>请打开浏览器的 JavaScript，或用命令 lianyu verify 核验。</noscript>
<script>${script}</script>
</body>
</html>
`
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: web,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(web, 'src/verify-page/main.ts'), formats: ['iife'], name: 'lianyuVerify' },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const code = outputs.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
  // Inside a script element these would end it or begin a comment.
  return code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')
}

/** Writes `verify.html` beside the app: it shares no chunk with it, so it can be saved and opened from a disk. */
export function verifyPagePlugin(): Plugin {
  let outDir = ''
  return {
    name: 'lianyu-verify-page',
    apply: 'build',
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir)
    },
    closeBundle: async () => writeFile(join(outDir, 'verify.html'), await verifyPage()),
  }
}
