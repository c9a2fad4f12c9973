'use server'
import { formAction } from '@/lib/forms/form-action'
import { addArtefact, removeArtefact } from '@/lib/projects/stages/artefact-commands'
import { closeProject, closeStage, moveStage, reopenStage, startStage } from '@/lib/projects/stages/commands'

export const startAction = formAction(startStage, { message: ({ number }) => `Этап ${number} начат.` })
export const closeAction = formAction(closeStage, { message: ({ number }) => `Этап ${number} закрыт.` })
export const endAction = formAction(closeProject, {
  message: ({ status }) =>
    status === 'FINISHED' ? 'Проект завершён.' : 'Проект закрыт. Результат измеряют снова в срок этапа стабильности.',
})
export const reopenAction = formAction(reopenStage, { message: ({ number }) => `Этап ${number} открыт заново.` })
export const moveAction = formAction(moveStage, {
  message: ({ moved }) =>
    moved.length > 1 ? `Срок перенесён вместе со следующими этапами: всего ${moved.length}.` : 'Срок перенесён.',
})
export const addArtefactAction = formAction(addArtefact, { message: () => 'Материал приложен.' })
export const removeArtefactAction = formAction(removeArtefact, { message: () => 'Материал убран.' })
