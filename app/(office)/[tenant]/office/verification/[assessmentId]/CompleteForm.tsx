import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import type { ReviewView } from '@/lib/rating/verification/view'
import { ownScores } from '@/lib/rating/verification/scores'
import { completeAction } from './action'
import { verificationProblems } from '@/lib/rating/verification/rules'
import { verificationProblemLabels } from '@/lib/rating/verification/labels'

/** The end of verification: what is left, and the button once nothing is. */
export function CompleteForm({ tenant, review }: { tenant: string; review: ReviewView }) {
  const open = review.criteria.flatMap(({ materials }) => materials).filter(({ status }) => status === 'OPEN')
  const problems = verificationProblems(review.methodology, {
    selfScores: ownScores(
      review.methodology,
      review.criteria.map(({ number, attested }) => ({ criterion: number, attested })),
      review.submittedAt !== null,
    ),
    verified: Object.fromEntries(
      review.criteria.map(({ number, verifiedScore, verifiedReason }) => [
        number,
        { score: verifiedScore, reason: verifiedReason },
      ]),
    ),
    pendingMaterial: open.map(({ criterion }) => criterion),
  })
  const blocking = problems.filter((problem) => problem.blocking)
  return (
    <Section id="complete" title={blocking.length > 0 ? 'Осталось до завершения' : 'Проверка готова к завершению'} rule>
      {problems.length > 0 && (
        <ul className="mb-4 grid gap-1">
          {problems.map(({ criterion, code, blocking: blocks }) => (
            <li key={`${criterion} ${code}`}>
              <StatusMark kind={blocks ? 'bad' : 'warn'}>
                <a href={`#criterion-${criterion}`}>Критерий {criterion}</a>: {verificationProblemLabels[code]}
              </StatusMark>
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        action={completeAction}
        tenant={tenant}
        hidden={{ assessmentId: review.id, version: review.version }}
        submitLabel="Завершить проверку"
      >
        {open.length > 0 && (
          <TextArea
            name="overrideReason"
            label="Почему проверка завершается без ответа на запрос"
            rows={2}
            hint="Нужно, только если ждать ответа больше не следует. Открытые запросы будут закрыты."
          />
        )}
      </ActionForm>
    </Section>
  )
}
