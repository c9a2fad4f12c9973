'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react'
import { linkStep } from './link-step'
import { Notice } from './Notice'

type Props = {
  /** What `children` answer: the page's own query. */
  query: Record<string, string | string[] | undefined>
  /** Address that answers a query string with the same list as HTML. */
  source: string
  children: ReactNode
}
/** The query on its way and the id of the field that had the focus. */
type Arrival = { query: string; field: string }
/** Lists that were shown lately, by query: back and forward ask for nothing. */
const KEPT = 10

const textOf = (query: Props['query']): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => [value ?? []].flat().map((one) => [key, one])),
  ).toString()

type Reply = { html: string } | 'lost' | 'refused' | 'stopped'

async function fetchList(address: string, signal: AbortSignal): Promise<Reply> {
  try {
    const reply = await fetch(address, { signal, cache: 'no-store', redirect: 'error' })
    return reply.ok ? { html: await reply.text() } : 'refused'
  } catch {
    return signal.aborted ? 'stopped' : 'lost'
  }
}

/**
 * A list whose search, order and pages change it in place: the server draws the list alone and the address follows. Without script, or when
 * anything but a list comes back, its links and its form simply load the page.
 */
export function LiveList({ query, source, children }: Props) {
  const router = useRouter()
  const path = usePathname()
  const wanted = useSearchParams().toString()
  const [lists, setLists] = useState<ReadonlyMap<string, string>>(new Map())
  const [asked, setAsked] = useState(false)
  const [cutOff, setCutOff] = useState(false)
  const region = useRef<HTMLDivElement>(null)
  const asking = useRef<AbortController | null>(null)
  const arriving = useRef<Arrival | null>(null)
  const html = lists.get(wanted)
  const known = html !== undefined || wanted === textOf(query)
  const busy = asked || !known

  /** Keeps a list that came; false when none did. What is no list (signed out, a failure) is told by the page itself. */
  function take(search: string, reply: Reply): boolean {
    if (typeof reply === 'string') {
      if (reply === 'refused') router.push(`${path}?${search}`)
      setCutOff(reply === 'lost')
      return false
    }
    setLists((kept) => new Map([...kept].filter(([one]) => one !== search).slice(1 - KEPT)).set(search, reply.html))
    return true
  }

  async function go(search: string) {
    const field = document.activeElement?.id ?? ''
    asking.current?.abort()
    const mine = (asking.current = new AbortController())
    setAsked(true)
    setCutOff(false)
    const reply = await fetchList(`${source}?${search}`, mine.signal)
    if (asking.current === mine) setAsked(false)
    if (!take(search, reply)) return
    arriving.current = { query: search, field }
    window.history.pushState(null, '', search ? `${path}?${search}` : path)
  }

  // The person went back or forward to a query that is not at hand.
  const takeEarlier = useEffectEvent(take)
  useEffect(() => {
    if (known) return
    const stop = new AbortController()
    void fetchList(`${source}?${wanted}`, stop.signal).then((reply) => takeEarlier(wanted, reply))
    return () => {
      stop.abort()
    }
  }, [known, wanted, source])

  // After a step the reader stands at the new heading, or in the field where the person was typing.
  useEffect(() => {
    const { query: came, field } = arriving.current ?? {}
    if (came !== wanted) return
    arriving.current = null
    const heading = region.current?.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    const typed = field ? document.getElementById(field) : null
    const target = region.current?.contains(typed) ? typed : heading
    target?.focus()
  }, [wanted])

  function onClick(event: MouseEvent) {
    const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
    const to = anchor && linkStep(event, anchor, window.location)
    if (to?.pathname !== path) return
    event.preventDefault()
    void go(to.searchParams.toString())
  }

  function onSubmit(event: SyntheticEvent) {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== path) return
    event.preventDefault()
    void go(
      new URLSearchParams(
        [...new FormData(form)].flatMap(([key, value]) =>
          typeof value === 'string' && value !== '' ? [[key, value]] : [],
        ),
      ).toString(),
    )
  }

  return (
    <>
      {cutOff && (
        <Notice tone="danger" live>
          Нет связи с порталом, список не изменился. Проверьте сеть и повторите.
        </Notice>
      )}
      <div
        ref={region}
        onClick={onClick}
        onSubmit={onSubmit}
        aria-busy={busy}
        className={busy ? 'opacity-60' : undefined}
      >
        {html === undefined ? children : <div dangerouslySetInnerHTML={{ __html: html }} />}
      </div>
    </>
  )
}
