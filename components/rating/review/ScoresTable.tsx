import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatDecimal } from '@/lib/core/decimal'
import type { ReviewCriterion, ReviewView } from '@/lib/rating/verification/view'
import { findCriterion, type Methodology } from '@/lib/rating/methodology/types'
import { attestedFromScore, scoreCriterion } from '@/lib/rating/methodology/score'
import { settlementOutcomeLabels } from '@/lib/rating/settlement/labels'

/** score × weight, by the rating's own function. */
const points = (methodology: Methodology, number: number, score: number): string => {
  const criterion = findCriterion(methodology, number)
  return criterion ? formatDecimal(scoreCriterion(criterion, attestedFromScore(criterion, score)).points) : '–'
}

const shown = (score: number | null) => (score === null ? <span className="text-muted">–</span> : score)

/** Every criterion with the agency's, the verified and the final score, the reasons, and what it adds to the total. */
export function ScoresTable({ review }: { review: ReviewView }) {
  const objected = review.objections.flatMap(({ items }) => items)
  const columns: Column<ReviewCriterion>[] = [
    { key: 'n', header: '№', phone: 'hide', cell: ({ number }) => number, width: '2.5rem' },
    {
      key: 'name',
      header: 'Критерий',
      phone: 'title',
      cell: ({ number, shortTitle }) => <a href={`#criterion-${number}`}>{shortTitle}</a>,
    },
    { key: 'self', header: 'Самооценка', numeric: true, cell: ({ selfScore }) => shown(selfScore) },
    {
      key: 'verified',
      header: 'Проверка',
      numeric: true,
      cell: ({ selfScore, verifiedScore }) =>
        verifiedScore !== null && selfScore !== null && verifiedScore !== selfScore ? (
          <span className="font-semibold">
            {verifiedScore}{' '}
            <span className={verifiedScore < selfScore ? 'text-danger' : 'text-ok'}>
              ({verifiedScore > selfScore ? '+' : '−'}
              {Math.abs(verifiedScore - selfScore)})
            </span>
          </span>
        ) : (
          shown(verifiedScore)
        ),
    },
    { key: 'final', header: 'Итог', numeric: true, cell: ({ finalScore }) => shown(finalScore) },
    { key: 'weight', header: 'Коэфф.', numeric: true, cell: ({ weight }) => formatDecimal(weight) },
    {
      key: 'points',
      header: 'В оценку',
      numeric: true,
      cell: (row) => {
        const score = row.finalScore ?? row.verifiedScore
        return score === null ? '–' : points(review.methodology, row.number, score)
      },
    },
    {
      key: 'why',
      header: 'Почему',
      phone: 'wide',
      cell: ({ number, verifiedReason }) => {
        const item = objected.find(({ criterion }) => criterion === number)
        return (
          <div className="max-w-[44ch] text-sm">
            {verifiedReason && <p>{verifiedReason}</p>}
            {item && (
              <p className="text-muted">
                Несогласие{' '}
                {item.outcome
                  ? `${settlementOutcomeLabels[item.outcome]}: ${item.outcomeReason ?? ''}`
                  : 'рассматривается'}
              </p>
            )}
          </div>
        )
      },
    },
  ]
  return (
    <DataTable
      caption="Оценки по критериям"
      columns={columns}
      rows={review.criteria}
      rowKey={({ number }) => String(number)}
      dense
    />
  )
}
