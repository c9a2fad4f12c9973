import type { ReviewCriterion } from '@/lib/rating/verification/view'
import { EvidenceList } from './EvidenceList'

/** What the agency says of itself on one criterion: rungs, comment, documents. */
export function SelfColumn({ tenant, criterion }: { tenant: string; criterion: ReviewCriterion }) {
  const { attested, selfScore, gaps } = criterion
  const chosen = criterion.options.filter(({ score }) => attested.includes(score))
  return (
    <div>
      <h3 className="mb-2">Самооценка: {selfScore === null ? 'не представлена' : <>балл {selfScore}</>}</h3>
      {chosen.length === 0 && <p className="text-sm text-muted">Ответа на критерий нет.</p>}
      <ul className="grid gap-2">
        {chosen.map(({ score, text }) => (
          <li key={score} className="grid grid-cols-[2rem_1fr] gap-2">
            <b
              className="grid size-7 place-items-center rounded-full bg-accent text-sm text-accent-ink"
              aria-hidden="true"
            >
              {score}
            </b>
            <span>
              <span className="sr-only">Балл {score}: </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
      {gaps.length > 0 && (
        <p className="mt-2 text-sm text-warn">! Не отмечены ступени {gaps.join(', ')}: ступени выше не засчитаны.</p>
      )}
      {criterion.comment && (
        <div className="mt-4">
          <h4 className="text-sm text-muted">Пояснение участника</h4>
          <p className="max-w-[68ch] whitespace-pre-line">{criterion.comment}</p>
        </div>
      )}
      <div className="mt-4">
        <h4 className="mb-1 text-sm text-muted">Подтверждения</h4>
        <EvidenceList tenant={tenant} items={criterion.evidence} empty="Документов и ссылок нет." />
      </div>
      {criterion.wanted && <p className="mt-2 text-sm text-muted">По акту: {criterion.wanted}</p>}
    </div>
  )
}
