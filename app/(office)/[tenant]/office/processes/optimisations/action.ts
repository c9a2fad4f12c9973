'use server'
import { formAction } from '@/lib/forms/form-action'
import { openOptimisation } from '@/lib/processes/optimisation/opening-commands'
import { decidePaper, receivePaper, sendPaper } from '@/lib/processes/optimisation/paper-commands'
import { answerTrouble, tellTrouble } from '@/lib/processes/optimisation/trouble-commands'
import {
  addSolution,
  addProblem,
  dropProblem,
  editSolution,
  editProblem,
  planMeasure,
} from '@/lib/processes/optimisation/work-commands'

const at = (tenant: string, id: string, anchor = ''): string =>
  `/${tenant}/office/processes/optimisations/${id}${anchor}`
const back =
  (anchor: string) =>
  ({ optimisationId }: { optimisationId: string }, tenant: string): string =>
    at(tenant, optimisationId, anchor)

export const openOptimisationAction = formAction(openOptimisation, { redirectTo: ({ id }, tenant) => at(tenant, id) })
export const addProblemAction = formAction(addProblem, {
  redirectTo: ({ id }, tenant, { optimisationId }) => at(tenant, optimisationId, `?problem=${id}#problems`),
})
export const editProblemAction = formAction(editProblem, {
  redirectTo: ({ id, optimisationId }, tenant) => at(tenant, optimisationId, `?problem=${id}#problems`),
})
export const dropProblemAction = formAction(dropProblem, { redirectTo: back('#problems') })
export const addSolutionAction = formAction(addSolution, {
  redirectTo: (_value, tenant, { optimisationId }) => at(tenant, optimisationId, '#solutions'),
})
export const editSolutionAction = formAction(editSolution, { redirectTo: back('#solutions') })
export const planMeasureAction = formAction(planMeasure, { redirectTo: back('#plan') })
export const sendPaperAction = formAction(sendPaper, {
  message: ({ kind }) =>
    kind === 'PLAN' ? 'План отправлен владельцу процесса.' : 'Сведения отправлены в процессный офис.',
})
export const decidePaperAction = formAction(decidePaper, {
  message: ({ status }) =>
    status === 'RETURNED'
      ? 'План возвращён.'
      : status === 'APPROVED'
        ? 'План утверждён и ушёл в процессный офис.'
        : 'План согласован и ушёл в процессный офис.',
})
export const receivePaperAction = formAction(receivePaper, { message: () => 'Отмечено: документ принят.' })
export const tellTroubleAction = formAction(tellTrouble, { message: () => 'Руководителям сообщено.' })
export const answerTroubleAction = formAction(answerTrouble, { message: () => 'Ответ записан.' })
