import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { refuse } from '@lianyu/kernel'
import type { FastifyInstance } from 'fastify'

/** Checks an exported file without a server; the same file is saved and opened from a disk. */
const verifyPage = 'verify.html'

/** Addresses that belong to programs: a wrong one gets a problem, not the app. */
const forPrograms = /^\/(api|log|epcis|openapi\.json|docs|healthz|readyz|metrics)(\/|$)/

/**
 * Serves the built screens. Every other address that a browser asks for is the app's own and gets its page; `/q/…`,
 * `/c/…`, `/p/…` and `/apply/…` are the public page, an entry of its own. Files with a hash in their name never change.
 */
export async function webApp(app: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(path.join(webDir, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: webDir,
    // Served by name at each request, so that screens built anew are there at once.
    serve: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const fixed = file.includes(`${path.sep}assets${path.sep}`)
      reply.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const publicPage = existsSync(path.join(webDir, 'public-case.html')) ? 'public-case.html' : 'index.html'
  app.get('/*', (request, reply) => {
    const { pathname } = new URL(request.url, 'http://node')
    if (/^\/[\w/-]+\.[\w.-]+$/.test(pathname)) return reply.sendFile(pathname.slice(1))
    if (/^\/verify\/?$/.test(pathname) && existsSync(path.join(webDir, verifyPage))) {
      // The page brings a policy of its own, which is stricter: one script, named by its hash, and no connection at all.
      return reply
        .header(
          'content-security-policy',
          "default-src 'self' 'unsafe-inline'; connect-src 'none'; frame-ancestors 'none'",
        )
        .sendFile(verifyPage)
    }
    if (forPrograms.test(pathname)) return refuse('node.no-such-address', { path: pathname })
    return reply.sendFile(/^\/(q|c|p|apply)(\/|$)/.test(pathname) ? publicPage : 'index.html')
  })
}
