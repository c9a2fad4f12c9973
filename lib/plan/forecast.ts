/** Where a fact will stand at the year's end if things go on as they are, and how that was reckoned. Pure. */
import { daysBetween, yearOf, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, NBSP } from '@/lib/core/format'
import { scaled } from './figures'

/** Before so many days of the year have passed its pace says nothing. */
const FORECAST_FROM_DAYS = 60

export type Forecast = {
  /** Decimal string; null – no forecast. */
  value: string | null
  /** Russian: how it was reckoned, or why not. */
  way: string
}

export type ForecastInput = {
  /** Counts are added up over the year, a share stands as last known. */
  total: 'SUM' | 'LAST'
  fact: string | null
  year: number
  today: DateString
  /** For typed facts: the last quarter that is known; null – the fact is counted in records day by day. */
  lastQuarter: number | null
}

export const daysOf = (year: number): number => daysBetween(`${year}-01-01`, `${year + 1}-01-01`)

/** Days of the year that have passed, today with them: 0 before it, all of them after it. */
export function daysPassed(year: number, today: DateString): number {
  const now = yearOf(today)
  return now < year ? 0 : now > year ? daysOf(year) : daysBetween(`${year}-01-01`, today) + 1
}

export function forecast({ total, fact, year, today, lastQuarter }: ForecastInput): Forecast {
  if (yearOf(today) < year) return { value: null, way: 'Год ещё не начался.' }
  if (fact === null) return { value: null, way: 'Факта нет, предсказывать не по чему.' }
  if (yearOf(today) > year) return { value: fact, way: 'Год окончен: это итог года.' }
  if (total === 'LAST')
    return {
      value: fact,
      way: 'Доля не складывается по кварталам: если ничего не изменится, год закончится с последним известным значением.',
    }
  if (lastQuarter !== null) {
    if (lastQuarter === 0) return { value: null, way: 'Ни один квартал ещё не внесён.' }
    const value = scaled(fact, 4, lastQuarter)
    return {
      value,
      way: `За ${count(lastQuarter, 'квартал', 'квартала', 'кварталов')} – ${formatDecimal(fact)}; тем же темпом за четыре – ${formatDecimal(value)}.`,
    }
  }
  const passed = daysPassed(year, today)
  if (passed < FORECAST_FROM_DAYS)
    return {
      value: null,
      way: `С начала года прошло ${count(passed, 'день', 'дня', 'дней')}: о темпе судят с ${FORECAST_FROM_DAYS}-го дня.`,
    }
  const value = scaled(fact, daysOf(year), passed)
  return {
    value,
    way: `За ${passed} из ${daysOf(year)}${NBSP}дней года – ${formatDecimal(fact)}; тем же темпом к концу года – ${formatDecimal(value)}.`,
  }
}
