import { formatDecimal } from '@/lib/core/decimal'
import { formatFraction, fractionOf, isZero } from '@/lib/core/fraction'
import { paybackMonths, savingOf } from '@/lib/processes/model/compare'
import type { ProcessResults } from '@/lib/processes/model/results'

type Props = { before: ProcessResults; after: ProcessResults; oneOff: string }

/** The year's saving, what it is made of, and when the one-off cost comes back (exact.md P7). */
export function Payback({ before, after, oneOff }: Props) {
  const { year } = savingOf(before, after)
  if (!year) return null
  const months = paybackMonths(oneOff, year.total)
  return (
    <p className="mt-4 max-w-[68ch]">
      Экономия за год – <b>{formatFraction(year.total, 2)}&nbsp;₽</b>.{' '}
      {!isZero(year.otherRuns) && (
        <>
          Из них дешевле прогон – {formatFraction(year.cheaperRun, 2)}&nbsp;₽, другое число прогонов –{' '}
          {formatFraction(year.otherRuns, 2)}&nbsp;₽.{' '}
        </>
      )}
      {months !== null && isZero(fractionOf(oneOff)) ? (
        'Разовые затраты не указаны, поэтому срок окупаемости не посчитан.'
      ) : (
        <>
          Разовые затраты {formatDecimal(oneOff, { digits: 2 })}&nbsp;₽{' '}
          {months === null ? (
            <b>не окупаются.</b>
          ) : (
            <>
              окупятся за <b>{formatFraction(months, 1)}&nbsp;мес.</b>
            </>
          )}
        </>
      )}
    </p>
  )
}
