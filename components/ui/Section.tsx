import type { ReactNode } from 'react'
import { cx } from './cx'

type SectionProps = {
  title: ReactNode
  id?: string
  lead?: ReactNode
  actions?: ReactNode
  level?: 2 | 3
  rule?: boolean
  className?: string
  children: ReactNode
}

/** A part of a page; `rule` draws the strong line above it. */
export function Section({ title, id, lead, actions, level = 2, rule, className, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={cx('mt-8', rule && 'border-t-2 border-ink pt-4', className)}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <Heading>{title}</Heading>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {lead && <p className="mb-4 max-w-[68ch] text-muted">{lead}</p>}
      {children}
    </section>
  )
}

export type NumberCell = {
  key: string
  value: ReactNode
  label: string
  note?: ReactNode
  noteTone?: 'danger' | 'warn'
  href?: string
}

/** A few numbers which are the answer, each leading to what it is made of. */
export function NumberStrip({ items, label }: { items: NumberCell[]; label: string }) {
  return (
    <ul aria-label={label} className="number-strip">
      {items.map((item) => {
        const noteClass =
          item.noteTone === 'danger' ? 'text-danger' : item.noteTone === 'warn' ? 'text-warn' : 'text-muted'
        const body = (
          <>
            <b className="block text-2xl leading-[1.1] tracking-tight">{item.value}</b>
            <span className="block">{item.label}</span>
            {item.note && <span className={cx('block text-sm', noteClass)}>{item.note}</span>}
          </>
        )
        return (
          <li key={item.key}>
            {item.href ? (
              <a href={item.href} className="number-cell hover:bg-accent-soft">
                {body}
              </a>
            ) : (
              <div className="number-cell">{body}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** «XLSX», «PDF»: the kind of a file. */
export function FileTag({ children }: { children: string }) {
  const look =
    'inline-block rounded-[4px] border border-line-strong px-1.5 py-0.5 text-[0.6875rem] leading-none text-muted uppercase'
  return <span className={look}>{children}</span>
}
