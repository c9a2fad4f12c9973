import 'server-only'
import { compareRows, resultRows } from '@/lib/feedback/results/table'
import type { SurveyResults } from '@/lib/feedback/results/view-page'
import { asOfText } from '@/lib/feedback/results/words'

/** Results of a survey as a workbook: every question, and the main one by waves and groups. */
export async function surveyWorkbook(results: SurveyResults): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const add = (name: string, widths: readonly number[], rows: readonly (readonly unknown[])[]): void => {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = widths.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }))
    for (const row of rows) sheet.addRow([...row])
    sheet.getRow(1).font = { bold: true }
  }
  add('Вопросы', [6, 60, 40, 12, 10, 14, 12, 26, 18], resultRows(results))
  add('Волны и группы', [24, 50, 14, 26, 18, 50], compareRows(results))
  add(
    'О чём это',
    [30, 90],
    [
      ['Опрос', results.survey.title],
      ['Орган', results.survey.agencyName || 'вся программа'],
      ['На какой день', asOfText(results.asOf, results.threshold)],
      ['Порог', `Группы меньше ${results.threshold} человек скрыты, как и те, которые по ним можно вычислить.`],
    ],
  )
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
