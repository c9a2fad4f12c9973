import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { getPublicationOfProject } from '@/lib/gallery/queries'
import { loadProject } from '../load'
import { publishProjectAction, unpublishProjectAction } from './action'

export const metadata: Metadata = { title: 'Публичная галерея' }

export default async function PublishPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const view = await getPublicationOfProject(actor, { id })
  if (!view?.can) notFound()
  return (
    <Section
      title="Публичная галерея"
      lead="Любой посетитель портала увидит название, орган, состояние, подтверждённые измерения и суммы, а ещё – текст ниже. Имена людей не показываются."
      actions={
        <StatusMark kind={view.published ? 'ok' : 'none'}>
          {view.published ? 'открыт для всех' : 'не открыт'}
        </StatusMark>
      }
    >
      <ActionForm
        action={publishProjectAction}
        tenant={tenant}
        hidden={{ id, version: view.version }}
        submitLabel={view.published ? 'Сохранить текст' : 'Открыть для всех'}
        className="max-w-[44rem]"
        actions={
          <ButtonLink href={`/${tenant}/office/projects/${id}/results`} variant="quiet">
            Назад к результатам
          </ButtonLink>
        }
        confirm={
          view.published
            ? undefined
            : {
                title: 'Открыть проект для всех?',
                text: 'Его увидит любой посетитель портала. Проверьте, что в названии, целях и тексте нет имён и личных данных.',
                confirmLabel: 'Открыть',
              }
        }
      >
        <TextArea
          name="summary"
          label="Текст для жителей"
          hint="Что изменилось для людей, простыми словами. Без имён и личных данных."
          defaultValue={view.summary}
          rows={5}
        />
        {view.leaderPosition && (
          <CheckboxField
            name="leader"
            label={`Показать должность руководителя: ${view.leaderPosition}`}
            defaultChecked={view.withLeader}
          />
        )}
      </ActionForm>
      {view.published && (
        <div className="mt-4">
          <ActionForm
            action={unpublishProjectAction}
            tenant={tenant}
            hidden={{ id, version: view.version }}
            submitLabel="Убрать из галереи"
            variant="danger"
            size="s"
            confirm={{
              title: 'Убрать проект из галереи?',
              text: 'Текст сохранится, открыть проект можно будет снова.',
              confirmLabel: 'Убрать',
              tone: 'danger',
            }}
          />
        </div>
      )}
    </Section>
  )
}
