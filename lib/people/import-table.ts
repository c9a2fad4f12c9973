/** The list of people as a table brings it: its columns, and what is said of its rows together. Pure. */
import { mark, ROW, textOf, type ImportSpec, type ReadRow, type TableSpec } from '@/lib/core/table-import'
import { foldName } from '@/lib/tables/values/clean'
import { isInitials } from '@/lib/tables/values/names'
import { operations } from './operations'
import { assignableRoles, roleLabels } from './labels'

export const personTable = {
  columns: [
    {
      field: 'fullName',
      title: 'ФИО',
      also: ['Ф.И.О.', 'Фамилия, имя, отчество', 'Фамилия Имя Отчество', 'Сотрудник', 'name'],
      like: /(?<![а-я])фио(?![а-я])|ф и о|фамилия.*имя/,
      reads: 'person',
      required: true,
      note: 'Фамилия, имя и отчество в одном столбце – или в трёх: «Фамилия», «Имя», «Отчество».',
    },
    { field: 'surname', title: 'Фамилия', also: [], reads: 'namePart', sampled: false },
    { field: 'given', title: 'Имя', also: [], reads: 'namePart', sampled: false },
    { field: 'patronymic', title: 'Отчество', also: ['Отчество (при наличии)'], reads: 'namePart', sampled: false },
    {
      field: 'position',
      title: 'Должность',
      also: ['position', 'Занимаемая должность'],
      like: /^должность/,
      reads: 'title',
    },
    {
      field: 'email',
      title: 'Электронная почта',
      also: ['Эл. почта', 'Почта', 'Адрес электронной почты', 'E-mail', 'Email'],
      like: /(?:электронн|эл) .*(?:почт|адрес)|e ?mail|почта/,
      reads: 'email',
      required: true,
      note: 'По нему человека узнают при повторной загрузке.',
    },
    {
      field: 'role',
      title: 'Роль',
      also: ['role', 'Роль в портале'],
      reads: 'choice',
      choices: assignableRoles.map((key) => ({ key, title: roleLabels[key] })),
      note: 'Роль в портале; пустая – человек без входа в кабинет.',
    },
    {
      field: 'agency',
      title: 'Орган',
      also: ['Организация', 'Место работы', 'Учреждение', 'Ведомство', 'agency'],
      like: /орган|место работы|учреждени/,
      unlike: /руководител|подразделени/,
      reads: 'agency',
      note: 'Наименование, краткое наименование или ИНН органа из портала.',
    },
    {
      field: 'unit',
      title: 'Подразделение',
      also: ['Отдел', 'Структурное подразделение'],
      like: /подразделени|^отдел/,
      reads: 'title',
      left: 'подразделения у человека портал не хранит',
      sampled: false,
    },
    {
      field: 'phone',
      title: 'Телефон',
      also: ['Контактный телефон', 'Тел.', 'Рабочий телефон'],
      like: /телефон|^тел/,
      reads: 'phone',
      left: 'телефонов портал не хранит',
      sampled: false,
    },
  ],
  groups: { organisation: 'agency', other: 'agency' },
  check: checkPeople,
} satisfies TableSpec

/** Surname, name and patronymic of a row, from one column or from three. */
export const nameOf = (row: Pick<ReadRow, 'values'>): string => {
  const one = row.values.fullName
  if (typeof one === 'string' && one !== '') return one
  return ['surname', 'given', 'patronymic']
    .map((field) => row.values[field])
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')
}

/** «Иванов И.И.» may be «Иванов Иван Иванович». */
export function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [foldName(one).split(' '), foldName(other).split(' ')]
  if (a[0] !== b[0] || a[0] === '') return false
  return [1, 2].every((i) => {
    const [x = '', y = ''] = [a[i], b[i]]
    return x === '' || y === '' || (x.length === 1 || y.length === 1 ? x[0] === y[0] : x === y)
  })
}

function checkPeople(rows: ReadRow[]): void {
  const emails = new Map<string, ReadRow>()
  const names = new Map<string, ReadRow[]>()
  for (const row of rows) {
    splitName(row)
    const name = nameOf(row)
    if (row.marks.fullName?.level === 'refuse') mark(row, ROW, 'refuse', row.marks.fullName.why)
    const email = textOf(row, 'email')
    const first = email === '' ? undefined : emails.get(email)
    if (first) mark(row, ROW, 'refuse', `почта ${email} уже в строке ${first.at}: видимо, тот же человек`)
    else if (email !== '') emails.set(email, row)
    const surname = foldName(name).split(' ')[0] ?? ''
    const alike = names.get(surname) ?? []
    const same = alike.find((one) => mayBeSame(nameOf(one), name) && (isInitials(name) || isInitials(nameOf(one))))
    if (same && !first) mark(row, ROW, 'doubt', `возможно, тот же человек, что в строке ${same.at}: «${nameOf(same)}»`)
    names.set(surname, [...alike, row])
  }
}

/** The whole name in the column of surnames. */
function splitName(row: ReadRow): void {
  const parts = textOf(row, 'surname').split(' ').filter(Boolean)
  if (parts.length < 2 || textOf(row, 'given') !== '') return
  const why = `в столбце «Фамилия» всё имя: «${parts.join(' ')}»`
  const [surname = '', given = '', ...rest] = parts
  delete row.marks.surname
  Object.assign(row.values, { surname, given, patronymic: rest.join(' ') || null })
  for (const field of ['surname', 'given', 'patronymic']) mark(row, field, 'doubt', why)
}

export const personImport = {
  title: 'Люди',
  words: ['человек', 'человека', 'человек'],
  path: 'people/import',
  list: 'people',
  needs: operations['person.import'],
  table: personTable,
  label: 'fullName',
  options: [{ key: 'invite', label: 'Отправить новым людям приглашения на почту' }],
  examples: [
    ['Иванова Анна Петровна', 'начальник отдела', 'ivanova@example.ru', 'Куратор', 'Министерство образования'],
    ['Петров Олег Ильич', 'эксперт', 'petrov@example.ru', '', ''],
  ],
} satisfies ImportSpec
