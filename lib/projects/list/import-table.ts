/** A list of projects as a table brings it: its columns, and what is said of its rows together. Pure. */
import { mark, type ImportSpec, type ReadRow, type TableSpec } from '@/lib/core/table-import'
import { operations } from '../operations'
import { projectKindLabels } from '../state/labels'
import { projectKinds } from '../state/rules'

export const projectTable = {
  columns: [
    {
      field: 'code',
      title: 'Код',
      also: ['Шифр', 'Код проекта', 'Номер проекта'],
      reads: 'code',
      left: 'номер проекту даёт портал',
      sampled: false,
    },
    {
      field: 'title',
      title: 'Название',
      also: ['Название проекта', 'Проект', 'Наименование', 'Наименование проекта', 'Тема проекта'],
      like: /(?:название|наименование|тема).*проект/,
      reads: 'title',
      required: true,
      note: 'По названию и органу проект узнают при повторной загрузке.',
    },
    {
      field: 'kind',
      title: 'Вид',
      also: ['Вид проекта', 'Тип', 'Тип проекта'],
      reads: 'choice',
      choices: projectKinds.map((key) => ({ key, title: projectKindLabels[key] })),
      note: 'Пустой – бережливый.',
    },
    {
      field: 'agency',
      title: 'Орган',
      also: ['Ведёт', 'Организация', 'Орган власти', 'Исполнитель', 'Ведомство', 'Учреждение'],
      like: /орган|ведомство|учреждени/,
      reads: 'agency',
      required: true,
      note: 'Наименование, краткое наименование или ИНН.',
    },
    {
      field: 'leader',
      title: 'Руководитель',
      also: ['Руководитель проекта', 'Рук. проекта', 'Владелец', 'Ответственный', 'Лидер проекта'],
      like: /рук(?:оводител\S*)? проект|руководител|ответственн/,
      unlike: /орган/,
      reads: 'title',
      note: 'Имя и должность через запятую.',
    },
    {
      field: 'start',
      title: 'Начало',
      also: ['Дата начала', 'Старт', 'Начало проекта'],
      like: /начал|старт/,
      reads: 'day',
      edge: 'start',
      note: 'Как 12.01.2027.',
    },
    {
      field: 'end',
      title: 'Окончание',
      also: ['Дата окончания', 'Завершение', 'Срок', 'Финиш', 'Дата завершения', 'Конец'],
      like: /окончани|завершени|финиш/,
      reads: 'day',
      edge: 'end',
      note: 'Как 25.06.2027.',
    },
    { field: 'ground', title: 'Основание', also: ['Обоснование'], reads: 'title' },
    {
      field: 'status',
      title: 'Состояние',
      also: ['Статус', 'Стадия', 'Статус проекта', 'Этап'],
      like: /статус|состояни|стадия/,
      reads: 'choice',
      choices: [
        {
          key: 'DRAFT',
          title: 'черновик',
          also: ['план', 'планируется', 'не начат', 'запланирован', 'подготовка', 'инициация'],
        },
        {
          key: 'RUNNING',
          title: 'выполняется',
          also: ['в работе', 'реализуется', 'реализация', 'в процессе', 'в графике', 'идёт', 'действует', 'внедрение'],
          unsure: ['отстаёт', 'с отставанием', 'риск', 'контроль', 'под угрозой'],
        },
        {
          key: 'FINISHED',
          title: 'завершён',
          also: ['выполнен', 'закрыт', 'реализован', 'завершено', 'готов', 'окончен'],
          unsure: ['архив', 'в архиве'],
        },
        {
          key: 'CANCELLED',
          title: 'прекращён',
          also: ['отменён', 'остановлен', 'отклонён', 'снят'],
          unsure: ['закрыт досрочно', 'досрочно закрыт', 'неактуален'],
        },
        { key: 'SUSPENDED', title: 'приостановлен', also: ['пауза', 'на паузе', 'заморожен', 'отложен'] },
      ],
      note: 'Пустое – черновик; для «выполняется» и «завершён» нужны начало и окончание.',
    },
    { field: 'portfolio', title: 'Портфель', also: [], reads: 'title', note: 'Название открытого портфеля.' },
    { field: 'customer', title: 'Заказчик', also: ['Заказчик проекта'], reads: 'title' },
    { field: 'process', title: 'Процесс', also: [], reads: 'title' },
    {
      field: 'indicator',
      title: 'Показатель',
      also: ['Цель', 'Показатель цели', 'Целевой показатель'],
      like: /^показател/,
      reads: 'title',
      note: 'Показатель цели паспорта.',
    },
    {
      field: 'unit',
      title: 'Единица',
      also: ['Ед. изм.', 'Единица измерения', 'Ед.'],
      like: /^ед(?:иниц\S*)? изм/,
      reads: 'title',
    },
    {
      field: 'was',
      title: 'Было',
      also: ['Текущее', 'Текущее значение', 'До', 'Исходное значение', 'Факт до'],
      like: /было|текущ|исходн/,
      reads: 'figure',
      unitField: 'unit',
    },
    {
      field: 'target',
      title: 'Стало',
      also: ['Целевое', 'Целевое значение', 'План', 'После', 'Цель, значение'],
      like: /стало|целев/,
      reads: 'figure',
      unitField: 'unit',
    },
  ],
  groups: { organisation: 'agency' },
  check: checkProjects,
} satisfies TableSpec

function checkProjects(rows: ReadRow[]): void {
  for (const row of rows) {
    const { start, end } = row.values
    if (typeof start !== 'string' || typeof end !== 'string' || row.marks.start || row.marks.end || end >= start)
      continue
    for (const field of ['start', 'end']) mark(row, field, 'doubt', 'окончание раньше начала')
  }
}

export const projectImport = {
  title: 'Проекты',
  words: ['проект', 'проекта', 'проектов'],
  path: 'projects/import/list',
  list: 'projects',
  needs: operations['project.import'],
  table: projectTable,
  label: 'title',
  examples: [
    [
      ...['Сокращение срока выдачи справок', 'бережливый', 'Министерство образования'],
      ...['Иванова Анна Петровна, начальник отдела', '11.01.2027', '25.06.2027', 'Жалобы', 'черновик'],
      ...['', '', '', 'Время выдачи справки', 'рабочих дней', '10', '3'],
    ],
  ],
} satisfies ImportSpec
