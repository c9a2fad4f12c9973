import { safeReturnTo } from '@/lib/account/rules'
import { hasOidc, startOidc } from '@/lib/account/auth'

/** Leads to the OpenID Connect provider. */
export function GET(request: Request): Promise<Response> | Response {
  if (!hasOidc()) return new Response(null, { status: 404 })
  return startOidc(safeReturnTo(new URL(request.url).searchParams.get('returnTo')))
}
