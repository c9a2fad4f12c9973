import type { ReactNode } from 'react'
import { cx } from './cx'

export type StatusKind = 'ok' | 'warn' | 'bad' | 'none'

const signs: Record<StatusKind, { glyph: string; glyphClass: string; textClass: string }> = {
  ok: { glyph: '✓', glyphClass: 'text-ok', textClass: '' },
  warn: { glyph: '!', glyphClass: 'text-warn font-bold', textClass: '' },
  bad: { glyph: '✕', glyphClass: 'text-danger', textClass: 'text-danger' },
  none: { glyph: '–', glyphClass: 'text-muted', textClass: 'text-muted' },
}

/** State in one glance: ✓ в срок, ! внимание, ✕ просрочено, – нет данных; the word always stands beside the sign. */
export function StatusMark({
  kind,
  children,
  className,
}: {
  kind: StatusKind
  children: ReactNode
  className?: string
}) {
  const { glyph, glyphClass, textClass } = signs[kind]
  return (
    <span className={cx('status-mark', textClass, className)}>
      <span aria-hidden="true" className={cx('status-sign', glyphClass)}>
        {glyph}
      </span>
      <span>{children}</span>
    </span>
  )
}

/** The legend that stands above a table of marks. */
export function StatusKey({ labels }: { labels?: Partial<Record<StatusKind, string>> }) {
  const words = { ok: 'в срок', warn: 'внимание', bad: 'просрочено', none: 'нет данных', ...labels }
  return (
    <p className="flex flex-wrap gap-x-3.5 gap-y-1 text-sm text-muted">
      {(['ok', 'warn', 'bad', 'none'] as const).map((kind) => (
        <span key={kind}>
          {signs[kind].glyph} {words[kind]}
        </span>
      ))}
    </p>
  )
}
