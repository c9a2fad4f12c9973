import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatLong } from '@/lib/core/dates'
import type { ReviewView } from '@/lib/rating/verification/view'
import { recordCheckAction } from './action'

/** Documentary checks of what was presented, and the form for one more. */
export function Checks({ tenant, review, editable }: { tenant: string; review: ReviewView; editable: boolean }) {
  if (!editable && review.checks.length === 0) return null
  return (
    <Section title="Документарные проверки" rule>
      {review.checks.length === 0 && <p className="text-muted">Проверок представленной информации не было.</p>}
      <ul>
        {review.checks.map((check) => (
          <li key={check.id} className="border-b border-line py-2">
            <p className="text-sm text-muted">
              {formatLong(check.date)} · критерии {check.criteria.join(', ')} · {check.byName}
            </p>
            <p className="max-w-[80ch] whitespace-pre-line">{check.finding}</p>
          </li>
        ))}
      </ul>
      {editable && (
        <details className="mt-4">
          <summary className="cursor-pointer text-accent">Записать проверку</summary>
          <div className="mt-3 max-w-[68ch]">
            <ActionForm
              action={recordCheckAction}
              tenant={tenant}
              hidden={{ assessmentId: review.id }}
              submitLabel="Записать"
              size="s"
              resetOnDone
            >
              <DateField name="date" label="День проверки" defaultValue={review.today} />
              <CheckboxGroup
                name="criteria"
                label="Проверенные критерии"
                choices={review.criteria.map(({ number, shortTitle }) => ({
                  value: String(number),
                  label: `${number}. ${shortTitle}`,
                }))}
              />
              <TextArea name="finding" label="Что установлено" rows={3} />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}
