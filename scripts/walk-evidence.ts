import type { BrowserContext, Page, Request } from 'playwright-core'

/*
 * What a failed walk leaves behind in the log of a machine that nobody can look at: of every open page its address, what
 * stands on it and in its fields, what it last asked the node for and what it complained of.
 */

const mostWords = 2_000
const mostLines = 30
const open = new Map<Page, string[][]>()

/** Keeps what the pages of this context ask for and complain of. */
export function watch(context: BrowserContext): void {
  context.on('page', (page) => {
    // A line is `[what, came to what]`, so that the answer stands with its question.
    const lines: string[][] = []
    open.set(page, lines)
    const add = (...line: string[]) => {
      lines.push(line)
      if (lines.length > mostLines) lines.shift()
      return line
    }
    const of = new Map<Request, string[]>()
    const began = Date.now()
    const at = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
    page.on('request', (one) => {
      const { pathname, search } = new URL(one.url())
      of.set(one, add(at(), one.method(), `${pathname}${search}`, 'no answer yet'))
    })
    page.on('response', (one) => of.get(one.request())?.splice(3, 1, String(one.status()), at()))
    page.on('requestfinished', (one) => {
      const line = of.get(one)
      of.delete(one)
      // A script or picture that came says nothing, and there are many.
      if (line?.[3] === '200' && /script|stylesheet|image|font/.test(one.resourceType())) {
        lines.splice(lines.indexOf(line), 1)
      }
    })
    page.on('requestfailed', (one) => {
      of.get(one)?.splice(3, 2, one.failure()?.errorText ?? 'failed', at())
      of.delete(one)
    })
    page.on('console', (one) => void (one.type() === 'error' && add(at(), 'console', one.text())))
    page.on('pageerror', (error) => void add(at(), 'error', String(error)))
    page.on('close', () => open.delete(page))
  })
}

const shown = new Set<string>()

/** Prints it of every page that is open in this process, once for a test. */
export async function showEvidence(test: { id: string; name: string }): Promise<void> {
  if (open.size === 0 || shown.has(test.id)) return
  shown.add(test.id)
  console.error(`${test.name}\n${await evidence()}`)
}

async function evidence(): Promise<string> {
  const told = [...open].map(async ([page, lines]) => {
    const words = await Promise.race([
      page.evaluate<string>(stands).catch((error) => `not to be read: ${error}`),
      new Promise<string>((settle) => setTimeout(settle, 10_000, 'not to be read: the page does not answer').unref()),
    ])
    return [`— ${page.url()}`, words.slice(0, mostWords), ...lines.map((line) => `  ${line.join(' ')}`)].join('\n')
  })
  return (await Promise.all(told)).join('\n\n')
}

/** What a person sees, and what stands in the fields, which is no text of the page; a password is nobody's business. */
const stands = `(() => {
  const field = (one) => one.closest('[data-field]')?.dataset.field || one.name || one.id || one.type
  const value = (one) => /radio|checkbox/.test(one.type) ? (one.checked ? '✓ ' + one.value : '') : one.value
  const fields = [...document.querySelectorAll('input:not([type=password]), textarea, select')]
    .filter((one) => value(one)).map((one) => field(one) + '=' + value(one))
  const on = document.activeElement
  return (fields.length ? 'fields: ' + fields.join('; ').slice(0, 800) + '\\n' : '')
    + (on && on !== document.body ? 'keyboard on: ' + on.outerHTML.slice(0, 120) + '\\n' : '')
    + document.body.innerText.replace(/\\n\\s*\\n+/g, '\\n')
})()`
