'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import { createProblemAction } from '../actions'
import { HeardFields } from '../HeardFields'

type Props = {
  tenant: string
  agencies: { id: string; name: string }[]
  agencyId: string
  /** The agency follows from what the problem is made of. */
  fixed: boolean
  hidden: Record<'words' | 'messages' | 'topics' | 'surveyId', string>
  start: Record<'title' | 'said' | 'service' | 'side' | 'heardAs' | 'heard' | 'heardWhere', string>
  threshold: number
  words: boolean
  messages: number
}

export function NewProblemForm({
  tenant,
  agencies,
  agencyId,
  fixed,
  hidden,
  start,
  threshold,
  words,
  messages,
}: Props) {
  const own = agencies.find(({ id }) => id === agencyId)
  return (
    <ActionForm
      action={createProblemAction}
      tenant={tenant}
      hidden={{ ...hidden, ...(fixed ? { agencyId } : {}) }}
      submitLabel="Записать проблему"
    >
      {fixed ? (
        <p className="text-muted">{own?.name}</p>
      ) : (
        <ComboField
          name="agencyId"
          label="Орган"
          defaultValue={agencyId}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField
        name="title"
        label="Проблема"
        hint="Коротко, как заголовок: «В Октябрьском районе негде сесть»"
        defaultValue={start.title}
        maxLength={150}
      />
      <TextArea
        name="said"
        label="Вы сказали"
        optional
        hint="Одной фразой, словами людей, без имён: встанет на страницу «Вы сказали – мы сделали»"
        defaultValue={start.said}
        rows={2}
      />
      {messages > 0 && (
        <p className="text-muted">
          Сосчитаем {count(messages, 'сообщение', 'сообщения', 'сообщений')} и покажем ответ всем, у кого код.
        </p>
      )}
      <HeardFields start={start} threshold={threshold} fixed={words} />
      <TextField name="service" label="Услуга" optional defaultValue={start.service} maxLength={200} />
      <TextArea name="measure" label="Что можно сделать" optional rows={2} />
    </ActionForm>
  )
}
