/** Words of the registry of processes. Pure. */
import { count, formatNumber, lowerFirst } from '@/lib/core/format'
import type { EntryChange, ItemProperty, LineState, ListField, ScalarField } from './entry'
import type { ConsumerSide, DropReason, ProcessKindName, ProcessStatusName } from './rules'

export const processKindLabels: Record<ProcessKindName, string> = {
  WITHIN: 'внутриведомственный',
  BETWEEN: 'межведомственный',
}
export const processStatusLabels: Record<ProcessStatusName, { short: string; mark: 'ok' | 'none' }> = {
  ACTIVE: { short: 'в реестре', mark: 'ok' },
  DROPPED: { short: 'исключён', mark: 'none' },
}
export const consumerSideLabels: Record<ConsumerSide, string> = { internal: 'внутренний', external: 'внешний' }

/** «межведомственный · меры поддержки». */
export const kindText = ({ kind, groupTitle }: { kind: ProcessKindName; groupTitle: string }): string =>
  [processKindLabels[kind], lowerFirst(groupTitle)].filter(Boolean).join(' · ')

/** A sign and a word: state is never told by a colour alone. */
export const lineStateLabels: Record<LineState, { sign: string; word: string; plural: string }> = {
  changed: { sign: '~', word: 'изменён', plural: 'Изменены' },
  added: { sign: '+', word: 'новый', plural: 'Новые' },
  removed: { sign: '−', word: 'исключён', plural: 'Исключены' },
  same: { sign: '', word: 'без изменений', plural: 'Без изменений' },
}

const scalarLabels: Record<ScalarField, string> = {
  code: 'код',
  name: 'название',
  kind: 'вид',
  group: 'группа',
  carries: 'что несёт',
  agency: 'владелец',
  unit: 'подразделение',
  representative: 'представитель владельца',
  runsPerYear: 'в год',
  federalId: 'номер в федеральном реестре',
}
const listLabels: Record<ListField, string> = {
  participants: 'участники',
  inputs: 'входы',
  outputs: 'результаты',
  consumers: 'потребители',
  indicators: 'показатели',
  regulations: 'регламенты',
  systems: 'системы',
  links: 'кому передаётся результат',
}
const propertyLabels: Record<ItemProperty, string> = {
  target: 'цель показателя',
  now: 'показатель сейчас',
  key: 'ключевой показатель',
  unit: 'единица показателя',
  side: 'вид потребителя',
  needs: 'требования потребителя',
  what: 'что передаётся',
}

const valueText = (change: EntryChange, value: string): string => {
  if (value === '') return 'нет'
  if (change.kind === 'scalar' && change.field === 'kind') return processKindLabels[value as ProcessKindName]
  if (change.kind === 'scalar' && change.field === 'runsPerYear') return formatNumber(Number(value))
  if (change.kind === 'item' && change.property === 'side') return consumerSideLabels[value as ConsumerSide]
  if (change.kind === 'item' && change.property === 'key') return value === 'true' ? 'да' : 'нет'
  return value
}

const SHOWN = 2
/** The first of them, and how many more. */
const some = (all: readonly string[]): string =>
  all.length <= SHOWN
    ? all.join(', ')
    : `${all.slice(0, SHOWN).join(', ')} и${'\u00a0'}ещё${'\u00a0'}${all.length - SHOWN}`

/** «в год: 4650 → 4940»; «входы: + заявление, − справка»; «цель показателя «Срок»: 30 → 15 дней». */
export function changeText(change: EntryChange): string {
  if (change.kind === 'list') {
    const parts = [
      ...(change.added.length > 0 ? [`+ ${some(change.added)}`] : []),
      ...(change.removed.length > 0 ? [`− ${some(change.removed)}`] : []),
    ]
    return `${listLabels[change.field]}: ${parts.join('; ')}`
  }
  const [from, to] = [valueText(change, change.from), valueText(change, change.to)]
  const label =
    change.kind === 'scalar' ? scalarLabels[change.field] : `${propertyLabels[change.property]} «${change.item}»`
  return `${label}: ${from} → ${to}`
}

export const processes = (n: number): string => count(n, 'процесс', 'процесса', 'процессов')

export const dropReasons: Record<DropReason, string> = {
  ALREADY_DROPPED: 'Процесс уже исключён из реестра. Обновите страницу.',
  NOT_DROPPED: 'Процесс стоит в реестре: возвращать его не нужно. Обновите страницу.',
  DAY_IN_FUTURE: 'День позже сегодняшнего. Внесите изменение, когда оно вступит в силу.',
  INTO_ITSELF: 'Выберите другой процесс: влить процесс в него самого нельзя.',
  INTO_DROPPED: 'Этот процесс исключён из реестра. Выберите действующий.',
}
