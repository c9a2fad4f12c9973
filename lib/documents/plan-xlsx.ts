import 'server-only'
import { workings } from '@/lib/plan/formula'
import { comparisonLabels, responsibleText } from '@/lib/plan/labels'
import type { PlanPage, PlanRow } from '@/lib/plan/queries'
import { sourceName } from '@/lib/plan/sources'

const figure = (value: string | null | undefined): number | string =>
  value === null || value === undefined ? '' : Number(value)

const columns: [title: string, width: number, cell: (row: PlanRow, year: number) => string | number][] = [
  ['Раздел', 34, ({ indicator }) => `${indicator.sectionNumber}. ${indicator.section}`],
  ['№', 7, ({ indicator }) => indicator.number],
  ['Показатель', 70, ({ indicator }) => indicator.title],
  ['Единица', 16, ({ indicator }) => indicator.unit],
  ['Сравнение', 12, ({ indicator }) => comparisonLabels[indicator.comparison]],
  ['Чья цель', 20, ({ indicator }) => (indicator.perAgency ? 'каждого участника' : 'программы')],
  ['Цель', 10, (row) => figure((row.agency ?? row.programme)?.target)],
  ['Срок по акту', 20, ({ indicator }, year) => indicator.terms[String(year)] ?? ''],
  ['Факт', 10, (row) => figure((row.agency ?? row.programme)?.fact.value)],
  ['Выполнили', 11, (row) => (row.agency ? '' : figure(row.programme?.tally ? String(row.programme.tally.met) : null))],
  [
    'Из участников',
    14,
    (row) => (row.agency ? '' : figure(row.programme?.tally ? String(row.programme.tally.of) : null)),
  ],
  [
    'К концу года',
    13,
    (row) => figure(row.agency || !row.programme?.tally ? (row.agency ?? row.programme)?.forecast.value : null),
  ],
  ['Состояние', 20, (row) => (row.agency ?? row.programme)?.light.title ?? ''],
  ['Почему', 60, (row) => (row.agency ?? row.programme)?.light.words ?? ''],
  [
    'Откуда факт',
    40,
    (row) => {
      const parts = (row.agency ?? row.programme)?.fact.workings
      return parts
        ? `${row.indicator.sample ? 'Пример формулы' : 'Формула'}: ${workings(parts)}`
        : sourceName(row.indicator.source)
    },
  ],
  ['Отвечают', 40, ({ indicator }) => responsibleText(indicator.responsible)],
  [
    'Прежние названия',
    50,
    ({ formerly }) => formerly.map(({ title, on }) => `до ${on.split('-').reverse().join('.')}: ${title}`).join('; '),
  ],
]

/** The plan of a year as a workbook; figures are numbers. */
export async function planWorkbook(plan: PlanPage): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(`План ${plan.year}`, {
    views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(([header, width]) => ({ header, width }))
  sheet.getRow(1).font = { bold: true }
  sheet.addRows(plan.rows.map((row) => columns.map(([, , cell]) => cell(row, plan.year))))
  for (const at of [3, 14, 15]) sheet.getColumn(at).alignment = { wrapText: true, vertical: 'top' }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
