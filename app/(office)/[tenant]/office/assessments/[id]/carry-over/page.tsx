import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { EmptyState } from '@/components/ui/EmptyState'
import { requireActor } from '@/lib/platform/actor'
import { getCarryOver } from '@/lib/rating/assessment/queries'
import { criterionName, findCriterion } from '@/lib/rating/methodology/types'
import { scoreCriterion } from '@/lib/rating/methodology/score'
import { carryOverAction } from './action'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Ответы прошлого года' }

/** Last year's answers, to be ticked and copied; an answer given this year is replaced only when ticked. */
export default async function CarryOverPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments/${id}/carry-over`)
  const { source, answered, methodology, agency, year } = await getCarryOver(actor, { id })
  const here = `/${tenant}/office/assessments/${id}`
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        items={[{ label: `Самооценка за ${year} год`, href: here }, { label: `Ответы за ${source.year} год` }]}
      />
      <PageTitle
        kicker={agency.name}
        title={`Перенести ответы за ${source.year} год`}
        lead="Перенесутся отмеченные ступени и пояснения. Документы не переносятся: они подтверждают прошлый год."
      />
      {source.answers.length === 0 ? (
        <EmptyState title="Переносить нечего" action={<ButtonLink href={here}>К самооценке</ButtonLink>}>
          Критерии изменились так, что прошлые ответы к ним не подходят.
        </EmptyState>
      ) : (
        <ActionForm
          action={carryOverAction}
          tenant={tenant}
          hidden={{ assessmentId: id }}
          submitLabel="Перенести отмеченное"
          actions={
            <ButtonLink variant="quiet" href={here}>
              Не переносить
            </ButtonLink>
          }
        >
          <div className="border-t border-line">
            {source.answers.map((answer) => {
              const criterion = findCriterion(methodology, answer.criterion)
              if (!criterion) return null
              const { score } = scoreCriterion(criterion, answer.attested)
              const now = answered.find((one) => one.criterion === answer.criterion)
              const text = criterion.options.find((option) => option.score === score)?.text
              return (
                <div key={answer.criterion} className="border-b border-line py-3">
                  <CheckboxField
                    name="criteria[]"
                    value={String(answer.criterion)}
                    defaultChecked={!now}
                    label={
                      <b>
                        {criterion.number}. {criterionName(criterion)} – {score}
                      </b>
                    }
                    hint={
                      <>
                        <span className="block">{text}</span>
                        {answer.comment && <span className="mt-1 line-clamp-3 block">«{answer.comment}»</span>}
                        {answer.confirmedScore !== null && answer.confirmedScore !== score && (
                          <span className="mt-1 block text-warn">
                            ! Уполномоченный орган тогда подтвердил {answer.confirmedScore}.
                          </span>
                        )}
                        {now && (
                          <span className="mt-1 block text-warn">
                            ! Уже есть ответ этого года: балл {scoreCriterion(criterion, now.attested).score}
                            {now.comment && `, «${now.comment.slice(0, 80)}${now.comment.length > 80 ? '…' : ''}»`}.
                            Отметьте, чтобы заменить его.
                          </span>
                        )}
                      </>
                    }
                  />
                </div>
              )
            })}
          </div>
        </ActionForm>
      )}
    </div>
  )
}
