import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

/** `/openapi.json`, and a page at `/docs` to read it and try it with. */
export async function docsRoutes(app: FastifyInstance, document: object): Promise<void> {
  const json = JSON.stringify(document)
  app.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json))
  await app.register(async (docs) => {
    // The reader starts itself from an inline script; nothing of a person's is on this page.
    docs.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; object-src 'none'",
      )
    })
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: { url: '/openapi.json', title: 'Lianyu 联域 API', withDefaultFonts: false, telemetry: false },
    })
  })
}
