import 'server-only'
import type { AgencyProposalCounts, PersonProposalCounts } from '@/lib/proposals/view'

/** The year's figures by agency and by person as a workbook; numbers are numbers. */
export async function proposalCountsWorkbook(
  agencies: readonly AgencyProposalCounts[],
  people: readonly PersonProposalCounts[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = (name: string, headers: [title: string, width: number][], rows: (string | number)[][]) => {
    const made = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    made.columns = headers.map(([header, width]) => ({ header, width }))
    made.getRow(1).font = { bold: true }
    made.addRows(rows)
  }
  sheet(
    'По органам',
    [
      ['Орган', 60],
      ['Подано', 10],
      ['Принято', 10],
      ['Отклонено', 12],
      ['Внедрено', 11],
      ['С опозданием', 14],
      ['Часов в год', 14],
      ['Рублей в год', 16],
    ],
    agencies.map((row) => [
      row.agencyName,
      row.filed,
      row.accepted,
      row.declined,
      row.done,
      row.late,
      Number(row.hours),
      Number(row.money),
    ]),
  )
  if (people.length > 0) {
    sheet(
      'По работникам',
      [
        ['Работник', 40],
        ['Орган', 60],
        ['Подано', 10],
        ['Принято', 10],
        ['Внедрено', 11],
      ],
      people.map((row) => [row.name, row.agencyName, row.filed, row.accepted, row.done]),
    )
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
