import { cx } from '@/components/ui/cx'
import { toneSoft, toneText } from './tones'
import type { LevelTone } from './types'

type Props = { tone: LevelTone; glyph: string; name: string; size?: 'sm' | 'md'; className?: string }

/** A level: glyph, word and colour together. */
export function LevelBadge({ tone, glyph, name, size = 'sm', className }: Props) {
  return (
    <span className={cx('level-badge', size === 'md' && 'level-badge-md', toneSoft[tone], toneText[tone], className)}>
      <span aria-hidden="true">{glyph}</span>
      {name}
    </span>
  )
}
