import { formatDateTime, formatShort, isDateString } from '@/lib/core/dates'
import { accountOperationLabels } from '@/lib/account/labels'
import type { Module } from '@/lib/core/module'
import { dues } from '@/lib/deadlines/rules'
import { modules, operations, tables, type OperationName } from '@/lib/modules'
import type { AccountOperation } from '@/lib/core/permissions'

type Act = AccountOperation | 'operator.tenant.create'

/**
 * What is recorded without being an operation of the table: what people do with their own account, and the operator
 * with the portal.
 */
const acts: Record<Act, string> = {
  ...accountOperationLabels,
  'operator.tenant.create': 'Создан портал региона или муниципалитета',
}
const actGroups: Record<'account' | 'operator', string> = { account: 'Учётные записи', operator: 'Портал' }

const actNames = Object.keys(acts) as Act[]

const isOperation = (name: string): name is OperationName => name in operations
const isAct = (name: string): name is Act => name in acts

/** Words for a stored operation; one that this version no longer knows is shown by its code. */
export const operationLabel = (name: string): string =>
  isOperation(name) ? operations[name].words : isAct(name) ? acts[name] : name

/** Operations that leave records, grouped for the journal's filter; what only reads leaves none. */
export function operationGroups(): { label: string; options: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>()
  const add = (group: string, value: string, label: string) =>
    groups.set(group, [...(groups.get(group) ?? []), { value, label }])
  const first = (name: string): string => name.split('.')[0] ?? ''
  for (const { journal, operations: own } of modules) {
    const names: Record<string, string> = journal.groups
    for (const { name, kind, words } of Object.values(own))
      if (kind === 'write') add(names[first(name)] ?? '', name, words)
  }
  for (const name of actNames) add(actGroups[first(name) as keyof typeof actGroups], name, acts[name])
  return [...groups].map(([label, options]) => ({ label, options }))
}

const subjects: Record<string, { word: string }> = tables
export const subjectLabel = (type: string): string => subjects[type]?.word ?? type

/** Words that fit the fields of every module; a module's own stand in its declaration and go before them. */
const commonFields: Record<string, string> = {
  name: 'Название или имя',
  kind: 'Вид',
  status: 'Состояние',
  slug: 'Адрес',
  since: 'С',
  until: 'По',
  from: 'С',
  to: 'По',
  basis: 'Основание',
  email: 'Почта',
  position: 'Должность',
  agencyId: 'Участник',
  personId: 'Человек',
  reason: 'Причина',
  deadline: 'Срок',
  year: 'Год',
  version: 'Версия',
  comment: 'Пояснение',
  title: 'Название',
  url: 'Ссылка',
  fileId: 'Файл',
  text: 'Текст',
  dueOn: 'Срок',
  answer: 'Ответ',
  date: 'Дата',
  number: 'Номер',
  count: 'Количество',
  items: 'Пункты',
  id: 'Запись',
  submittedAt: 'Сдана',
  created: 'Добавлено',
  updated: 'Изменено',
  people: 'Люди',
  agencies: 'Участники',
  note: 'Примечание',
  responsible: 'Ответственный',
  removed: 'Убрано',
  projectId: 'Проект',
  request: 'Запрос',
  owner: 'Кто отвечает',
  closed: 'Закрыт',
  added: 'Добавлено',
  answers: 'Ответы',
  file: 'Файл',
  files: 'Файлы',
  participants: 'Участники',
  quarter: 'Квартал',
  remark: 'Замечание',
  section: 'Раздел',
  sectionNumber: 'Номер раздела',
  sections: 'Разделы',
  value: 'Значение',
}
type Journal = Module['journal']
const listed: readonly Module[] = modules
const journals = listed.map(({ journal }) => journal)
/** The journal's words of the module whose operation it is. */
const journalOf = new Map(
  listed.flatMap(({ operations: own, journal }) => Object.keys(own).map((name) => [name, journal] as const)),
)
const allOf = (of: (journal: Journal) => Record<string, string> | undefined): Record<string, string> =>
  Object.fromEntries(journals.flatMap((journal) => Object.entries(of(journal) ?? {})))

const fieldNames: Record<string, string> = { ...allOf(({ fields }) => fields), ...commonFields }
/**
 * A field's name for people, in the words of the module whose operation left the record: each part that is known, with
 * numbers kept («Пункты 2 › Причина»).
 */
export function fieldLabel(path: readonly string[], operation: string): string {
  const own = journalOf.get(operation)
  const word = (part: string): string =>
    own?.fields?.[part] ??
    fieldNames[part] ??
    (/^\d+$/.test(part) ? String(Number(part) + 1) : (own?.fieldOf?.(part) ?? part))
  return path.map(word).join(' › ')
}

/** Codes that stand in records, in words; others are shown as they are. */
const valueNames: Record<string, string> = {
  ...allOf(({ values }) => values),
  ...Object.fromEntries(Object.entries(dues).map(([kind, { words }]) => [kind, words.many])),
  ANSWERED: 'дан ответ',
  CLOSED: 'закрыт',
  FILED: 'подано',
  PENDING: 'ждёт отправки',
  FAILED: 'не удалось',
  FILE: 'файл',
  LINK: 'ссылка',
}

/** A recorded value in the words of the module whose operation left it; instants in the tenant's time zone. */
export function valueText(value: unknown, timeZone: string, operation: string): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => valueText(one, timeZone, operation)).join(', ') : '–'
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formatDateTime(timeZone, new Date(text))
  if (isDateString(text)) return formatShort(text)
  return journalOf.get(operation)?.values?.[text] ?? valueNames[text] ?? text
}

export const messageStatusLabels = { PENDING: 'ждёт отправки', DONE: 'сделано', FAILED: 'не удалось' } as const
export type MessageStatus = keyof typeof messageStatusLabels

export const messageKindLabels: Record<'mail' | 'cache.refresh', string> = {
  mail: 'Письмо',
  'cache.refresh': 'Обновление опубликованных страниц',
}
export const messageKindLabel = (kind: string): string =>
  kind in messageKindLabels ? messageKindLabels[kind as keyof typeof messageKindLabels] : kind

/** Why a message was not delivered, in plain words with a way out; `code` is lib/jobs/failure.ts's. */
export function deliveryErrorText(code: string): string {
  const [where, what = ''] = code.split('.')
  if (where === 'mail') {
    if (what === 'auth') return 'Почтовый сервер не принял имя и пароль портала. Проверьте настройку SMTP_URL.'
    if (what === 'connection') return 'Нет связи с почтовым сервером.'
    if (what === 'timeout') return 'Почтовый сервер не ответил вовремя.'
    if (what === 'address' || /^55[013]$/.test(what))
      return 'Почтовый сервер не знает такого адреса. Проверьте почту человека.'
    if (/^5/.test(what)) return `Почтовый сервер отказался принять письмо (код ${what}).`
    if (/^4/.test(what)) return `Почтовый сервер просит повторить позже (код ${what}).`
    return 'Письмо не отправлено из-за сбоя.'
  }
  if (where === 'proxy')
    return what === 'connection' ? 'Кэширующий сервер не отвечает.' : `Кэширующий сервер ответил ошибкой ${what}.`
  return where === 'timeout'
    ? 'Работа не уложилась в отведённое время.'
    : 'Сбой на сервере; подробности в журнале сервера.'
}

export const chainFaultTexts = {
  CHANGED: 'Запись изменена после того, как её запечатали.',
  MISSING: 'Запись удалена.',
  CHAIN: 'Печати в этом месте удалены или изменены.',
  UNSEALED: 'Запись появилась в обход журнала: у неё нет печати, и она её не ждёт.',
} as const
