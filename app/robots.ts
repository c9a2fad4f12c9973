import type { MetadataRoute } from 'next'
import { env } from '@/lib/platform/env'

// The portal's address is known when it runs, not when it is built.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/account', '/operator', '/mail', '/sign-in', '/invite', '/reset', '/*/office', '/*/check/'],
    },
    sitemap: `${env().APP_URL.replace(/\/$/, '')}/sitemap.xml`,
  }
}
