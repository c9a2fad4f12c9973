export type NavItem = {
  href: string
  label: string
  count?: number
  /** Overrides what the address says. */
  current?: boolean
  /** Current only at its own address, not at those below it. */
  exact?: boolean
}
export type NavGroup = { title?: string; items: NavItem[] }

const covers = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`)

/** The item whose address is the longest beginning of the path; one item at most is current. */
export function currentHref(items: NavItem[], path: string): string | undefined {
  const given = items.find((item) => item.current)
  if (given) return given.href
  const matching = items.filter(
    (item) => item.current === undefined && (item.exact ? path === item.href : covers(item.href, path)),
  )
  return matching.sort((a, b) => b.href.length - a.href.length)[0]?.href
}
