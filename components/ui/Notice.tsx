import type { ReactNode } from 'react'
import { cx } from './cx'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'danger'

const tones: Record<NoticeTone, { box: string; sign: string; glyph: string }> = {
  info: { box: 'bg-accent-soft', sign: '', glyph: '' },
  ok: { box: 'bg-ok-soft', sign: 'text-ok', glyph: '✓' },
  warn: { box: 'bg-warn-soft', sign: 'text-warn', glyph: '!' },
  danger: { box: 'bg-danger-soft', sign: 'text-danger', glyph: '✕' },
}

type Props = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** Button or link at the right edge. */
  action?: ReactNode
  /** Announced when it appears after an action; leave out for what stands on the page from the start. */
  live?: boolean
  className?: string
}

export function Notice({ tone = 'info', title, children, action, live, className }: Props) {
  const { box, sign, glyph } = tones[tone]
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cx('notice flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card px-4 py-3.5', box, className)}
    >
      <div className="flex min-w-[min(12rem,100%)] flex-1 gap-3">
        {glyph && (
          <span aria-hidden="true" className={cx('font-semibold', sign)}>
            {glyph}
          </span>
        )}
        <div className="min-w-0">
          {title && <p className={cx('font-semibold', sign)}>{title}</p>}
          {children}
        </div>
      </div>
      {action}
    </div>
  )
}
