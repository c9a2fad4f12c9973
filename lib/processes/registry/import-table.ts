/** A registry of processes as a table brings it: its columns, and what is said of its rows together. Pure. */
import { mark, type ImportSpec, type ReadRow, type TableSpec } from '@/lib/core/table-import'
import { operations } from '../operations'
import { processKindLabels } from './labels'

export const processTable = {
  columns: [
    {
      field: 'code',
      note: 'Код внутри органа. Пусто – портал даст следующий.',
      title: 'Код',
      also: ['Шифр', 'Номер процесса', 'Код процесса', '№ процесса', 'Индекс'],
      like: /(?:код|шифр|№|номер) процесс/,
      reads: 'code',
    },
    {
      field: 'name',
      note: 'Название процесса.',
      title: 'Процесс',
      also: ['Наименование', 'Название', 'Наименование процесса', 'Название процесса'],
      like: /(?:название|наименование).*(?:процесс|услуг|функци)/,
      reads: 'title',
      required: true,
    },
    {
      field: 'kind',
      note: 'Пусто – по тому, кто участвует.',
      title: 'Вид',
      also: ['Вид процесса', 'Тип процесса'],
      reads: 'choice',
      choices: [
        { key: 'WITHIN', title: processKindLabels.WITHIN, also: ['внутренний', 'внутривед.', 'внутри ведомства'] },
        {
          key: 'BETWEEN',
          title: processKindLabels.BETWEEN,
          also: ['межвед.', 'межвед', 'межведомственное взаимодействие'],
        },
      ],
    },
    {
      field: 'group',
      note: 'Группа процессов программы.',
      title: 'Группа',
      also: ['Группа процессов', 'Направление'],
      reads: 'title',
    },
    {
      field: 'carries',
      note: 'Услуга, функция или другое по правилам программы.',
      title: 'Что несёт',
      also: ['Услуга или функция'],
      reads: 'title',
    },
    {
      field: 'owner',
      note: 'Наименование или краткое наименование органа. Пусто – ваш орган.',
      title: 'Владелец',
      also: ['Орган', 'Владелец процесса', 'Орган-владелец'],
      like: /владел/,
      unlike: /представител/,
      reads: 'agency',
    },
    { field: 'agency', title: 'Ведомство', also: ['Орган власти', 'Организация'], reads: 'agency', sampled: false },
    {
      field: 'unit',
      note: 'Подразделение владельца, которое отвечает за процесс.',
      title: 'Подразделение',
      also: ['Структурное подразделение', 'Отдел'],
      reads: 'title',
    },
    {
      field: 'representative',
      note: 'Должность и фамилия, не ниже начальника подразделения.',
      title: 'Представитель владельца',
      also: ['Представитель', 'Ответственный', 'Ответственное лицо'],
      reads: 'title',
    },
    {
      field: 'participants',
      note: 'По одному в строке: «Орган» или «Орган, подразделение».',
      title: 'Участники',
      also: ['Участники процесса', 'Соисполнители', 'Участвуют'],
      like: /участник|соисполнител/,
      unlike: /владел/,
      reads: 'list',
    },
    {
      field: 'inputs',
      note: 'По одному в строке.',
      title: 'Входы',
      also: ['Вход', 'Вход процесса', 'Входы процесса'],
      reads: 'list',
    },
    {
      field: 'outputs',
      note: 'По одному в строке.',
      title: 'Результаты',
      also: ['Выходы', 'Выход', 'Результат', 'Результат процесса'],
      reads: 'list',
    },
    {
      field: 'external',
      title: 'Внешние потребители',
      also: ['Потребители внешние', 'Внешние клиенты'],
      like: /(?:потребител|клиент).*внешн|внешн\S* (?:потребител|клиент)/,
      reads: 'list',
      sampled: false,
    },
    {
      field: 'internal',
      title: 'Внутренние потребители',
      also: ['Потребители внутренние', 'Внутренние клиенты'],
      like: /(?:потребител|клиент).*внутр|внутр\S* (?:потребител|клиент)/,
      reads: 'list',
      sampled: false,
    },
    {
      field: 'consumers',
      note: 'По одному в строке; вид – в скобках: «Заявитель (внешний)».',
      title: 'Потребители',
      also: ['Потребитель', 'Потребители результата', 'Клиенты'],
      reads: 'list',
    },
    {
      field: 'needs',
      note: 'Требования потребителей, строка в строку с ними.',
      title: 'Требования',
      also: ['Требования к результату'],
      reads: 'list',
    },
    {
      field: 'regulations',
      note: 'По одному в строке.',
      title: 'Регламенты',
      also: ['Регламент', 'Правовое основание', 'НПА', 'Нормативный акт'],
      like: /регламент|нпа|нормативн/,
      reads: 'list',
    },
    {
      field: 'systems',
      note: 'По одной в строке.',
      title: 'Информационные системы',
      also: ['Системы', 'ИС'],
      reads: 'list',
    },
    {
      field: 'term',
      title: 'Срок',
      also: ['Срок исполнения', 'Срок процесса', 'Нормативный срок', 'Длительность'],
      like: /^срок/,
      reads: 'term',
      unitField: 'termUnit',
      left: 'срок процесса портал считает по шагам',
      sampled: false,
    },
    {
      field: 'runsPerYear',
      note: 'Целое число.',
      title: 'Раз в год',
      also: ['В год', 'Прогонов в год', 'Количество в год', 'Кол-во в год', 'Объём в год'],
      like: /(?:кол во|количество|объем|раз|число).*год/,
      reads: 'count',
    },
    {
      field: 'federalId',
      note: 'Номер услуги в федеральном реестре.',
      title: 'Номер в федеральном реестре',
      also: ['Номер в федеральном реестре услуг', 'Реестровый номер услуги'],
      reads: 'code',
    },
  ],
  groups: { organisation: 'agency', other: 'group' },
  check: checkProcesses,
} satisfies TableSpec

function checkProcesses(rows: ReadRow[]): void {
  const codes = new Map<string, ReadRow>()
  for (const row of rows) {
    const { code, owner, agency } = row.values
    if (typeof code !== 'string' || code === '') continue
    const key = `${String(agency ?? owner ?? '')} ${code.toLowerCase()}`
    const first = codes.get(key)
    if (first) mark(row, 'code', 'refuse', `код ${code} уже в строке ${first.at}`)
    else codes.set(key, row)
  }
}

export const processImport = {
  title: 'Реестр процессов',
  words: ['процесс', 'процесса', 'процессов'],
  path: 'processes/import',
  list: 'processes',
  needs: operations['process.import'],
  table: processTable,
  label: 'name',
  examples: [
    [
      ...['П-01', 'Выдача справки', '', '', '', '', '', 'Начальник общего отдела'],
      ...[
        '',
        'Заявление; Сведения о доходах',
        'Решение о выплате',
        'Семья (внешний)',
        '',
        'Регламент от 01.02.2026 № 81',
      ],
      ...['', '480', ''],
    ],
  ],
} satisfies ImportSpec
