/** The rating over the years. Pure. */
import { formatDecimal } from '@/lib/core/decimal'
import type { YearColumnSpecs, YearFigureSpecs } from '@/lib/core/years'
import type { LevelSign } from './methodology/labels'

export const ratingYearFigures = {
  rating: { place: 1, title: 'Оценка рейтинга', missing: null, until: 'YEAR_BEFORE', rated: true },
} satisfies YearFigureSpecs

/** The published result of a year, with the sign of its level by the methodology in force. */
export type YearRating = { total: string; level: string; place: number; sign: LevelSign }

export const ratingYearColumns = {
  total: {
    place: 10,
    header: 'Оценка',
    numeric: true,
    width: '6rem',
    shown: (facts: YearRating | undefined) => facts !== undefined,
    cell: (facts: YearRating | undefined) => ({ text: facts ? formatDecimal(facts.total) : '–' }),
  },
  level: {
    place: 11,
    header: 'Уровень',
    shown: (facts: YearRating | undefined) => facts !== undefined,
    cell: (facts: YearRating | undefined) =>
      facts ? { text: facts.sign.title, level: facts.sign } : { text: 'нет оценки', none: true },
  },
  rank: {
    place: 12,
    header: 'Место',
    numeric: true,
    width: '5rem',
    shown: (facts: YearRating | undefined) => facts !== undefined,
    cell: (facts: YearRating | undefined) => ({ text: facts ? String(facts.place) : '–' }),
  },
} satisfies YearColumnSpecs
