import { cx } from '@/components/ui/cx'
import type { ListBadge } from '@/components/ui/ListTable'
import { toneSoft, toneText } from './tones'
import type { LevelTone } from './types'

/** A level in a ListTable, as LevelBadge draws it. */
export const levelCell = ({ tone, glyph, title }: { tone: LevelTone; glyph: string; title: string }): ListBadge => ({
  look: cx(toneSoft[tone], toneText[tone]),
  glyph,
  word: title,
})
