import { MaterialList } from '@/components/rating/review/MaterialList'
import { SelfColumn } from '@/components/rating/review/SelfColumn'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { ReviewCriterion } from '@/lib/rating/verification/view'
import { closeMaterialAction, requestMaterialAction, verifyAction } from './action'

type Props = {
  tenant: string
  assessmentId: string
  criterion: ReviewCriterion
  /** The actor may score now. */
  editable: boolean
  timeZone: string
  requestDue: DateString
}

function Saved({ criterion, timeZone }: { criterion: ReviewCriterion; timeZone: string }) {
  if (criterion.verifiedScore === null) return <p className="text-muted">Балл ещё не поставлен.</p>
  return (
    <div>
      <p>
        <b className="text-xl font-semibold">Балл {criterion.verifiedScore}</b>
        {criterion.verifiedBy && (
          <span className="ml-3 text-sm text-muted">
            {criterion.verifiedBy}
            {criterion.verifiedAt && `, ${formatDateTime(timeZone, criterion.verifiedAt)}`}
          </span>
        )}
      </p>
      <p>{criterion.options.find(({ score }) => score === criterion.verifiedScore)?.text}</p>
      {criterion.verifiedReason && (
        <p className="mt-2 border-l-2 border-line-strong pl-3 whitespace-pre-line">{criterion.verifiedReason}</p>
      )}
    </div>
  )
}

function VerifyForm({ tenant, assessmentId, criterion }: Pick<Props, 'tenant' | 'assessmentId' | 'criterion'>) {
  return (
    <ActionForm
      action={verifyAction}
      tenant={tenant}
      submitLabel="Сохранить балл"
      size="s"
      quiet
      hidden={{ assessmentId, criterion: criterion.number, baseVersion: criterion.version }}
    >
      <RadioGroup
        name="score"
        label={`Балл по критерию ${criterion.number}`}
        defaultValue={criterion.verifiedScore === null ? undefined : String(criterion.verifiedScore)}
        choices={criterion.options.map(({ score, text }) => ({
          value: String(score),
          label: (
            <>
              <b>{score}</b> · {text}
              {score === criterion.selfScore && <span className="text-muted"> – так оценил себя участник</span>}
            </>
          ),
        }))}
      />
      <TextArea
        name="reason"
        label="Основание"
        rows={2}
        defaultValue={criterion.verifiedReason}
        hint={
          criterion.selfScore === null
            ? 'Обязательно: самооценки нет.'
            : 'Обязательно, если балл отличается от самооценки. Участник и жители увидят его.'
        }
      />
    </ActionForm>
  )
}

/** One criterion side by side: the agency's word and documents, the verifier's score. */
export function CriterionRow({ tenant, assessmentId, criterion, editable, timeZone, requestDue }: Props) {
  const open = criterion.materials.some(({ status }) => status === 'OPEN')
  return (
    <section id={`criterion-${criterion.number}`} className="scroll-mt-4 border-t-2 border-ink py-5">
      <h2>
        {criterion.number}. {criterion.shortTitle}
      </h2>
      <p className="mb-4 max-w-[80ch] text-sm text-muted">
        {criterion.title} · коэффициент {formatDecimal(criterion.weight)}
        {criterion.cumulative && ' · ступени складываются'}
        {criterion.previous && (
          <>
            {' '}
            ·{' '}
            <b className="text-ink">
              итог за {criterion.previous.year} год: {criterion.previous.score}
            </b>
          </>
        )}
      </p>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <SelfColumn tenant={tenant} criterion={criterion} />
        <div className="lg:border-l lg:border-line lg:pl-8">
          <h3 className="mb-2">Проверка</h3>
          <Saved criterion={criterion} timeZone={timeZone} />
          {editable && (
            <div className="mt-4">
              <VerifyForm tenant={tenant} assessmentId={assessmentId} criterion={criterion} />
            </div>
          )}
        </div>
      </div>
      <MaterialList
        tenant={tenant}
        items={criterion.materials}
        close={
          editable
            ? ({ id, version }) => (
                <ActionForm
                  action={closeMaterialAction}
                  tenant={tenant}
                  hidden={{ requestId: id, version }}
                  submitLabel="Закрыть запрос"
                  variant="quiet"
                  size="s"
                  quiet
                />
              )
            : undefined
        }
      />
      {editable && !open && (
        <details className="mt-4">
          <summary className="cursor-pointer text-accent">Запросить материалы по критерию {criterion.number}</summary>
          <div className="mt-3 max-w-[68ch]">
            <ActionForm
              action={requestMaterialAction}
              tenant={tenant}
              hidden={{ assessmentId, criterion: criterion.number }}
              submitLabel="Отправить запрос"
              size="s"
              resetOnDone
            >
              <TextArea name="text" label="Какие материалы нужны" rows={3} />
              <DateField
                name="dueOn"
                label="Ждать ответа до"
                defaultValue={requestDue}
                hint="Участник получит письмо и ответит прямо в самооценке."
              />
            </ActionForm>
          </div>
        </details>
      )}
    </section>
  )
}
