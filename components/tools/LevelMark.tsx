import { cx } from '@/components/ui/cx'
import { levelGlyphs, levelLabels } from '@/lib/tools/labels'
import type { ToolLevel } from '@/lib/tools/rules'

/** A level by shape and word: ○ не начат, ◔ пилот, ◑ применяется, ● стандарт. */
export function LevelMark({ level, note }: { level: ToolLevel; note?: string }) {
  const begun = level !== 'NOT_BEGUN'
  return (
    <span className={cx('inline-flex items-baseline gap-[0.45em]', !begun && 'text-muted')}>
      <span aria-hidden="true" className={begun ? 'text-accent' : undefined}>{levelGlyphs[level]}</span>
      <span>{levelLabels[level]}{note && <span className="block text-sm text-muted">{note}</span>}</span>
    </span>
  )
}
