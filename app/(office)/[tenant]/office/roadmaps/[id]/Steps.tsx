import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { DialogButton } from '@/components/ui/Dialog'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { RoadmapView } from '@/lib/roadmaps/view'
import {
  closeRoadmapAction,
  discardRoadmapAction,
  sendRoadmapAction,
  setForceAction,
  takeBackRoadmapAction,
  updateRoadmapAction,
} from '../action'

/** What may be done with the map now; a step that is not open has no button. */
export function Steps({ tenant, map }: { tenant: string; map: RoadmapView }) {
  const { id, status, can, version } = map
  const at = `/${tenant}/office/roadmaps/${id}`
  if (![can.edit, can.approve, can.close, can.propose, can.amend].some(Boolean)) return null
  const empty = map.rows.length === 0
  return (
    <div className="mb-6 flex flex-wrap items-start gap-3 print:hidden">
      {can.edit && <ButtonLink href={`${at}/items/new`}>Добавить мероприятие</ButtonLink>}
      {can.propose && (
        <ButtonLink variant="quiet" href={`${at}/items/new`}>
          Предложить новое мероприятие
        </ButtonLink>
      )}
      {can.amend && (
        <ButtonLink variant="quiet" href={`${at}/items/new`}>
          Добавить мероприятие
        </ButtonLink>
      )}
      {can.approve && status === 'DRAFT' && !empty && map.kind === 'DEPARTMENTAL' && (
        <ActionForm
          action={sendRoadmapAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Отправить на утверждение"
          variant="quiet"
        />
      )}
      {can.approve && !empty && (
        <ButtonLink variant={status === 'APPROVAL' ? 'primary' : 'quiet'} href={`${at}/approve`}>
          Записать утверждение
        </ButtonLink>
      )}
      {can.approve && status === 'APPROVAL' && (
        <DialogButton label="Вернуть в черновик" title="Вернуть карту в черновик" variant="quiet">
          <ActionForm
            action={takeBackRoadmapAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Вернуть в черновик"
          >
            <TextArea name="remark" label="Замечания руководителя" optional rows={3} />
          </ActionForm>
        </DialogButton>
      )}
      {can.edit && (
        <DialogButton label="Название и годы" title="Название и годы карты" variant="quiet">
          <ActionForm action={updateRoadmapAction} tenant={tenant} hidden={{ id, version }} submitLabel="Сохранить">
            <TextField name="title" label="Название" defaultValue={map.title} />
            <TextField name="yearFrom" label="Первый год" inputMode="numeric" defaultValue={String(map.yearFrom)} />
            <TextField name="yearTo" label="Последний год" inputMode="numeric" defaultValue={String(map.yearTo)} />
            <TextField name="basis" label="Основание" optional defaultValue={map.basis} />
          </ActionForm>
        </DialogButton>
      )}
      {can.force && (
        <DialogButton label="День вступления акта в силу" title="День вступления акта в силу" variant="quiet">
          <ActionForm action={setForceAction} tenant={tenant} hidden={{ id, version }} submitLabel="Пересчитать сроки">
            <p className="text-muted">
              Акт вступает в силу со дня официального опубликования и сам этого дня не называет. От него считается срок
              утверждения ведомственных карт.
            </p>
            <DateField name="inForceOn" label="Вступил в силу" defaultValue={map.inForceOn ?? undefined} />
            <TextArea name="reason" label="Откуда известно" rows={2} />
          </ActionForm>
        </DialogButton>
      )}
      {can.close && <CloseMap tenant={tenant} map={map} />}
      {can.edit && (
        <ActionForm
          action={discardRoadmapAction}
          tenant={tenant}
          hidden={{ id, version }}
          submitLabel="Удалить черновик"
          variant="text"
          confirm={{
            title: 'Удалить черновик карты?',
            text: 'Вместе с ним пропадут все его мероприятия.',
            confirmLabel: 'Удалить',
            tone: 'danger',
          }}
        />
      )}
    </div>
  )
}

/** The map is over: what was done stays, the rest is no longer owed. */
function CloseMap({ tenant, map: { id, version } }: { tenant: string; map: RoadmapView }) {
  return (
    <DialogButton label="Закрыть карту" title="Закрыть карту" variant="quiet">
      <ActionForm
        action={closeRoadmapAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Закрыть карту"
        variant="danger"
      >
        <TextArea
          name="reason"
          label="Почему"
          hint="Выполненное останется, с невыполненного обязательства будут сняты. Открыть карту снова нельзя."
          rows={3}
        />
      </ActionForm>
    </DialogButton>
  )
}
