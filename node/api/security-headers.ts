import type { FastifyInstance } from 'fastify'

/**
 * What every answer tells the browser to refuse. The same for all, so it is put together once: made anew for each answer
 * it took more time than finding the route and checking the input together.
 *
 * Reviewed against OWASP's list: left out are `cross-origin-embedder-policy` (nothing here needs cross-origin isolation,
 * and it would bar pictures that an operator adds), `clear-site-data` (drafts on the device outlive signing out), and those
 * that OWASP calls deprecated (`expect-ct`, `public-key-pins`, `x-xss-protection`, `feature-policy`).
 *
 * @source OWASP Secure Headers Project, response headers
 */
export function securityHeaders(overTls: boolean): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    // Ant Design writes its rules into <style>; nothing of a person's can reach there.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(overTls ? ['upgrade-insecure-requests'] : []),
  ]
  return {
    'content-security-policy': policy.join('; '),
    // An answer is for whoever asked, on a machine that others use too; what may be kept says so itself.
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    // Field pages photograph and say where they are; nothing here listens, pays or reaches for devices.
    'permissions-policy':
      'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), bluetooth=(), serial=(), display-capture=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    ...(overTls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** Before anything else looks at the request, so that refusals and failures carry them too. A handler may set its own. */
export function sendSecurityHeaders(app: FastifyInstance, overTls: boolean): void {
  const headers = securityHeaders(overTls)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}
