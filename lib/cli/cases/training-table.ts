// Lists of trained people: the portal keeps none yet, so the declaration stands beside the cases that try it.
import { mayBeSame } from '@/lib/people/import-table'
import { mark, ROW, type ReadRow, type TableSpec } from '@/lib/core/table-import'

export const trainingTable = {
  columns: [
    {
      field: 'fullName',
      title: 'ФИО',
      also: ['Ф.И.О.', 'Слушатель', 'Фамилия, имя, отчество'],
      like: /(?<![а-я])фио(?![а-я])|ф и о|слушател/,
      reads: 'person',
      required: true,
    },
    {
      field: 'agency',
      title: 'Организация',
      also: ['Место работы', 'Орган'],
      like: /место работы|организаци|орган/,
      reads: 'agency',
    },
    {
      field: 'topic',
      title: 'Тема',
      also: ['Программа', 'Программа обучения', 'Курс'],
      like: /тема|программ|курс/,
      reads: 'title',
      required: true,
    },
    {
      field: 'date',
      title: 'Дата',
      also: ['Дата окончания', 'Дата выдачи документа'],
      like: /дата/,
      reads: 'day',
      edge: 'end',
    },
    { field: 'hours', title: 'Часов', also: ['Часы', 'Объём, час.', 'Количество часов'], like: /час/, reads: 'count' },
    {
      field: 'certificate',
      title: '№ удостоверения',
      also: ['Серия и номер', 'Удостоверение', 'Номер документа'],
      like: /удостоверени|сертификат|серия и номер/,
      reads: 'code',
    },
  ],
  check: (rows: ReadRow[]) => {
    for (const [i, row] of rows.entries()) {
      const { fullName, topic, date } = row.values
      if (row.marks.fullName?.level === 'refuse') mark(row, ROW, 'refuse', row.marks.fullName.why)
      const same = rows
        .slice(0, i)
        .find(
          (one) =>
            one.values.topic === topic &&
            one.values.date === date &&
            mayBeSame(String(one.values.fullName), String(fullName)),
        )
      if (same) mark(row, ROW, 'refuse', `видимо, то же обучение, что в строке ${same.at}`)
    }
  },
} satisfies TableSpec
