/** A registry of processes as a table brings it: its columns, and what is said of its rows together. Pure. */
import { mark, type ReadRow, type TableSpec } from '@/lib/tables/reading'
import { processKindLabels } from './labels'

export const processTable = {
  columns: [
    {
      field: 'code',
      title: 'Код',
      also: ['Шифр', 'Номер процесса', 'Код процесса', '№ процесса', 'Индекс'],
      like: /(?:код|шифр|№|номер) процесс/,
      reads: 'code',
      note: 'По коду процесс узнают при повторной загрузке; пустой – портал даст следующий.',
    },
    {
      field: 'name',
      title: 'Процесс',
      also: ['Наименование', 'Название', 'Наименование процесса', 'Название процесса'],
      like: /(?:название|наименование).*(?:процесс|услуг|функци)/,
      reads: 'title',
      required: true,
    },
    {
      field: 'kind',
      title: 'Вид',
      also: ['Вид процесса', 'Тип процесса'],
      reads: 'choice',
      choices: [
        { key: 'WITHIN', title: processKindLabels.WITHIN, also: ['внутренний', 'внутривед.', 'внутри ведомства'] },
        { key: 'BETWEEN', title: processKindLabels.BETWEEN, also: ['межвед.', 'межвед', 'межведомственное взаимодействие'] },
      ],
    },
    { field: 'group', title: 'Группа', also: ['Группа процессов', 'Направление'], reads: 'title' },
    { field: 'carries', title: 'Что несёт', also: ['Услуга или функция'], reads: 'title' },
    {
      field: 'owner',
      title: 'Владелец',
      also: ['Орган', 'Владелец процесса', 'Орган-владелец'],
      like: /владел/,
      unlike: /представител/,
      reads: 'agency',
      note: 'Орган; или подразделение того органа, чей реестр вы ведёте.',
    },
    { field: 'agency', title: 'Ведомство', also: ['Орган власти', 'Организация'], reads: 'agency', sampled: false },
    { field: 'unit', title: 'Подразделение', also: ['Структурное подразделение', 'Отдел'], reads: 'title' },
    {
      field: 'representative',
      title: 'Представитель владельца',
      also: ['Представитель', 'Ответственный', 'Ответственное лицо'],
      reads: 'title',
    },
    {
      field: 'participants',
      title: 'Участники',
      also: ['Участники процесса', 'Соисполнители', 'Участвуют'],
      like: /участник|соисполнител/,
      unlike: /владел/,
      reads: 'list',
    },
    { field: 'inputs', title: 'Входы', also: ['Вход', 'Вход процесса', 'Входы процесса'], reads: 'list' },
    { field: 'outputs', title: 'Результаты', also: ['Выходы', 'Выход', 'Результат', 'Результат процесса'], reads: 'list' },
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
      title: 'Потребители',
      also: ['Потребитель', 'Потребители результата', 'Клиенты'],
      reads: 'list',
    },
    { field: 'needs', title: 'Требования', also: ['Требования к результату'], reads: 'list' },
    { field: 'regulations', title: 'Регламенты', also: ['Регламент', 'Правовое основание', 'НПА', 'Нормативный акт'], like: /регламент|нпа|нормативн/, reads: 'list' },
    { field: 'systems', title: 'Информационные системы', also: ['Системы', 'ИС'], reads: 'list' },
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
      title: 'Раз в год',
      also: ['В год', 'Прогонов в год', 'Количество в год', 'Кол-во в год', 'Объём в год'],
      like: /(?:кол во|количество|объем|раз|число).*год/,
      reads: 'count',
    },
    {
      field: 'federalId',
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
