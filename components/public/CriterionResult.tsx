import { Pips } from '@/components/rating/Pips'
import { cx } from '@/components/ui/cx'
import { formatDecimal } from '@/lib/core/decimal'
import { sentence } from '@/lib/core/format'
import type { CriterionOption } from '@/lib/rating/methodology/types'
import type { PublishedCriterion } from '@/lib/rating/publication/published'
import { settlementOutcomeLabels } from '@/lib/rating/settlement/labels'

type Props = {
  criterion: PublishedCriterion
  /** Of the methodology that the rating was made by. */
  options: CriterionOption[]
  notes: string[]
}

/** Every possible answer of the act with those that count marked by sign and word. */
function Options({ criterion: { cumulative, finalScore }, options }: Props) {
  const counts = (score: number): boolean =>
    cumulative && finalScore > 0 ? score > 0 && score <= finalScore : score === finalScore
  return (
    <details className="mt-2 text-sm print:hidden">
      <summary className="cursor-pointer py-0.5 text-muted">Все возможные ответы</summary>
      <ul className="mt-1">
        {options.map(({ score, text }) => (
          <li
            key={score}
            className={cx('grid grid-cols-[1.5rem_1.5rem_minmax(0,1fr)] py-1', !counts(score) && 'text-muted')}
          >
            <span aria-hidden="true" className="text-ok">
              {counts(score) && '✓'}
            </span>
            <b className="font-medium">{score}</b>
            <span>
              {text}
              {counts(score) && <span className="sr-only"> – засчитано</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One criterion of a published score in plain words: what was asked, what was found, the weight, the sum. */
export function CriterionResult(props: Props) {
  const { criterion: c, notes } = props
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 md:grid-cols-[minmax(0,1fr)_13rem]">
      <div>
        <h3>
          {c.number}. {c.shortTitle}
        </h3>
        <p className="max-w-[80ch] text-sm text-muted">
          {sentence(c.title)}
          {c.cumulative && ' Ступени складываются.'}
        </p>
        <p className="mt-2 max-w-[75ch]">
          <b className="font-medium">Найдено:</b> {c.found}
        </p>
        {c.reason && <p className="max-w-[80ch] text-sm text-muted">{c.reason}</p>}
        {c.settlement && (
          <p className="mt-2 max-w-[80ch] border-l-2 border-line-strong pl-3 text-sm">
            Участник не согласился
            {c.settlement.requestedScore === null ? '' : ` и просил балл ${c.settlement.requestedScore}`}: «
            {c.settlement.objection}»{' '}
            <b className="font-medium">Решение: {settlementOutcomeLabels[c.settlement.outcome]}.</b>{' '}
            {c.settlement.reason}
          </p>
        )}
        {c.correction && (
          <p className="mt-2 max-w-[80ch] border-l-2 border-line-strong pl-3 text-sm">
            В редакции {c.correction.version} балл изменён с {c.correction.from} на {c.correction.to}:{' '}
            {c.correction.reason}
          </p>
        )}
        {c.evidence.length > 0 && (
          <p className="mt-2 max-w-[80ch] text-sm text-muted">Подтверждения: {sentence(c.evidence.join('; '))}</p>
        )}
        {notes.map((note) => (
          <p key={note} className="mt-2 max-w-[80ch] text-sm text-muted">
            {note}
          </p>
        ))}
        <Options {...props} />
      </div>
      <div className="md:text-right">
        <p className="text-lg">
          <span className="text-muted">
            {c.finalScore} × {formatDecimal(c.weight)} =
          </span>{' '}
          <b>{formatDecimal(c.points)}</b>
        </p>
        <p className="mt-1 flex items-center gap-2 text-sm text-muted md:justify-end">
          <Pips value={c.finalScore} max={c.topScore} /> {c.finalScore} из {c.topScore}
        </p>
        {c.selfScore !== null && c.selfScore !== c.finalScore && (
          <p className="mt-1 text-sm text-muted">
            самооценка – {c.selfScore}
            {c.verifiedScore !== c.finalScore && `, проверка – ${c.verifiedScore}`}
          </p>
        )}
      </div>
    </li>
  )
}
