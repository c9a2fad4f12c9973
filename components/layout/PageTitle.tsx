import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type Props = {
  /** Says what is going on. The page's only h1. */
  title: ReactNode
  /** What the page is called, where the title does not say it: first in the h1. */
  name?: string
  /** A line above: «Итоги за 2025 год · опубликованы 27 марта 2026 г.» */
  kicker?: ReactNode
  /** A paragraph below. */
  lead?: ReactNode
  /** Small, at the right of the title: date, state. */
  meta?: ReactNode
  actions?: ReactNode
  /** l – public pages, m – the office. */
  size?: 'l' | 'm'
}

/** The full name of an indicator or of an act, in characters: at the usual size it would fill a phone's screen. */
const LONG = 90

export function PageTitle({ title, name, kicker, lead, meta, actions, size = 'm' }: Props) {
  const large = size === 'l'
  const long = typeof title === 'string' && title.length > LONG
  return (
    <div className={large ? 'mb-8' : 'mb-6'}>
      {kicker && !name && <p className={cx('text-muted', large ? 'mb-2' : 'mb-1 text-sm')}>{kicker}</p>}
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <h1 className={long ? 'text-xl' : large ? 'text-2xl md:text-3xl' : 'text-2xl'}>
          {name && (
            <span className="mb-1 block text-sm font-normal text-muted">
              {name}
              {kicker && <> · {kicker}</>}
              <span className="sr-only">. </span>
            </span>
          )}
          {title}
        </h1>
        {(meta || actions) && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {meta && <div className="text-sm text-muted">{meta}</div>}
            {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
          </div>
        )}
      </div>
      {lead && <div className={cx('max-w-[62ch] text-muted', large ? 'mt-4 text-lg' : 'mt-2')}>{lead}</div>}
    </div>
  )
}
