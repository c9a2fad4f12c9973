const russian = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 })

/** A number on an axis or beside a point: «11,7». */
export const formatTick = (value: number): string => russian.format(value)

/** Axis text of every chart. */
export const axisText = { fill: 'var(--muted)', fontSize: 12 } as const

/** Name of the colour pair (`--leader`, `--leader-soft`) which a level is drawn in. */
export type LevelColour = 'leader' | 'progressive' | 'basic' | 'initial'

/** A horizontal line and what begins there. */
export type Mark = { at: number; label: string }

/**
 * Series told apart by their fill, not by colour alone: full, hatched, outlined. The plot that uses them draws the
 * hatch (#chart-hatch).
 */
export const fillings = ['full', 'hatched', 'outlined'] as const
export type Filling = (typeof fillings)[number]
export const fillOf = (filling: Filling): string =>
  ({ full: 'var(--accent)', hatched: 'url(#chart-hatch)', outlined: 'var(--paper)' })[filling]
