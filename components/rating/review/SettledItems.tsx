import { StatusMark } from '@/components/ui/StatusMark'
import type { ReviewObjection, ReviewView } from '@/lib/rating/verification/view'
import { EvidenceList } from './EvidenceList'
import { settlementOutcomeLabels } from '@/lib/rating/settlement/labels'

const kindOf = { UPHELD: 'ok', PARTLY: 'warn', REJECTED: 'bad' } as const

/** What was objected to, criterion by criterion, and how it was settled. */
export function SettledItems({
  tenant,
  review,
  objection,
}: {
  tenant: string
  review: ReviewView
  objection: ReviewObjection
}) {
  return (
    <ul>
      {objection.items.map((item) => {
        const criterion = review.criteria.find(({ number }) => number === item.criterion)
        return (
          <li key={item.criterion} className="grid gap-x-8 gap-y-3 border-t border-line py-4 lg:grid-cols-2">
            <div>
              <h3>
                {item.criterion}. {criterion?.shortTitle}
              </h3>
              <p className="text-sm text-muted">
                Самооценка {criterion?.selfScore ?? '–'} · проверка {criterion?.verifiedScore ?? '–'} · просят{' '}
                {item.requestedScore ?? 'пересмотреть'}
              </p>
              <p className="mt-2 max-w-[68ch] whitespace-pre-line">{item.reason}</p>
              <div className="mt-2">
                <EvidenceList tenant={tenant} items={item.evidence} />
              </div>
            </div>
            <div>
              {item.outcome ? (
                <>
                  <p>
                    <StatusMark kind={kindOf[item.outcome]}>
                      Несогласие {settlementOutcomeLabels[item.outcome]}, балл {item.settledScore}
                    </StatusMark>
                  </p>
                  <p className="mt-2 max-w-[68ch] whitespace-pre-line">{item.outcomeReason}</p>
                </>
              ) : (
                <p className="text-muted">Решения ещё нет.</p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
