import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { env } from './env'

/**
 * After something was published: this replica makes its public pages anew at the next request. The other replicas are
 * told by the worker (POST /api/refresh); without it they do within ten seconds. The route's pattern is named, since
 * Next knows no layout by a literal address such as '/kuzbass'.
 */
export const publishedPagesChanged = (): void => revalidatePath('/(public)/[tenant]', 'layout')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Whether the caller knows the word between the portal, its worker and its proxies (CACHE_REFRESH_SECRET); without one
 * nobody does.
 */
export function knowsRefreshWord(word: string | null): boolean {
  const { CACHE_REFRESH_SECRET } = env()
  return CACHE_REFRESH_SECRET !== '' && word !== null && timingSafeEqual(digest(word), digest(CACHE_REFRESH_SECRET))
}
