import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/account/auth'

type Context = { params: Promise<{ nextauth: string[] }> }

// Options are read when asked, not when the module is loaded: a build has no configuration.
const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions()) as Promise<Response>

export { handler as GET, handler as POST }
