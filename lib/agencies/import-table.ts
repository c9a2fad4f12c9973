/** The list of agencies as a table brings it: its columns, and what is said of its rows together. Pure. */
import { operations } from './operations'
import { agencyKindLabels, type AgencyKind } from '@/lib/core/agency-kinds'
import { type Choice, mark, ROW, textOf, type ImportSpec, type ReadRow, type TableSpec } from '@/lib/core/table-import'
import { foldName } from '@/lib/tables/values/clean'

const kindWords: Partial<Record<AgencyKind, string[]>> = {
  EXECUTIVE_BODY: [
    'ОИВ',
    'ИОГВ',
    'ИОВ',
    'исполнительный орган власти',
    'исполнительный орган государственной власти',
    'орган исполнительной власти',
  ],
  MUNICIPAL_BODY: [
    'ОМСУ',
    'ОМС',
    'муниципалитет',
    'муниципальное образование',
    'орган МСУ',
    'администрация муниципального образования',
  ],
  SUBORDINATE_ORGANISATION: [
    'подвед',
    'подведомственная',
    'подведомственное учреждение',
    'подведомственный',
    'учреждение',
    'организация',
  ],
  MINISTRY: ['мин'],
  MUNICIPAL_INSTITUTION: ['муниципальное бюджетное учреждение', 'муниципальное казённое учреждение', 'МБУ', 'МКУ'],
}
const kinds: Choice[] = Object.entries(agencyKindLabels).map(([key, title]) => ({
  key,
  title,
  also: kindWords[key as AgencyKind],
}))

export const agencyTable = {
  columns: [
    {
      field: 'shortName',
      title: 'Краткое наименование',
      also: ['Краткое название', 'Сокращение', 'Сокращённое наименование', 'Аббревиатура', 'shortName'],
      like: /кратк|сокращ/,
      reads: 'name',
      note: 'Краткое, для таблиц.',
    },
    {
      field: 'name',
      title: 'Наименование',
      also: ['Название', 'Полное наименование', 'Орган', 'Организация', 'Учреждение', 'Участник', 'name'],
      like: /наименовани|название|организаци|учреждени/,
      unlike: /кратк|сокращ|вышестоящ|учредител|головн|вид|тип/,
      reads: 'name',
      required: true,
      note: 'Полное наименование.',
    },
    {
      field: 'kind',
      title: 'Вид',
      also: ['Вид органа', 'Тип', 'Уровень', 'Категория', 'kind'],
      like: /^(?:вид|тип|категори|уровень)/,
      reads: 'choice',
      required: true,
      choices: kinds,
      note: 'Вид участника.',
    },
    {
      field: 'parent',
      title: 'Вышестоящий орган',
      also: ['Подчинён', 'Кому подчинён', 'Учредитель', 'Головная организация', 'Ведомство', 'parent'],
      like: /вышестоящ|учредител|подчин|головн|курирующ/,
      reads: 'agency',
      note: 'Наименование, краткое наименование или ИНН органа из портала или из этого же файла.',
    },
    {
      field: 'inn',
      title: 'ИНН',
      also: ['ИНН/КПП', 'ИНН организации', 'inn'],
      like: /(?<![а-я])инн(?![а-я])/,
      reads: 'inn',
      note: '10 или 12 цифр.',
    },
    {
      field: 'activeFrom',
      title: 'Действует с',
      also: ['Дата создания', 'Участвует с', 'Дата присоединения', 'Работает с', 'С какой даты'],
      like: /действует с|участвует с|дата (?:создани|присоединени|включени)/,
      reads: 'day',
      edge: 'start',
      note: 'День, с которого орган участвует, как 01.09.2026. За кварталы раньше он отчётов не должен.',
    },
    {
      field: 'head',
      title: 'Руководитель',
      also: ['ФИО руководителя', 'Ф.И.О. руководителя', 'Рук-ль', 'Директор', 'Глава'],
      like: /руководител|директор/,
      reads: 'person',
      left: 'руководителя назначают на странице органа: для назначения нужен приказ',
      sampled: false,
    },
    {
      field: 'address',
      title: 'Адрес',
      also: ['Место нахождения', 'Юридический адрес', 'Адрес (место нахождения)'],
      like: /адрес|место ?нахожден/,
      unlike: /почт[аы]|электрон|mail/,
      reads: 'title',
      left: 'адресов органов портал не хранит',
      sampled: false,
    },
  ],
  check: checkAgencies,
} satisfies TableSpec

function checkAgencies(rows: ReadRow[]): void {
  const inns = new Map<string, ReadRow>()
  const names = new Map<string, ReadRow>()
  const byName = new Map<string, ReadRow>()
  for (const row of rows) {
    for (const field of ['name', 'shortName', 'inn'])
      if (textOf(row, field)) byName.set(foldName(textOf(row, field)), row)
    const name = foldName(textOf(row, 'name'))
    const inn = textOf(row, 'inn')
    const first = inn === '' ? undefined : inns.get(inn)
    if (first && foldName(textOf(first, 'name')) === name)
      mark(row, ROW, 'refuse', `та же организация, что в строке ${first.at}: название и ИНН совпали`)
    else if (first)
      mark(
        row,
        'inn',
        'doubt',
        `ИНН как у строки ${first.at}: у филиала он бывает общим с головной организацией, а может быть повтор`,
      )
    else if (inn !== '') inns.set(inn, row)
    const key = `${name} ${foldName(textOf(row, 'parent'))}`
    const same = name === '' ? undefined : names.get(key)
    if (same && same !== first) mark(row, ROW, 'refuse', `повторяет строку ${same.at}`)
    else if (name !== '') names.set(key, row)
  }
  const inside = (row: ReadRow): ReadRow | undefined => byName.get(foldName(textOf(row, 'parent')))
  const tree = rows.some((row) => textOf(row, 'parent') !== '' && inside(row) !== undefined)
  const outside = new Map<string, number>()
  for (const row of rows) {
    const parent = textOf(row, 'parent')
    const found = inside(row)
    if (found && textOf(found, 'name')) row.values.parent = textOf(found, 'name')
    else if (parent !== '') outside.set(foldName(parent), (outside.get(foldName(parent)) ?? 0) + 1)
  }
  // A file that brings its parents along and lacks one: whether the portal has it, the plan of the import says.
  if (tree)
    for (const row of rows)
      if (outside.get(foldName(textOf(row, 'parent'))) === 1 && textOf(row, 'parent') !== '')
        mark(
          row,
          'parent',
          'doubt',
          `«${textOf(row, 'parent')}» в этом файле нет: если нет и в портале, добавьте сначала его`,
        )
}

export const agencyImport = {
  title: 'Органы и организации',
  words: ['орган', 'органа', 'органов'],
  path: 'agencies/import',
  list: 'agencies',
  needs: operations['agency.import'],
  table: agencyTable,
  label: 'name',
  examples: [
    ['Минобразования', 'Министерство образования', 'Исполнительный орган', '', '', ''],
    [
      'ИРО',
      'Институт развития образования',
      'Подведомственная организация',
      'Министерство образования',
      '',
      '01.09.2026',
    ],
  ],
} satisfies ImportSpec
