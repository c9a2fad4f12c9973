import { EvidenceList } from '@/components/rating/review/EvidenceList'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import type { ReviewObjection, ReviewView } from '@/lib/rating/verification/view'
import { settleAction } from './action'
import { settlementOutcomeLabels } from '@/lib/rating/settlement/labels'
import { settlementOutcomes } from '@/lib/rating/status/rules'

const hints = {
  UPHELD: 'балл – тот, о котором просят',
  PARTLY: 'балл выше прежнего, но ниже запрошенного',
  REJECTED: 'балл остаётся прежним',
} as const

/** A decision on every criterion objected to, in one act. */
export function SettleForm({
  tenant,
  review,
  objection,
}: {
  tenant: string
  review: ReviewView
  objection: ReviewObjection
}) {
  return (
    <ActionForm
      action={settleAction}
      tenant={tenant}
      hidden={{ objectionId: objection.id, version: review.version }}
      submitLabel="Принять решение"
      confirm={{
        title: 'Принять решение по несогласию?',
        text: 'Баллы и уровень пересчитаются, участник получит письмо с обоснованием. Решение публикуется вместе с рейтингом.',
        confirmLabel: 'Принять решение',
      }}
    >
      {objection.items.map((item, index) => {
        const criterion = review.criteria.find(({ number }) => number === item.criterion)
        const verified = criterion?.verifiedScore ?? 0
        return (
          <fieldset key={item.criterion} className="border-t-2 border-ink pt-4">
            <legend className="sr-only">Критерий {item.criterion}</legend>
            <h2>
              {item.criterion}. {criterion?.shortTitle}
            </h2>
            <p className="mb-3 text-sm text-muted">
              Самооценка {criterion?.selfScore ?? '–'} · проверка {verified} · просят{' '}
              {item.requestedScore ?? 'пересмотреть'}
              {criterion?.verifiedReason && ` · при проверке: ${criterion.verifiedReason}`}
            </p>
            <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
              <div>
                <h3 className="mb-1">Доводы участника</h3>
                <p className="max-w-[68ch] whitespace-pre-line">{item.reason}</p>
                <div className="mt-3">
                  <EvidenceList tenant={tenant} items={item.evidence} empty="Документов не приложено." />
                </div>
              </div>
              <div className="grid content-start gap-4">
                <input type="hidden" name={`items.${index}.criterion`} value={item.criterion} />
                <RadioGroup
                  name={`items.${index}.outcome`}
                  label="Решение"
                  choices={settlementOutcomes.map((outcome) => ({
                    value: outcome,
                    label: settlementOutcomeLabels[outcome],
                    hint: hints[outcome],
                  }))}
                />
                <SelectField
                  name={`items.${index}.score`}
                  label="Балл после рассмотрения"
                  empty="Выберите балл"
                  defaultValue={undefined}
                  options={(criterion?.options ?? [])
                    .filter(({ score }) => score >= verified)
                    .map(({ score, text }) => ({
                      value: String(score),
                      label: `${score}${score === verified ? ' (прежний)' : ''} – ${text}`,
                    }))}
                />
                <TextArea name={`items.${index}.reason`} label="Обоснование" rows={3} />
              </div>
            </div>
          </fieldset>
        )
      })}
    </ActionForm>
  )
}
