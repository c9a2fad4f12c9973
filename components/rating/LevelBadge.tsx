import { cx } from '@/components/ui/cx'
import { toneSoft, toneText } from './tones'
import type { LevelTone } from './types'

type Props = { tone: LevelTone; glyph: string; name: string; size?: 'sm' | 'md'; className?: string }

const shape = 'level-badge inline-flex items-center gap-[0.4em] rounded-full font-medium sm:whitespace-nowrap'

/** A level: glyph, word and colour together. */
export function LevelBadge({ tone, glyph, name, size = 'sm', className }: Props) {
  const sizes = size === 'sm' ? 'py-[3px] pr-2.5 pl-2 text-sm' : 'py-1 px-3 text-dense'
  return (
    <span className={cx(shape, sizes, toneSoft[tone], toneText[tone], className)}>
      <span aria-hidden="true">{glyph}</span>{name}
    </span>
  )
}
