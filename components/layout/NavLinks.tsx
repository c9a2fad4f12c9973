'use client'
import { usePathname } from 'next/navigation'
import { currentHref, type NavGroup, type NavItem } from './nav'

/** Links of the public header. */
export function TopLinks({ items }: { items: NavItem[] }) {
  const current = currentHref(items, usePathname())
  return (
    <ul className="top-links">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Links of the office's side column, in groups divided by a rule. */
export function SideLinks({ groups }: { groups: NavGroup[] }) {
  const path = usePathname()
  const current = currentHref(
    groups.flatMap((group) => group.items),
    path,
  )
  return (
    <>
      {groups.map((group, at) => (
        <div key={group.title ?? at} className="side-group">
          {group.title && (
            <p className="px-2.5 pb-1 text-sm text-muted" id={`nav-${at}`}>
              {group.title}
            </p>
          )}
          <ul aria-labelledby={group.title ? `nav-${at}` : undefined}>
            {group.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.href === current ? 'page' : undefined} className="side-link">
                  {item.label}
                  <span aria-hidden="true" className="link-pending" />
                  {item.count !== undefined && item.count > 0 && (
                    <span className="ml-auto pl-2 font-normal text-muted">{item.count}</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
