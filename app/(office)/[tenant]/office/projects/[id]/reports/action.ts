'use server'
import { formatDecimal } from '@/lib/core/decimal'
import { formAction } from '@/lib/forms/form-action'
import { acceptReport, returnReport, saveReport, submitReport } from '@/lib/projects/reports/commands'
import { evaluateProject } from '@/lib/projects/significance/commands'

export const saveReportAction = formAction(saveReport, { message: () => 'Черновик отчёта сохранён.' })
const submit = formAction(submitReport, { message: () => 'Отчёт сдан в центр компетенций.' })
export const acceptReportAction = formAction(acceptReport, { message: () => 'Отчёт принят.' })
export const returnReportAction = formAction(returnReport, { message: () => 'Отчёт возвращён с замечаниями.' })
export const evaluateAction = formAction(evaluateProject, {
  message: ({ total, level }) => `Значимость: ${formatDecimal(total)}, ${level}.`,
})

/** One form, two buttons: the draft is kept or the report is handed in. */
export const reportAction: typeof submit = async (state, data) => {
  const draft = data.get('draft') !== null
  data.delete('draft')
  return draft ? saveReportAction(state, data) : submit(state, data)
}
