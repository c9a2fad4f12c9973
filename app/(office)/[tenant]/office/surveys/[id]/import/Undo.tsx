'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { count } from '@/lib/core/format'
import { undoAnswerFileAction } from './action'

type Props = { load: { id: string; version: number; taken: number; fileName: string }; tenant: string }

/** Takes the answers of a file back. */
export function Undo({ load: { id, version, taken, fileName }, tenant }: Props) {
  return (
    <ActionForm
      action={undoAnswerFileAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel="Отменить перенос"
      variant="danger"
      size="s"
      quiet
      confirm={{
        title: 'Отменить перенос?',
        text: `Из опроса уйдут все ответы файла «${fileName}»: ${count(taken, 'ответ', 'ответа', 'ответов')}. Сам файл портал уже удалил: чтобы перенести снова, загрузите его ещё раз.`,
        confirmLabel: 'Отменить перенос',
      }}
    />
  )
}
