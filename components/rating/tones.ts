import type { LevelTone } from './types'

export const toneText: Record<LevelTone, string> = {
  leader: 'text-leader',
  progressive: 'text-progressive',
  basic: 'text-basic',
  initial: 'text-initial',
}
export const toneSoft: Record<LevelTone, string> = {
  leader: 'bg-leader-soft',
  progressive: 'bg-progressive-soft',
  basic: 'bg-basic-soft',
  initial: 'bg-initial-soft',
}
export const toneVariable: Record<LevelTone, string> = {
  leader: 'var(--leader)',
  progressive: 'var(--progressive)',
  basic: 'var(--basic)',
  initial: 'var(--initial)',
}
