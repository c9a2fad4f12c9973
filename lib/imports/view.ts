/** What the importer's pages show. Pure. */
import type { ImportColumn, Mark, Value } from '@/lib/core/table-import'
import { formatShort, isDateString } from '@/lib/core/dates'
import type { Known } from '@/lib/tables/columns'
import type { RowRole } from '@/lib/tables/recognise'

export type RowState = 'refused' | 'doubtful' | 'changed' | 'new' | 'same' | 'skipped'
export const rowStates: readonly RowState[] = ['refused', 'doubtful', 'changed', 'new', 'same', 'skipped']
export const isRowState = (text: string): text is RowState => rowStates.some((one) => one === text)

/** A sign and words: never a colour alone. */
export const stateLabels: Record<RowState, { sign: string; one: string; many: string; tone: string }> = {
  refused: { sign: '✕', one: 'не подходит', many: 'Не подходят', tone: 'text-danger' },
  doubtful: { sign: '?', one: 'сомнительно', many: 'Сомнительные', tone: 'text-warn' },
  changed: { sign: '~', one: 'изменится', many: 'Изменятся', tone: 'text-accent' },
  new: { sign: '+', one: 'новая', many: 'Новые', tone: 'text-ok' },
  same: { sign: '=', one: 'такая же', many: 'Такие же', tone: 'text-muted' },
  skipped: { sign: '–', one: 'пропущена', many: 'Пропущены', tone: 'text-muted' },
}

export const roleLabels: Record<RowRole, string> = {
  above: 'над таблицей, не запись',
  header: 'шапка',
  numbers: 'номера столбцов, пропустим',
  repeated: 'повтор шапки, пропустим',
  group: 'заголовок группы',
  total: 'итог, не запись',
  signature: 'подпись, пропустим',
  note: 'примечание, не запись',
  ordinal: 'номер без записи',
  record: '',
}

/** How a column was known. */
export const knownLabels: Record<Known, string> = {
  memory: 'так выбирали раньше',
  title: 'узнано',
  words: 'узнано по словам названия',
  content: 'узнано по содержимому',
  hand: 'выбрали вы',
}

/** A fault or doubt with what may be done about it. */
export type Trouble = {
  field: string
  /** «Наименование»; of the whole row – ''. */
  title: string
  /** «D»; '' – the table has no such column. */
  column: string
  typed: string
  suggestion: string
  mark: Mark
  /** It may not be left empty. */
  required: boolean
  /** Values to choose from. */
  choices: { key: string; title: string }[]
}

export type RowView = {
  at: number
  label: string
  state: RowState
  note: string
  changes: { field: string; was: string; becomes: string }[]
  troubles: Trouble[]
  /** Values that the row holds, by title: for what is new. */
  values: { title: string; text: string }[]
  decided: boolean
}

/** A value as people read it. */
export function valueText(value: Value | undefined, column: ImportColumn | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return value.join('; ')
  if (column?.reads === 'day' && isDateString(value)) return formatShort(value)
  return column?.choices?.find(({ key }) => key === value)?.title ?? value
}
