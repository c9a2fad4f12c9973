import { NextResponse, type NextRequest } from 'next/server'

/** Hands the address that was asked for on to the pages: who has to sign in first comes back to it. */
export function proxy({ headers, nextUrl }: NextRequest) {
  const handed = new Headers(headers)
  handed.set('x-gemba-address', nextUrl.pathname + nextUrl.search)
  return NextResponse.next({ request: { headers: handed } })
}

/** Pages for those who are signed in. */
export const config = { matcher: ['/:tenant/office/:path*', '/account/:path*', '/operator/:path*'] }
