'use server'
import { formAction } from '@/lib/forms/form-action'
import { editProcess } from '@/lib/processes/registry/commands'
import { answerComment, commentProcess } from '@/lib/processes/registry/comment-commands'
import { linkProcesses, unlinkProcesses } from '@/lib/processes/registry/link-commands'
import { dropProcess, markReengineered, mergeProcess, restoreProcess } from '@/lib/processes/registry/state-commands'

const toProcess = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/processes/${id}`

export const editProcessAction = formAction(editProcess, { redirectTo: toProcess })
export const dropProcessAction = formAction(dropProcess, { redirectTo: toProcess })
export const mergeProcessAction = formAction(mergeProcess, { redirectTo: toProcess })
export const restoreProcessAction = formAction(restoreProcess, { message: () => 'Процесс возвращён в реестр.' })
export const reengineeredAction = formAction(markReengineered, { message: () => 'Отметка сохранена.' })
export const linkAction = formAction(linkProcesses, { message: () => 'Связь добавлена.' })
export const unlinkAction = formAction(unlinkProcesses, { message: () => 'Связь убрана.' })
export const commentAction = formAction(commentProcess, { message: () => 'Записано.' })
export const answerAction = formAction(answerComment, { message: () => 'Ответ сохранён.' })
