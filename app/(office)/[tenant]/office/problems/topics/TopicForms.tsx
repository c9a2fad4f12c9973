'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { addTopicAction, editTopicAction, pasteTopicsAction, removeTopicAction } from './actions'

type Agencies = { id: string; name: string }[]

export function AddTopicForm({ tenant, agencies, month }: { tenant: string; agencies: Agencies; month: string }) {
  return (
    <ActionForm action={addTopicAction} tenant={tenant} submitLabel="Записать" variant="quiet" resetOnDone>
      {agencies.length > 1 ? (
        <ComboField
          name="agencyId"
          label="Орган"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <input type="hidden" name="agencyId" value={agencies[0]?.id ?? ''} />
      )}
      <TextField name="theme" label="Тема" hint="Например: уборка снега" maxLength={200} />
      <TextField name="month" label="Месяц" type="month" hint="Например: 2026-10" defaultValue={month} />
      <TextField name="count" label="Сколько жалоб" inputMode="numeric" chars={8} />
      <TextField name="source" label="Откуда" optional hint="Если не ЦУР" maxLength={200} />
    </ActionForm>
  )
}

export function PasteTopicsForm({ tenant }: { tenant: string }) {
  return (
    <ActionForm action={pasteTopicsAction} tenant={tenant} submitLabel="Загрузить" variant="quiet" resetOnDone>
      <TextArea
        name="text"
        label="Строки таблицы"
        hint="Скопируйте из Excel или вставьте CSV. Четыре столбца: орган, тема, месяц, число. Если в одной строке ошибка, не загрузится ничего – портал скажет, где она."
        rows={8}
      />
      <TextField name="source" label="Откуда" optional hint="Если не ЦУР" maxLength={200} />
    </ActionForm>
  )
}

export function EditTopicForm({
  tenant,
  topic,
}: {
  tenant: string
  topic: { id: string; version: number; count: number }
}) {
  return (
    <ActionForm
      action={editTopicAction}
      tenant={tenant}
      hidden={{ id: topic.id, version: topic.version }}
      submitLabel="Исправить"
      variant="quiet"
    >
      <TextField name="count" label="Сколько жалоб" inputMode="numeric" chars={8} defaultValue={String(topic.count)} />
    </ActionForm>
  )
}

export function RemoveTopicForm({
  tenant,
  topic,
}: {
  tenant: string
  topic: { id: string; version: number; theme: string }
}) {
  return (
    <ActionForm
      action={removeTopicAction}
      tenant={tenant}
      hidden={{ id: topic.id, version: topic.version }}
      submitLabel="Удалить"
      variant="text"
      size="s"
      quiet
      confirm={{
        title: 'Удалить тему?',
        text: `«${topic.theme}»: так убирают записанное по ошибке. В журнале останется.`,
        confirmLabel: 'Удалить',
        tone: 'danger',
      }}
    />
  )
}
