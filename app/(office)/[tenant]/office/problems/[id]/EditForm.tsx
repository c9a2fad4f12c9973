'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { ProblemView } from '@/lib/feedback/told/view'
import { editProblemAction } from '../actions'
import { HeardFields } from '../HeardFields'

/** Texts and figures; of a published one with the reason of the change. */
export function EditForm({ tenant, problem, threshold }: { tenant: string; problem: ProblemView; threshold: number }) {
  const { id, version, title, said, measure, answer, proof, heard, heardAs, heardWhere, service, side, publishedOn } =
    problem
  return (
    <ActionForm
      action={editProblemAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel="Сохранить"
      variant="quiet"
    >
      <TextField name="title" label="Проблема" defaultValue={title} maxLength={150} />
      <TextArea name="said" label="Вы сказали" optional={publishedOn === null} defaultValue={said} rows={2} />
      <HeardFields
        start={{ side, heardAs, heard: heard === null ? '' : String(heard), heardWhere }}
        threshold={threshold}
        fixed={problem.words.length > 0}
      />
      <TextField name="service" label="Услуга" optional defaultValue={service} maxLength={200} />
      <TextArea name="measure" label="Что сделаем" optional defaultValue={measure} rows={3} />
      <TextArea name="answer" label="Мы сделали или почему нет" optional defaultValue={answer} rows={3} />
      <TextArea
        name="proof"
        label="Чем подтверждено"
        optional
        hint="По одному в строке; ссылку – в конце строки"
        defaultValue={proof}
        rows={2}
      />
      {publishedOn !== null && (
        <TextArea
          name="reason"
          label="Почему меняем"
          hint="Проблема на странице для людей: прежний текст и причина останутся в истории"
          rows={2}
        />
      )}
    </ActionForm>
  )
}
