'use server'
import { count } from '@/lib/core/format'
import { formAction } from '@/lib/forms/form-action'
import { acceptParts } from '@/lib/roadmaps/accept-commands'

export const acceptPartsAction = formAction(acceptParts, {
  message: ({ accepted, left }) =>
    `Принято: ${count(accepted, 'мероприятие', 'мероприятия', 'мероприятий')}.${left.length > 0 ? ` Не принято, пока вы смотрели, изменилось: ${left.join('; ')}.` : ''}`,
})
