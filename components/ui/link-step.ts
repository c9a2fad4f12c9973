type Pressed = {
  defaultPrevented: boolean
  button: number
  metaKey: boolean
  ctrlKey: boolean
  shiftKey: boolean
  altKey: boolean
}
type Anchor = { href: string; target: string; rel: string; hasAttribute: (name: string) => boolean }
type Here = { href: string }

/** The page of the portal at the address; null where there is none: a file, another site. */
function pageAt(address: string, here: Here): URL | null {
  if (!URL.canParse(address, here.href)) return null
  const to = new URL(address, here.href)
  const elsewhere = to.origin !== new URL(here.href).origin
  return elsewhere || to.pathname.startsWith('/api/') || /\.[a-z]{2,4}$/.test(to.pathname) ? null : to
}

/**
 * The page of the portal that a link leads to; null where the browser itself follows it: a file, another site, a new
 * window, a place on the page.
 */
export function linkTarget(anchor: Anchor, here: Here): URL | null {
  if (
    anchor.hasAttribute('download') ||
    (anchor.target && anchor.target !== '_self') ||
    anchor.rel.includes('external')
  )
    return null
  const [to, from] = [pageAt(anchor.href, here), new URL(here.href)]
  return to && to.hash !== '' && to.pathname === from.pathname && to.search === from.search ? null : to
}

/**
 * The page that a press on a link leads to; null where the press means something else, or the browser itself follows
 * the link.
 */
export function linkStep(event: Pressed, anchor: Anchor, here: Here): URL | null {
  const meansOther =
    event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  return meansOther ? null : linkTarget(anchor, here)
}

type Form = { getAttribute: (name: string) => string | null; elements: ArrayLike<object> }
const plainFields = ['search', 'hidden', 'submit', 'button']

/**
 * The page that a search form asks for; null where the browser itself sends the form. A form with choices is one of
 * those: a choice that was made would outlive the step, whatever the next address says.
 */
export function searchStep(form: Form, fields: Iterable<[string, unknown]>, here: Here): URL | null {
  const plain = Array.from(form.elements).every((field) => 'type' in field && plainFields.includes(String(field.type)))
  const to = pageAt(form.getAttribute('action') ?? here.href, here)
  if (!plain || form.getAttribute('role') !== 'search' || form.getAttribute('method') || !to) return null
  to.search = new URLSearchParams(
    [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString()
  to.hash = ''
  return to
}

/**
 * Pages for everybody stand ready in a cache and may be fetched ahead of a press; those of the office are made anew for
 * each request.
 */
export const mayFetchAhead = ({ pathname }: URL): boolean => !/^\/[^/]+\/office(\/|$)/.test(pathname)
