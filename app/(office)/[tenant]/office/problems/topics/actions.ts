'use server'
import { count } from '@/lib/core/format'
import { addTopic, editTopic, pasteTopics, removeTopic } from '@/lib/feedback/told/topic-commands'
import { formAction } from '@/lib/forms/form-action'

export const addTopicAction = formAction(addTopic, { message: () => 'Тема записана.' })
export const editTopicAction = formAction(editTopic, { message: () => 'Число исправлено.' })
export const removeTopicAction = formAction(removeTopic, { message: () => 'Тема удалена.' })
export const pasteTopicsAction = formAction(pasteTopics, {
  message: ({ added, changed, same }) =>
    `Добавлено: ${count(added, 'тема', 'темы', 'тем')}. Исправлено: ${changed}. Без изменений: ${same}.`,
})
