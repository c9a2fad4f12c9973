'use server'
import { count } from '@/lib/core/format'
import { formAction } from '@/lib/forms/form-action'
import { acceptCourse, returnCourse, saveCourse, submitCourse } from '@/lib/processes/request/answer-commands'
import { askCourse } from '@/lib/processes/request/commands'

export const askCourseAction = formAction(askCourse, {
  redirectTo: ({ id, left }, tenant) =>
    `/${tenant}/office/processes/requests?request=${id}&show=ALL${left > 0 ? `&left=${left}` : ''}`,
})
const saveCourseAction = formAction(saveCourse, { message: () => 'Черновик ответа сохранён.' })
const submit = formAction(submitCourse, { message: () => 'Ответ сдан процессному офису.' })
export const acceptCourseAction = formAction(acceptCourse, {
  message: ({ volumes }) =>
    volumes > 0
      ? `Ответ принят. Объёмы записаны в карточки: ${count(volumes, 'процесс', 'процесса', 'процессов')}.`
      : 'Ответ принят.',
})
export const returnCourseAction = formAction(returnCourse, { message: () => 'Ответ возвращён с замечанием.' })

/** One form, two buttons: the draft is kept or the answer is handed in. */
export const courseAction: typeof submit = async (state, data) => {
  const draft = data.get('draft') !== null
  data.delete('draft')
  return draft ? saveCourseAction(state, data) : submit(state, data)
}
/** The leader team fills the answer in; the curator hands it in. */
export const draftCourseAction: typeof submit = async (state, data) => saveCourseAction(state, data)
