import 'server-only'
import { headers } from 'next/headers'
import { requestId } from './request-id'

/** Where an account form's request comes from. */
export type Visit = { ip: string; requestId: string }

/**
 * The nearest proxy's word on the network address: the last entry, because earlier ones are the client's own claims.
 * Used for counting only, never for access.
 */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded || 'unknown'
}

/** Of the current request. */
export const visit = async (): Promise<Visit> => ({ ip: await clientAddress(), requestId: await requestId() })
