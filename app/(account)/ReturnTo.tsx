'use client'
import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The address to come back to, with the place in the page: the browser kept it and told no server. */
export function useReturnTo(address: string | null): string | null {
  const place = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => '',
  )
  return address && (address.includes('#') ? address : address + place)
}

/** The same as a field of a form of signing in. */
export function ReturnTo({ address }: { address: string | null }) {
  const to = useReturnTo(address)
  return to && <input type="hidden" name="returnTo" value={to} readOnly />
}
