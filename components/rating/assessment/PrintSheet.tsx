'use client'
import { formatDecimal } from '@/lib/core/decimal'
import type { AssessmentView, EvidenceView } from '@/lib/rating/assessment/view'
import type { AutosaveState } from '@/lib/rating/assessment/autosave'
import { maximumTotal, type AssessmentScore } from '@/lib/rating/methodology/score'
import { levelSign } from '@/lib/rating/methodology/labels'

type Props = { view: AssessmentView; state: AutosaveState; score: AssessmentScore; evidence: readonly EvidenceView[] }

/** The browser's own «Печать»: all criteria one under another, as in the PDF. */
export function PrintSheet({ view, state, score, evidence }: Props) {
  const { methodology } = view
  return (
    <div className="hidden print:block">
      <p>{methodology.title}</p>
      <h1>
        Самооценка за {view.year} год. {view.agency.name}
      </h1>
      <p>
        Итого {formatDecimal(score.total)} из {formatDecimal(maximumTotal(methodology))}, уровень «
        {levelSign(methodology, score.level).title}»
      </p>
      {methodology.criteria.map((criterion, i) => {
        const answer = state.entries[criterion.number]?.local
        const line = score.criteria[i]
        const proof = evidence.filter((item) => item.criterion === criterion.number)
        return (
          <section key={criterion.number} className="mt-6">
            <h2 className="text-lg">
              {criterion.number}. {criterion.title}
            </h2>
            <p>
              Балл {line?.score ?? 0} × {formatDecimal(criterion.weight)} = {formatDecimal(line?.points ?? '0')}
            </p>
            <ul>
              {criterion.options.map((option) => (
                <li key={option.score}>
                  {answer?.attested.includes(option.score) ? '☑' : '☐'} {option.score} – {option.text}
                </li>
              ))}
            </ul>
            {answer?.comment && <p className="whitespace-pre-wrap">Пояснение: {answer.comment}</p>}
            {proof.length > 0 && <p>Подтверждения: {proof.map((item) => item.title).join('; ')}</p>}
          </section>
        )
      })}
    </div>
  )
}
