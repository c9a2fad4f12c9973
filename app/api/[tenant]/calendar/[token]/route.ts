import { readFeed } from '@/lib/deadlines/feed'
import { tokenHash } from '@/lib/platform/secrets'
import { overLimit } from '@/lib/platform/limits'

const plain = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 429 && { 'retry-after': '3600' }),
    },
  })

const addressOf = (request: Request): string =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'

/** Has the reader's copy already? If-None-Match decides where both are sent (RFC 9110 §13.2.2). */
function isFresh(request: Request, etag: string, changedAt: Date): boolean {
  const tags = request.headers.get('if-none-match')
  if (tags !== null) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')
  const since = Date.parse(request.headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && changedAt.getTime() <= since
}

/**
 * A private calendar: `‹token›.ics`. No session: the address is the right, and ends when it is revoked or its person is
 * blocked.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; token: string }> },
): Promise<Response> {
  const { tenant, token } = await params
  const [, secret] = /^([\w-]{43})(?:\.ics)?$/.exec(token) ?? []
  const wait = secret === undefined ? null : await overLimit('feed', tokenHash(secret))
  if (wait !== null) return plain(429, `Слишком часто. Повторите ${wait}.`)
  const feed = secret === undefined ? null : await readFeed(tenant, secret, new Date())
  if (!feed) {
    const guessing = await overLimit('feedAddress', addressOf(request))
    return guessing === null
      ? plain(404, 'Такой подписки нет. Создайте новую на странице календаря.')
      : plain(429, `Слишком много попыток. Повторите ${guessing}.`)
  }
  const headers = {
    etag: feed.etag,
    'last-modified': feed.changedAt.toUTCString(),
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex',
  }
  if (isFresh(request, feed.etag, feed.changedAt)) return new Response(null, { status: 304, headers })
  return new Response(feed.text, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="deadlines.ics"',
    },
  })
}
