import { createHash } from 'node:crypto'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script as string)
        .digest('base64')}'`,
  )
}

/**
 * `/openapi.json`, and a page at `/docs` to read it and try it with.
 *
 * @param document  made when it is first asked for: it costs a third of a second, and most nodes are never asked
 */
export async function docsRoutes(app: FastifyInstance, document: () => object): Promise<void> {
  let json: string | undefined
  app.get('/openapi.json', (_request, reply) => {
    json ??= JSON.stringify(document())
    return reply.type('application/json; charset=utf-8').send(json)
  })
  await app.register(async (docs) => {
    // The reader starts itself from an inline script: that very one may run, by its hash, and no other.
    docs.addHook('onSend', async (_request, reply, payload) => {
      const scripts = ["'self'", ...(typeof payload === 'string' ? inlineScripts(payload) : [])].join(' ')
      reply.header(
        'content-security-policy',
        `default-src 'self'; script-src ${scripts}; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; object-src 'none'; base-uri 'none'`,
      )
    })
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: { url: '/openapi.json', title: 'Lianyu 联域 API', withDefaultFonts: false, telemetry: false },
    })
  })
}
