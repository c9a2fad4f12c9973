'use server'
import { formAction } from '@/lib/forms/form-action'
import { addTask, moveTask, removeTask, updateTask } from '@/lib/projects/tasks/commands'

export const addTaskAction = formAction(addTask, { message: ({ title }) => `Задача «${title}» добавлена.` })
export const newTaskAction = formAction(addTask, {
  redirectTo: (_, tenant, { projectId, board }) =>
    `/${tenant}/office/projects/${projectId}/tasks?board=${board ?? 'ROADMAP'}`,
})
export const moveTaskAction = formAction(moveTask, { message: () => 'Задача перемещена.' })
export const updateTaskAction = formAction(updateTask, { message: () => 'Задача сохранена.' })
export const removeTaskAction = formAction(removeTask, {
  redirectTo: ({ projectId, board }, tenant) => `/${tenant}/office/projects/${projectId}/tasks?board=${board}`,
})
