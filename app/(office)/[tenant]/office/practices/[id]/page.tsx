import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BeforeAfter } from '@/components/practices/BeforeAfter'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { DialogButton } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { contactText, practiceStatusLabels } from '@/lib/practices/labels'
import { getPractice, type PracticeView } from '@/lib/practices/queries'
import { afterPracticeMove } from '@/lib/practices/rules'
import { decidePracticeAction, recallPracticeAction, submitPracticeAction, withdrawPracticeAction } from '../action'
import { Family } from './Family'
import { Replicas } from './Replicas'

export const metadata: Metadata = { title: 'Практика' }

/** What may be done with the practice now; a step that is not open has no button. */
function Steps({ tenant, practice }: { tenant: string; practice: PracticeView }) {
  const { id, status, can } = practice
  return (
    <div className="mb-6 flex flex-wrap items-start gap-3 print:hidden">
      {can.adopt && <ButtonLink href={`/${tenant}/office/projects/new?practice=${id}`}>Тиражировать у себя</ButtonLink>}
      {can.submit && afterPracticeMove(status, 'submit') && (
        <ActionForm
          action={submitPracticeAction}
          tenant={tenant}
          hidden={{ id }}
          submitLabel="Отправить на публикацию"
        />
      )}
      {can.edit && (
        <ButtonLink variant="quiet" href={`/${tenant}/office/practices/${id}/edit`}>
          Изменить описание
        </ButtonLink>
      )}
      {can.submit && (status === 'SUBMITTED' || status === 'WITHDRAWN') && (
        <ActionForm
          action={recallPracticeAction}
          tenant={tenant}
          hidden={{ id }}
          submitLabel={status === 'SUBMITTED' ? 'Отозвать' : 'Доработать'}
          variant="quiet"
        />
      )}
      {can.decide && (
        <>
          <ActionForm
            action={decidePracticeAction}
            tenant={tenant}
            hidden={{ id, outcome: 'PUBLISH' }}
            submitLabel="Опубликовать"
            confirm={{
              title: 'Опубликовать практику?',
              text: 'Её увидят все органы и любой посетитель портала без входа. Проверьте, что в тексте нет имён и личных данных.',
              confirmLabel: 'Опубликовать',
            }}
          />
          <DialogButton label="Вернуть с замечаниями" title="Вернуть с замечаниями">
            <ActionForm
              action={decidePracticeAction}
              tenant={tenant}
              hidden={{ id, outcome: 'RETURN' }}
              submitLabel="Вернуть"
            >
              <TextArea name="remarks" label="Что исправить" rows={4} />
            </ActionForm>
          </DialogButton>
        </>
      )}
      {can.withdraw && (
        <DialogButton label="Снять с публикации" title="Снять с публикации">
          <ActionForm
            action={withdrawPracticeAction}
            tenant={tenant}
            hidden={{ id }}
            submitLabel="Снять"
            variant="danger"
          >
            <TextArea
              name="reason"
              label="Почему"
              hint="Проекты, которые уже тиражируют практику, продолжаются."
              rows={3}
            />
          </ActionForm>
        </DialogButton>
      )}
    </div>
  )
}

export default async function PracticePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/practices/${id}`)
  const practice = await getPractice(actor, { id })
  if (!practice) notFound()
  const { short, mark, next } = practiceStatusLabels[practice.status]
  const text = (body: string, none: string) =>
    body ? <p className="max-w-[68ch] whitespace-pre-line">{body}</p> : <p className="text-muted">{none}</p>
  return (
    <>
      <Breadcrumbs items={[{ label: 'Практики', href: `/${tenant}/office/practices` }, { label: practice.title }]} />
      <PageTitle
        title={practice.title}
        kicker={practice.agency.name}
        lead={practice.status === 'PUBLISHED' && !practice.can.withdraw ? undefined : next}
        meta={
          <>
            <StatusMark kind={mark}>{short}</StatusMark>
            {practice.publishedAt && practice.status === 'PUBLISHED' && (
              <span className="block">{formatLong(instantToDate(actor.tenant.timeZone, practice.publishedAt))}</span>
            )}
          </>
        }
      />
      {practice.remarks && (
        <Notice
          tone="warn"
          className="mb-6"
          title={practice.status === 'WITHDRAWN' ? 'Почему снята с публикации' : 'Замечания'}
        >
          <p className="whitespace-pre-line">{practice.remarks}</p>
        </Notice>
      )}
      <Steps tenant={tenant} practice={practice} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title="Проблема" className="mt-0">
          {text(practice.problem, 'Ещё не описана.')}
        </Section>
        <Section title="Решение" className="mt-0 max-lg:mt-8">
          {text(practice.solution, 'Ещё не описано.')}
        </Section>
      </div>
      <Section title="Было → стало" lead="По подтверждённым измерениям проекта.">
        {practice.results.length > 0 ? (
          <BeforeAfter results={practice.results} />
        ) : (
          <p className="text-muted">Подтверждённых измерений пока нет.</p>
        )}
      </Section>
      <Section title="Как повторить">
        <DefinitionList
          items={[
            ...(practice.conditions
              ? [{ term: 'Что понадобится', value: <span className="whitespace-pre-line">{practice.conditions}</span> }]
              : []),
            {
              term: 'К кому обратиться',
              value: contactText(practice.contact) || <span className="text-muted">не указано</span>,
            },
            {
              term: 'Проект',
              value: practice.project.open ? (
                <a href={`/${tenant}/office/projects/${practice.project.id}`}>№ {practice.project.number}</a>
              ) : (
                `№ ${practice.project.number}`
              ),
            },
            ...(practice.files.length > 0
              ? [
                  {
                    term: 'Документы',
                    value: (
                      <ul className="grid gap-1">
                        {practice.files.map((file) => (
                          <li key={file.id}>
                            {may(actor, 'file.read') ? (
                              <a href={`/api/${tenant}/files/${file.id}`} className="wrap-anywhere">
                                {file.title}
                              </a>
                            ) : (
                              file.title
                            )}
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {practice.family.length > 1 && (
        <>
          <Section
            title="Как практика расходится"
            rule
            actions={
              (practice.status === 'PUBLISHED' || practice.replicas.length > 0) && (
                <a href={`/${tenant}/office/practices/map?practice=${id}`}>На карте тиражирования</a>
              )
            }
          >
            <Family tenant={tenant} members={practice.family} practiceId={id} />
          </Section>
          {practice.replicas.some(({ goals }) => goals.some(({ replica }) => replica !== null)) && (
            <Section
              title="Что получилось у других"
              rule
              lead="Изменения сравниваются в процентах: органы начинают с разных значений."
            >
              <Replicas tenant={tenant} replicas={practice.replicas} />
            </Section>
          )}
        </>
      )}
    </>
  )
}
