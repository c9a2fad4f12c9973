import 'server-only'
import { headers } from 'next/headers'

/** Path and query of the page that is being asked for, as proxy.ts hands them on; null where it does not look. */
export const askedAddress = async (): Promise<string | null> => (await headers()).get('x-gemba-address')
