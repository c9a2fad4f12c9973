import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { practiceStatusLabels } from '@/lib/practices/labels'
import type { PracticeStatus } from '@/lib/practices/rules'
import { createPracticeAction } from '../../../practices/action'

/** Whether everybody may read about the project. */
export const GallerySection = ({ published, href }: { published: boolean; href: string }) => (
  <Section
    title="Для жителей"
    rule
    lead="Проект можно показать в публичной галерее портала: без имён, только с подтверждёнными числами."
  >
    <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <StatusMark kind={published ? 'ok' : 'none'}>
        {published ? 'открыт в публичной галерее' : 'в публичной галерее не показан'}
      </StatusMark>
      <a href={href}>{published ? 'Изменить текст или убрать' : 'Открыть для всех'}</a>
    </p>
  </Section>
)

type Props = {
  tenant: string
  projectId: string
  practice: { id: string; title: string; status: PracticeStatus } | null
  mayCreate: boolean
}

/** What others can take from the project. */
export function PracticeSection({ tenant, projectId, practice, mayCreate }: Props) {
  if (!practice && !mayCreate) return null
  return (
    <Section
      title="Практика"
      rule
      lead={practice ? undefined : 'Проект закрыт. Опишите его как практику, чтобы им воспользовались другие органы.'}
    >
      {practice ? (
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <a href={`/${tenant}/office/practices/${practice.id}`}>{practice.title}</a>
          <StatusMark kind={practiceStatusLabels[practice.status].mark}>
            {practiceStatusLabels[practice.status].short}
          </StatusMark>
        </p>
      ) : (
        <ActionForm
          action={createPracticeAction}
          tenant={tenant}
          hidden={{ projectId }}
          submitLabel="Оформить как практику"
        />
      )}
    </Section>
  )
}
