'use client'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/Button'
import { useReturnTo } from '../../ReturnTo'

/** A plain anchor: the address starts a sign-in and must not be fetched in advance. */
export function OidcLink({ returnTo, children }: { returnTo: string | null; children: ReactNode }) {
  const to = useReturnTo(returnTo)
  return (
    <a href={`/sign-in/oidc?returnTo=${encodeURIComponent(to ?? '')}`} className={buttonClass('quiet', 'm', 'w-full')}>
      {children}
    </a>
  )
}
