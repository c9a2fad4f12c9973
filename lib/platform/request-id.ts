import 'server-only'
import { headers } from 'next/headers'
import { newId } from '@/lib/core/ids'

const ids = new WeakMap<object, string>()

/** Id of the request being served: the proxy's `x-request-id`, else one made for it; a fresh one outside a request. */
export async function requestId(): Promise<string> {
  let incoming
  try {
    incoming = await headers()
  } catch {
    return newId()
  }
  const known =
    ids.get(incoming) ??
    incoming
      .get('x-request-id')
      ?.replace(/[^\w-]/g, '')
      .slice(0, 64)
  const id = known || newId()
  ids.set(incoming, id)
  return id
}
