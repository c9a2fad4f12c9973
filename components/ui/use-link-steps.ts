'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { linkStep } from './link-step'

/**
 * Plain links of the whole portal lead through the app's router: a page of fifty rows needs no component for each of its links.
 * The pressed link has `data-pending` while the next page is on its way.
 */
export function useLinkSteps(): void {
  const router = useRouter()
  const pressed = useRef<HTMLAnchorElement | null>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      const to = anchor && linkStep(event, anchor, window.location)
      if (!to) return
      event.preventDefault()
      delete pressed.current?.dataset.pending
      pressed.current = anchor
      anchor.dataset.pending = 'true'
      startTransition(() => {
        router.push(to.pathname + to.search + to.hash)
      })
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router])
  useEffect(() => {
    if (!pending) delete pressed.current?.dataset.pending
  }, [pending])
}
