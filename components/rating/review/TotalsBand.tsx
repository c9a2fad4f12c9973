import { formatDifference } from '@/lib/core/format'
import { count } from '@/lib/core/format'
import type { ReviewView } from '@/lib/rating/verification/view'
import { TotalFigure, TotalTrack } from './TotalTrack'

/** Self-assessed, verified and final totals side by side with what each step changed. */
export function TotalsBand({ review }: { review: ReviewView }) {
  const { methodology, self, verified, final, previous, criteria } = review
  const running = review.status === 'VERIFICATION' && verified !== null && verified.scored < criteria.length
  const shown = final ?? verified ?? self
  return (
    <section aria-label="Оценки" className="mb-6 border-y border-line-strong py-5">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-4">
        <TotalFigure
          label="Самооценка"
          value={self}
          methodology={methodology}
          note={self ? undefined : 'не представлена'}
        />
        <TotalFigure
          label={running ? 'Проверка, пока' : 'После проверки'}
          value={verified}
          methodology={methodology}
          note={
            running
              ? `оценено ${verified.scored} из ${count(criteria.length, 'критерия', 'критериев', 'критериев')}`
              : verified && self
                ? `к самооценке ${formatDifference(self.total, verified.total)}`
                : undefined
          }
        />
        <TotalFigure
          label="Итог"
          value={final}
          methodology={methodology}
          note={
            final && verified
              ? `к проверке ${formatDifference(verified.total, final.total)}`
              : final
                ? undefined
                : 'ещё не подведён'
          }
        />
        <TotalFigure
          label={previous ? `Итог за ${previous.year} год` : 'Прошлый год'}
          value={previous}
          methodology={methodology}
          note={previous ? undefined : 'нет данных'}
        />
      </div>
      {shown && (
        <div className="mt-5">
          <TotalTrack methodology={methodology} total={shown.total} level={shown.level} size="lg" />
        </div>
      )}
    </section>
  )
}
