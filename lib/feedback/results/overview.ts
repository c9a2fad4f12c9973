/** Satisfaction over all surveys: the main question of each, put together by what they are about. Pure. */
import { formatNumber } from '@/lib/core/format'
import { sumOf, type Distribution } from '../release/counts'
import { satisfiedIn } from '../survey/main-question'
import { markMeasures } from './measures'
import { compareShares } from './compare'
import type { changeText } from './words'

/** By what surveys are put together; in words of whoever reads. */
export const overviewBy = {
  service: 'Услуги',
  group: 'Группы процессов',
  process: 'Процессы',
  touchpoint: 'Точки',
  segment: 'Сегменты',
  situation: 'Жизненные ситуации',
  project: 'Проекты',
  agency: 'Органы',
  matter: 'Внутренние клиенты',
} as const
export type OverviewBy = keyof typeof overviewBy
export const isOverviewBy = (text: string): text is OverviewBy => Object.hasOwn(overviewBy, text)

/** What the main question of one survey showed in one year, in one group. */
export type OverviewPart = {
  key: string
  label: string
  surveyId: string
  shown: Distribution
  year: 'this' | 'before'
}

export type OverviewLine = {
  key: string
  label: string
  surveys: string[]
  measure: NonNullable<ReturnType<typeof markMeasures>> | null
  before: NonNullable<ReturnType<typeof markMeasures>> | null
  change: Parameters<typeof changeText>[0]
}

const tally = ({ counts, dontKnow }: Distribution) => ({ counts, dontKnow, empty: 0 })

/** Put together by key, the lowest first; those that only the year before knows of come last. */
export function overviewLines(parts: readonly OverviewPart[]): OverviewLine[] {
  const keys = [...new Set(parts.map(({ key }) => key))]
  const lines = keys.map((key): OverviewLine => {
    const own = parts.filter((part) => part.key === key)
    const of = (year: OverviewPart['year']): Distribution =>
      sumOf(own.filter((part) => part.year === year).map(({ shown }) => shown))
    const [now, before] = [of('this'), of('before')]
    return {
      key,
      label: own[0]?.label ?? '',
      surveys: [...new Set(own.filter(({ year }) => year === 'this').map(({ surveyId }) => surveyId))],
      measure: now.n > 0 ? markMeasures(tally(now)) : null,
      before: before.n > 0 ? markMeasures(tally(before)) : null,
      change:
        now.n > 0 && before.n > 0
          ? { of: 'share', difference: compareShares(tally(now), tally(before), { k: 1, showUnanimous: true }) }
          : null,
    }
  })
  const share = ({ measure }: OverviewLine): number => measure?.satisfied.share.raw ?? 2
  return lines.toSorted((a, b) => share(a) - share(b) || (a.label < b.label ? -1 : 1))
}

/** Whose answers are put together: those of services and agencies are of external clients, matters of internal ones. */
export type Clients = 'EXTERNAL' | 'INTERNAL' | 'ALL'
export const clientsOf = (by: OverviewBy): Clients =>
  by === 'service' || by === 'agency' ? 'EXTERNAL' : by === 'matter' ? 'INTERNAL' : 'ALL'
const clientWords = { EXTERNAL: 'Внешние клиенты', INTERNAL: 'Внутренние клиенты', ALL: 'Все клиенты' } as const

export type OverviewTotal = { satisfied: number; n: number; /** In no line. */ notSplit: number }

/** Satisfied and all of these clients in the year, and how many of them stand in no line. */
export function overviewTotal(
  everybody: readonly Pick<OverviewPart, 'shown' | 'year'>[],
  lines: readonly OverviewLine[],
): OverviewTotal {
  const sum = sumOf(everybody.filter(({ year }) => year === 'this').map(({ shown }) => shown))
  const inLines = lines.reduce((all, { measure }) => all + (measure?.n ?? 0), 0)
  return { satisfied: satisfiedIn(tally(sum)), n: sum.n, notSplit: sum.n - inLines }
}

/** «Внешние клиенты за 2026 год: довольны 228 из 361». */
export const overviewSays = (by: OverviewBy, year: number, { satisfied, n }: OverviewTotal): string =>
  n === 0
    ? `За ${year} год показать пока нечего`
    : `${clientWords[clientsOf(by)]} за ${year} год: довольны ${formatNumber(satisfied)} из ${formatNumber(n)}`

const cuts = {
  touchpoint: 'ответы без точки и точек, которые порознь показать нельзя',
  segment: 'ответы без сегмента и сегментов, которые порознь показать нельзя',
} as const
const isCut = (by: OverviewBy): by is keyof typeof cuts => Object.hasOwn(cuts, by)

/** Under the lines, as under the groups of one survey; '' – everybody stands in some line. */
export const notSplitText = (by: OverviewBy, { notSplit }: OverviewTotal): string =>
  notSplit > 0
    ? `Не разложено: ${formatNumber(notSplit)}. Это ${isCut(by) ? cuts[by] : 'ответы на опросы, у которых это не названо'}.`
    : ''
