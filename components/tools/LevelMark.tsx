import { cx } from '@/components/ui/cx'
import { levelGlyphs, levelLabels } from '@/lib/tools/labels'
import type { ToolLevel } from '@/lib/tools/rules'

type Props = {
  level: ToolLevel
  note?: string
  /** The note goes on in the same line instead of standing under the word. */
  inline?: boolean
}

/** A level by shape and word: ○ не начат, ◔ пилот, ◑ применяется, ● стандарт. */
export function LevelMark({ level, note, inline }: Props) {
  const begun = level !== 'NOT_BEGUN'
  return (
    <span className={cx('tools-level', !begun && 'text-muted')}>
      <span aria-hidden="true" className={begun ? 'text-accent' : undefined}>
        {levelGlyphs[level]}
      </span>
      <span>
        {levelLabels[level]}
        {note && <span className={cx('text-sm text-muted', !inline && 'block')}> {note}</span>}
      </span>
    </span>
  )
}
