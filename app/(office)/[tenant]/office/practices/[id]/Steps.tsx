import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DialogButton } from '@/components/ui/Dialog'
import { TextArea } from '@/components/ui/TextArea'
import type { PracticeView } from '@/lib/practices/queries'
import { practiceMachine } from '@/lib/practices/rules'
import { decidePracticeAction, recallPracticeAction, submitPracticeAction, withdrawPracticeAction } from '../action'

/** What may be done with the practice now; a step that is not open has no button. */
export function Steps({ tenant, practice }: { tenant: string; practice: PracticeView }) {
  const { id, version, status, can } = practice
  return (
    <div className="mb-6 flex flex-wrap items-start gap-3 print:hidden">
      {can.adopt && <ButtonLink href={`/${tenant}/office/projects/new?practice=${id}`}>Тиражировать у себя</ButtonLink>}
      {can.submit && practiceMachine.allows(status, 'submit') && (
        <ActionForm
          action={submitPracticeAction}
          tenant={tenant}
          hidden={{ id, version }}
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
          hidden={{ id, version }}
          submitLabel={status === 'SUBMITTED' ? 'Отозвать' : 'Доработать'}
          variant="quiet"
        />
      )}
      {can.decide && (
        <>
          <ActionForm
            action={decidePracticeAction}
            tenant={tenant}
            hidden={{ id, version, outcome: 'PUBLISH' }}
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
              hidden={{ id, version, outcome: 'RETURN' }}
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
            hidden={{ id, version }}
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
