'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import type { Option } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { answerMessageAction, attachMessageAction, closeMessageAction, reopenMessageAction } from './actions'

type Props = { tenant: string; message: { id: string; version: number } }
const of = ({ id, version }: Props['message']) => ({ id, version })

export const AnswerForm = ({ tenant, message }: Props) => (
  <ActionForm action={answerMessageAction} tenant={tenant} hidden={of(message)} submitLabel="Ответить">
    <TextArea name="answer" label="Ответ" hint="Его прочтёт тот, у кого код. Имён не пишите." rows={4} />
  </ActionForm>
)

export const CloseForm = ({ tenant, message }: Props) => (
  <ActionForm
    action={closeMessageAction}
    tenant={tenant}
    hidden={of(message)}
    submitLabel="Закрыть с этой причиной"
    variant="danger"
  >
    <TextArea
      name="answer"
      label="Почему закрываете"
      hint="Увидит тот, у кого код. Например: это к другому органу, вот куда обратиться."
      rows={3}
    />
  </ActionForm>
)

export const ReopenForm = ({ tenant, message }: Props) => (
  <ActionForm
    action={reopenMessageAction}
    tenant={tenant}
    hidden={of(message)}
    submitLabel="Вернуть в работу"
    variant="quiet"
  >
    <TextArea name="reason" label="Почему" hint="Прежний ответ останется в истории, срок начнётся заново" rows={2} />
  </ActionForm>
)

export const AttachForm = ({ tenant, message, problems, first }: Props & { problems: Option[]; first?: string }) => (
  <ActionForm action={attachMessageAction} tenant={tenant} hidden={of(message)} submitLabel="Связать" variant="quiet">
    <ComboField
      name="problemId"
      label="Проблема"
      hint="Когда людям скажут, что сделано, по коду увидят этот ответ"
      options={problems}
      defaultValue={first}
      placeholder="Номер или слова"
    />
  </ActionForm>
)
