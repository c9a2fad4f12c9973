import { cx } from './cx'
import { pageNumbers } from './page-numbers'

type Props = {
  page: number
  pages: number
  href: (page: number) => string
  label?: string
  /** How many lines there are on all pages. */
  total?: number
}

const linkClass =
  'inline-flex min-h-9 min-w-9 items-center justify-center rounded-ctl px-2 no-underline hover:bg-accent-soft'

export function Pagination({ page, pages, href, label = 'Страницы', total }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label={label} className="mt-5 flex flex-wrap items-center gap-1">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev" className={linkClass}>
          ← Назад
        </a>
      )}
      {pageNumbers(page, pages).map((n, at) =>
        n === null ? (
          <span key={`gap-${at}`} className="px-1 text-muted">
            …
          </span>
        ) : (
          <a
            key={n}
            href={href(n)}
            aria-current={n === page ? 'page' : undefined}
            aria-label={`Страница ${n}`}
            className={cx(linkClass, n === page && 'bg-ink font-semibold text-paper hover:bg-ink')}
          >
            {n}
          </a>
        ),
      )}
      {page < pages && (
        <a href={href(page + 1)} rel="next" className={linkClass}>
          Дальше →
        </a>
      )}
      {total !== undefined && <span className="ml-auto text-sm text-muted">Всего {total}</span>}
    </nav>
  )
}
