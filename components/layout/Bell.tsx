'use client'
import { usePathname } from 'next/navigation'

export type BellProps = { href: string; unread: number }

/** The way to the notifications, with how many are unread. */
export function Bell({ href, unread }: BellProps) {
  const path = usePathname()
  return (
    <a href={href} className="side-bell" aria-current={path === href ? 'page' : undefined}>
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        width="18"
        height="18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M10 3v1.5M5.5 9.3C5.5 6.6 7.3 4.500 10 4.5s4.5 2.1 4.5 4.8c0 2.6.5 3.9 1.5 5.2H4c1-1.3 1.5-2.6 1.5-5.2ZM8.3 17c.3.6.9 1 1.7 1s1.400-.4 1.7-1" />
      </svg>
      <span className="side-bell-text">Уведомления</span>
      {unread > 0 && (
        <>
          <span className="sr-only">, непрочитанных: </span>
          <span className="side-bell-count">{unread > 99 ? '99+' : unread}</span>
        </>
      )}
    </a>
  )
}
