/**
 * Levels of a total: bounds, order, thresholds of the score track. The only place that knows what from, over, to and
 * under mean.
 */
import { decimal, toDecimalString, unitsAt, type Decimal } from '@/lib/core/decimal'
import type { Level, LevelBounds, Methodology } from './types'

/**
 * Cuts lie between numbers: the cut 2u is just below u units, the cut 2u + 1 just above. So every bound, inclusive or
 * not, is one whole number, and a level is the half-open interval [low, high) of cuts.
 */
export type Band = { low: number; high: number }

const BOUNDS = ['from', 'over', 'to', 'under'] as const

/** Every decimal written in the level scale. */
export function levelDecimals(levels: readonly LevelBounds[]): Decimal[] {
  return levels.flatMap((level) =>
    BOUNDS.flatMap((bound) => (level[bound] === undefined ? [] : [decimal(level[bound])])),
  )
}

/** The level's interval in cuts at the scale; an absent bound is infinite. */
export function bandOf(level: LevelBounds, scale: number): Band {
  const units = (text: string) => unitsAt(decimal(text), scale)
  const low =
    level.from !== undefined ? 2 * units(level.from) : level.over !== undefined ? 2 * units(level.over) + 1 : -Infinity
  const high =
    level.to !== undefined ? 2 * units(level.to) + 1 : level.under !== undefined ? 2 * units(level.under) : Infinity
  return { low, high }
}

/** The cut on which a total of so many units lies for comparison with a band's low cut. */
const cutOf = (units: number) => 2 * units

/** Whether a total of `units` belongs to the band. */
export function inBand(band: Band, units: number): boolean {
  return band.low <= cutOf(units) && cutOf(units) < band.high
}

/** The smallest whole number of units that reaches the band. */
export function firstUnits(band: Band): number {
  return Math.ceil(band.low / 2)
}

export function findLevel(methodology: Methodology, code: string): Level | undefined {
  return methodology.levels.find((level) => level.code === code)
}

/** 0 – the highest level; −1 when the methodology has no such level. For sorting and comparing levels. */
export function levelRank(methodology: Methodology, code: string): number {
  return methodology.levels.findIndex((level) => level.code === code)
}

/**
 * A boundary of the score track: at `value` the level below ends; `inclusive` – the value itself belongs to the level
 * above.
 */
export type Threshold = { value: string; inclusive: boolean; below: string; above: string }

/** Boundaries in ascending order: 5, 8 and 12 for Kuzbass. */
export function thresholds(methodology: Methodology): Threshold[] {
  const ascending = methodology.levels.toReversed()
  return ascending.slice(1).map((level, index) => ({
    value: toDecimalString(decimal(level.from ?? level.over ?? '0')),
    inclusive: level.over === undefined,
    below: ascending[index]?.code ?? '',
    above: level.code,
  }))
}

/** The condition of the level in words of the act's kind: «более 12», «от 8 до 12», «от 5, менее 8», «менее 5». */
export function levelRule(level: LevelBounds, format: (decimal: string) => string): string {
  const lower =
    level.from !== undefined
      ? `от ${format(level.from)}`
      : level.over !== undefined
        ? `более ${format(level.over)}`
        : ''
  const upper =
    level.to !== undefined ? `до ${format(level.to)}` : level.under !== undefined ? `менее ${format(level.under)}` : ''
  if (!lower && !upper) return 'любая оценка'
  return lower && upper ? `${lower}${level.under === undefined ? ' ' : ', '}${upper}` : lower || upper
}

/**
 * Colour token of a level by its place in the scale, so that a scale of another length or other codes still looks
 * right.
 */
export type LevelTone = 'leader' | 'progressive' | 'basic' | 'initial'

export function levelTone(methodology: Methodology, code: string): LevelTone {
  const rank = levelRank(methodology, code)
  const last = methodology.levels.length - 1
  if (rank === 0) return 'leader'
  if (rank === last || rank < 0) return 'initial'
  return rank <= last / 2 ? 'progressive' : 'basic'
}
