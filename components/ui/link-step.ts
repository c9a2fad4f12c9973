type Pressed = {
  defaultPrevented: boolean
  button: number
  metaKey: boolean
  ctrlKey: boolean
  shiftKey: boolean
  altKey: boolean
}
type Anchor = { href: string; target: string; rel: string; hasAttribute: (name: string) => boolean }

/** The address in the portal that a press on a link leads to; null where the browser itself follows it: a file, another site, a new window, a place on the page. */
export function linkStep(event: Pressed, anchor: Anchor, here: { href: string }): URL | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null
  if (
    anchor.hasAttribute('download') ||
    (anchor.target && anchor.target !== '_self') ||
    anchor.rel.includes('external') ||
    !URL.canParse(anchor.href)
  )
    return null
  const [to, from] = [new URL(anchor.href), new URL(here.href)]
  if (to.origin !== from.origin || to.pathname.startsWith('/api/') || /\.[a-z]{2,4}$/.test(to.pathname)) return null
  return to.hash !== '' && to.pathname === from.pathname && to.search === from.search ? null : to
}
