import 'server-only'
import type { CheckResults, Tally } from '@/lib/processes/check/summary'
import { checkFigures, checkHead } from './check-paper'

/** Results of a self-check: a sheet by groups, a sheet by bodies, each with its total. */
export async function checkXlsx({
  groups,
  agencies,
  tally,
}: Pick<CheckResults, 'groups' | 'agencies' | 'tally'>): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const add = (title: string, first: string, lines: readonly { name: string; tally: Tally }[]) => {
    const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
    sheet.columns = [{ header: first, width: 60 }, ...checkHead.map((header) => ({ header, width: 12 }))]
    sheet.getRow(1).font = { bold: true }
    for (const { name, tally: of } of lines) sheet.addRow([name, ...checkFigures(of)])
    sheet.addRow(['Всего', ...checkFigures(tally)]).font = { bold: true }
  }
  add(
    'По группам',
    'Группа',
    groups.map(({ title, tally: of }) => ({ name: title, tally: of })),
  )
  add('По органам', 'Орган', agencies)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
