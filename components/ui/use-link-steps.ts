'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { linkStep, linkTarget, mayFetchAhead, searchStep } from './link-step'
import { toast } from './toast'

/**
 * `typedIn` – name of the search field from which the step was made; `stay` – the reader and the page keep their place.
 */
type Step = { pressed: HTMLElement | null; samePage: boolean; stay: boolean; typedIn: string | null }

const anchorOf = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null

/**
 * Where a step only changed what the page shows, the reader stands at its new heading, or again in the field just typed
 * in.
 */
function arrive({ samePage, stay, typedIn }: Step): void {
  if (!samePage || stay) return
  const field = typedIn && document.querySelector<HTMLElement>(`[role="search"] [name="${CSS.escape(typedIn)}"]`)
  const heading = document.querySelector<HTMLElement>('main h1')
  heading?.setAttribute('tabindex', '-1')
  ;(field || heading)?.focus()
}

/**
 * The one way to another page: plain links `<a href>` and search forms `<form role="search">` of the whole portal lead
 * through the app's router, so that no link needs a component and a list changes in place; without script the browser
 * follows them. The pressed link has `data-pending` while the next page is on its way; a link with `data-stay` opens
 * something where it stands and moves neither page nor focus; without a network the page stays and says so.
 */
export function useLinkSteps(): void {
  const router = useRouter()
  const step = useRef<Step | null>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    const go = (event: Event, to: URL, pressed: HTMLElement | null) => {
      event.preventDefault()
      if (!navigator.onLine) {
        toast('Нет связи с порталом, страница не изменилась. Проверьте сеть и повторите.', 'danger')
        return
      }
      delete step.current?.pressed?.dataset.pending
      const typedIn = event.type === 'submit' && document.activeElement?.getAttribute('name')
      const [samePage, stay] = [to.pathname === window.location.pathname, pressed?.dataset.stay !== undefined]
      step.current = { pressed, samePage, stay, typedIn: typedIn || null }
      if (pressed) pressed.dataset.pending = 'true'
      startTransition(() => {
        router.push(to.pathname + to.search + to.hash, { scroll: !stay })
      })
    }
    const onClick = (event: MouseEvent) => {
      const anchor = anchorOf(event)
      const to = anchor && linkStep(event, anchor, window.location)
      if (to) go(event, to, anchor)
    }
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target
      if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
      const to = searchStep(form, new FormData(form, event.submitter), window.location)
      if (to) go(event, to, null)
    }
    const onIntent = (event: Event) => {
      const anchor = anchorOf(event)
      const to = anchor && linkTarget(anchor, window.location)
      if (to && mayFetchAhead(to)) router.prefetch(to.pathname + to.search)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    for (const intent of intents) document.addEventListener(intent, onIntent, { passive: true })
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
      for (const intent of intents) document.removeEventListener(intent, onIntent)
    }
  }, [router])
  useEffect(() => {
    if (pending || !step.current) return
    delete step.current.pressed?.dataset.pending
    arrive(step.current)
    step.current = null
  }, [pending])
}

const intents = ['pointerover', 'focusin', 'touchstart'] as const
