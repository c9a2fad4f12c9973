import { knowsRefreshWord, publishedPagesChanged } from '@/lib/platform/published-pages'

export const dynamic = 'force-dynamic'

/** The worker tells this replica that something was published; to anybody else there is nothing here. */
export function POST(request: Request): Response {
  if (!knowsRefreshWord(request.headers.get('x-gemba-refresh'))) return new Response(null, { status: 404 })
  publishedPagesChanged()
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
