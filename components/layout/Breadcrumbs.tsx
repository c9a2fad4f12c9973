import type { ReactNode } from 'react'

export type Crumb = { label: string; href?: string }

/** The way here; the last crumb is the page itself. `aside` is said at the right edge («Сохранено в 14:05»). */
export function Breadcrumbs({ items, aside }: { items: Crumb[]; aside?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-muted print:hidden">
      <nav aria-label="Путь">
        <ol className="flex flex-wrap gap-x-2">
          {items.map((item, at) => (
            <li key={`${at}-${item.label}`} className="flex gap-x-2">
              {at > 0 && <span aria-hidden="true">›</span>}
              {item.href ? (
                <a href={item.href} className="text-muted hover:text-ink">
                  {item.label}
                </a>
              ) : (
                <span aria-current={at === items.length - 1 ? 'page' : undefined}>{item.label}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {aside && <div aria-live="polite">{aside}</div>}
    </div>
  )
}
