import { cx } from '@/components/ui/cx'
import { daysBetween, type DateString } from '@/lib/core/dates'
import { formatDecimal, multiplyDecimals } from '@/lib/core/decimal'

type StripPrice = { from: DateString; to?: DateString; price: string }
type Props = {
  prices: readonly StripPrice[]
  day: DateString
  /** First and last day of the strip. */
  from: DateString
  until: DateString
  percent?: boolean
}

export const priceText = (price: string, percent = false): string =>
  percent ? formatDecimal(multiplyDecimals(price, '100'), { digits: 1 }) : formatDecimal(price, { digits: 2 })

/** Prices along the time: a rule at the day from which each is in effect, a dashed place where there is none. */
export function PriceStrip({ prices, day, from, until, percent }: Props) {
  const whole = daysBetween(from, until)
  const at = (date: DateString) => `${Math.max(0, Math.min(100, (daysBetween(from, date) / whole) * 100))}%`
  const rows = prices.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <span className="relative block h-7 min-w-[16rem] bg-sunken" aria-hidden="true">
      {rows.map((row, i) => {
        const end = row.to ?? rows[i + 1]?.from ?? until
        const now =
          row.from <= day && day < (rows[i + 1]?.from ?? '9999-12-31') && (row.to === undefined || day <= row.to)
        return (
          <span
            key={row.from}
            className={cx(
              'absolute inset-y-0 overflow-hidden border-l-2 border-ink bg-sunken px-1.5 py-1 text-sm leading-5 whitespace-nowrap',
              now ? 'font-semibold' : 'text-muted',
            )}
            style={{ left: at(row.from), width: `calc(${at(end)} - ${at(row.from)})` }}
          >
            {priceText(row.price, percent)}
          </span>
        )
      })}
      <span className="absolute inset-y-[-2px] w-0.5 bg-accent" style={{ left: at(day) }} />
    </span>
  )
}
