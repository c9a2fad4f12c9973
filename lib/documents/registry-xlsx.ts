import 'server-only'
import { partyText, type Entry } from '@/lib/processes/registry/entry'
import type { ProcessLine } from '@/lib/processes/registry/filter'
import { consumerSideLabels, processKindLabels, processStatusLabels } from '@/lib/processes/registry/labels'

export type Column<Row> = { header: string; width: number; of: (row: Row) => string | number }

const entryColumns: Column<Entry>[] = [
  { header: 'Код', width: 12, of: ({ code }) => code },
  { header: 'Процесс', width: 50, of: ({ name }) => name },
  { header: 'Вид', width: 22, of: ({ kind }) => processKindLabels[kind] },
  { header: 'Группа', width: 24, of: ({ groupTitle }) => groupTitle },
  { header: 'Что несёт', width: 16, of: ({ carriesTitle }) => carriesTitle },
  { header: 'Владелец', width: 40, of: ({ owner }) => owner.agency },
  { header: 'Подразделение', width: 34, of: ({ owner }) => owner.unit },
  { header: 'Представитель владельца', width: 34, of: ({ representative }) => representative },
  { header: 'Участники', width: 40, of: ({ participants }) => participants.map(partyText).join('\n') },
  { header: 'Входы', width: 34, of: ({ inputs }) => inputs.join('\n') },
  { header: 'Результаты', width: 34, of: ({ outputs }) => outputs.join('\n') },
  {
    header: 'Потребители',
    width: 40,
    of: ({ consumers }) => consumers.map(({ name, side }) => `${name} (${consumerSideLabels[side]})`).join('\n'),
  },
  { header: 'Требования', width: 40, of: ({ consumers }) => consumers.map(({ needs }) => needs).join('\n') },
  { header: 'Показатели', width: 40, of: ({ indicators }) => indicators.map(({ name }) => name).join('\n') },
  {
    header: 'Сейчас',
    width: 16,
    of: ({ indicators }) => indicators.map(({ now, unit }) => [now, unit].filter(Boolean).join(' ')).join('\n'),
  },
  {
    header: 'Цель',
    width: 16,
    of: ({ indicators }) => indicators.map(({ target, unit }) => [target, unit].filter(Boolean).join(' ')).join('\n'),
  },
  { header: 'Регламенты', width: 40, of: ({ regulations }) => regulations.join('\n') },
  { header: 'Информационные системы', width: 34, of: ({ systems }) => systems.join('\n') },
  { header: 'Раз в год', width: 12, of: ({ runsPerYear }) => runsPerYear ?? '' },
  { header: 'Номер в федеральном реестре', width: 26, of: ({ federalId }) => federalId },
]

const lineColumnsOf = (groups: ReadonlyMap<string, string>): Column<ProcessLine>[] => [
  { header: 'Код', width: 12, of: ({ code }) => code },
  { header: 'Процесс', width: 60, of: ({ name }) => name },
  { header: 'Вид', width: 22, of: ({ kind }) => processKindLabels[kind] },
  { header: 'Группа', width: 24, of: ({ group }) => groups.get(group) ?? group },
  { header: 'Владелец', width: 46, of: ({ agency }) => agency },
  { header: 'Подразделение', width: 34, of: ({ unit }) => unit ?? '' },
  { header: 'Представитель владельца', width: 34, of: ({ representative }) => representative },
  { header: 'Раз в год', width: 12, of: ({ runsPerYear }) => runsPerYear ?? '' },
  { header: 'Состояние', width: 16, of: ({ status }) => processStatusLabels[status].short },
  { header: 'Утверждён', width: 14, of: ({ changed, status }) => (status === 'DROPPED' || changed ? 'нет' : 'да') },
]

/** A workbook of one sheet: a row a record, with a header that stays in sight. */
export async function workbookOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width }) => ({
    header,
    width,
    style: { alignment: { wrapText: true, vertical: 'top' } },
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map(({ of }) => of(row)))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A registry as a workbook: a row a process, every field of it. */
export const registryWorkbook = (entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> =>
  workbookOf('Реестр процессов', entryColumns, entries)

/** The list of processes as a workbook. */
export const processWorkbook = (
  rows: readonly ProcessLine[],
  groups: readonly { key: string; title: string }[],
): Promise<Uint8Array<ArrayBuffer>> =>
  workbookOf('Процессы', lineColumnsOf(new Map(groups.map(({ key, title }) => [key, title]))), rows)
