/** Columns of the table that people type into: how a text becomes values of a step, and back. Pure. */
import { lowerFirst } from '@/lib/core/format'
import type { StepData, TypedData } from './data'
import { fieldLabels, valueLabels } from './labels'
import { readNext, writeNext, type Numbers } from './next-text'
import { readRoles, writeRoles, type Names } from './role-text'
import { readOtherwise, readTime, refusalOf, timeReading, writeTime } from './time-text'
import { readValue } from './value-text'
import { readWastes, writeWastes } from './waste-text'

export type TableContext = {
  /** Minutes of a working day. */
  dayMinutes: string
  roles: Names
  materials: Names
  numbers: Numbers
}

type ReadCell = {
  /** Empty where nothing of the text could be kept. */
  values: Partial<TypedData>
  /** Why it was not read; it is kept as it was typed where that can be. */
  doubt?: string
  /** What it was understood as, where that is not what stands there. */
  understood?: string
}

export type ColumnKey = 'name' | 'roles' | 'value' | 'wait' | 'work' | 'next' | 'wastes'

type Column = {
  key: ColumnKey
  read: (typed: string, data: StepData, context: TableContext) => ReadCell
  write: (data: TypedData, context: TableContext) => string
}

const NAME_LENGTH = 300

const timeColumn = (key: 'wait' | 'work'): Column => ({
  key,
  read: (typed, _data, { dayMinutes }) => {
    const time = readTime(typed, dayMinutes)
    const understood = readOtherwise(time, dayMinutes)
    return {
      values: { [key]: time },
      ...(refusalOf(time, dayMinutes) !== null && { doubt: timeReading(time, dayMinutes).text }),
      ...(understood !== null && { understood }),
    }
  },
  write: (data, { dayMinutes }) => writeTime(data[key], dayMinutes),
})

export const columns: readonly Column[] = [
  {
    key: 'name',
    read: (typed) => {
      const name = typed.replace(/\s+/g, ' ').trim()
      return {
        values: { name: name.slice(0, NAME_LENGTH) },
        ...(name.length > NAME_LENGTH && { doubt: `Название длиннее ${NAME_LENGTH} знаков: оставлено начало.` }),
      }
    },
    write: ({ name }) => name,
  },
  {
    key: 'roles',
    read: (typed, _data, { roles }) => ({ values: { roles: readRoles(typed, roles).slice(0, 20) } }),
    write: (data, { roles }) => writeRoles(data.roles, roles),
  },
  {
    key: 'value',
    read: (typed) => {
      const value = readValue(typed)
      if (value !== undefined) return { values: { value } }
      return typed.trim() === ''
        ? { values: {} }
        : { values: {}, doubt: `Вид «${typed.trim()}» не понят: ценность, нужно или потеря.` }
    },
    write: ({ value }) => valueLabels[value],
  },
  timeColumn('wait'),
  timeColumn('work'),
  {
    key: 'next',
    read: (typed, _data, { numbers }) => {
      const { next, why } = readNext(typed, numbers)
      return { values: { next }, ...(why !== undefined && { doubt: why }) }
    },
    write: ({ next }, { numbers }) => writeNext(next, numbers),
  },
  {
    key: 'wastes',
    read: (typed, data, { dayMinutes }) => {
      const { wastes, left } = readWastes(typed, dayMinutes)
      if (left === '') return { values: { wastes } }
      const note = [data.wasteNote, left].filter(Boolean).join('; ').slice(0, 1000)
      return {
        values: { wastes, wasteNote: note },
        doubt: `Не вид потерь с минутами: «${left}» – записано в примечание.`,
      }
    },
    write: ({ wastes }) => writeWastes(wastes),
  },
]

export const columnOf = (key: ColumnKey): Column => columns.find((column) => column.key === key) as Column

/** Titles under which a pasted table may name its columns, beside our own. */
const aliases: Record<ColumnKey, string[]> = {
  name: ['шаг', 'операция', 'действие', 'наименование', 'название', 'этап', 'что делается'],
  roles: ['роль', 'роли', 'исполнитель', 'исполнители', 'кто', 'кто делает', 'ответственный', 'должность'],
  value: ['вид', 'ценность', 'вид действия', 'тип'],
  wait: ['ожидание', 'ожидание до', 'ожидание перед', 'простой', 'время ожидания'],
  work: ['работа', 'время работы', 'время', 'длительность', 'трудоёмкость', 'время выполнения'],
  next: ['дальше', 'дальше, доля', 'следующий шаг', 'переход', 'куда дальше'],
  wastes: ['потери', 'потери, мин', 'виды потерь'],
}

export const columnNamed = (title: string): ColumnKey | undefined => {
  const plain = lowerFirst(title.trim())
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[:*]+$/, '')
  return columns.find(({ key }) => aliases[key].includes(plain) || fieldLabels[key].toLowerCase() === plain)?.key
}
