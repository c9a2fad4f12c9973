import { EvidenceList } from '@/components/rating/review/EvidenceList'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import type { ReviewView } from '@/lib/rating/verification/view'

export function DocumentChecks({ checks }: Pick<ReviewView, 'checks'>) {
  return (
    <Section title="Документарные проверки" rule>
      <ul>
        {checks.map((check) => (
          <li key={check.id} className="border-b border-line py-2">
            <p className="text-sm text-muted">
              {formatLong(check.date)} · критерии {check.criteria.join(', ')}
            </p>
            <p>{check.finding}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Criterion by criterion: the answer that was found true, and what it stands on. */
export function CriterionFindings({ tenant, criteria }: { tenant: string; criteria: ReviewView['criteria'] }) {
  return (
    <Section title="Что спрашивали и что найдено" rule>
      {criteria.map((criterion) => (
        <div
          key={criterion.number}
          id={`criterion-${criterion.number}`}
          className="scroll-mt-4 border-b border-line py-3"
        >
          <h3>
            {criterion.number}. {criterion.shortTitle}
          </h3>
          <p className="max-w-[80ch]">
            {criterion.options.find(({ score }) => score === (criterion.finalScore ?? criterion.verifiedScore))?.text}
          </p>
          <details className="mt-1 text-dense">
            <summary className="cursor-pointer text-accent">Подтверждения: {criterion.evidence.length}</summary>
            <div className="mt-2">
              <EvidenceList tenant={tenant} items={criterion.evidence} empty="Документов и ссылок нет." />
            </div>
          </details>
        </div>
      ))}
    </Section>
  )
}
