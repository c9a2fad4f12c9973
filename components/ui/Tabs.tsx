import { cx } from './cx'

export type TabItem = { href: string; label: string; count?: number; current?: boolean }

/** Views of one thing, each with its own address. */
export function LinkTabs({ items, label }: { items: TabItem[]; label: string }) {
  return (
    <nav aria-label={label} className="mb-5 flex flex-wrap gap-x-6 gap-y-1 border-b border-line-strong">
      {items.map((item) => (
        <a
          key={item.href}
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
          className={cx(
            '-mb-px border-b-2 py-2 no-underline',
            item.current ? 'border-accent font-semibold text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {item.label}
          {item.count !== undefined && <span className="ml-1.5 font-normal text-muted">{item.count}</span>}
        </a>
      ))}
    </nav>
  )
}

/** A short row of choices: years, quarters. */
export function LinkPills({ items, label }: { items: TabItem[]; label: string }) {
  return (
    <nav aria-label={label} className="mb-6 flex flex-wrap gap-2">
      {items.map((item) => (
        <a
          key={item.href}
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
          className={cx(
            'rounded-full border px-3.5 py-1.5 no-underline',
            item.current ? 'border-ink bg-ink text-paper' : 'border-line-strong text-ink hover:bg-accent-soft',
          )}
        >
          {item.label}
          {item.count !== undefined && (
            <span className={cx('ml-1.5', !item.current && 'text-muted')}>{item.count}</span>
          )}
        </a>
      ))}
    </nav>
  )
}
