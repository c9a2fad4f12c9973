/** Russian texts for codes of road maps. Pure. */
import { formatLong, formatShort, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type {
  ChangeKind,
  ChangeStatus,
  itemFields,
  PartMove,
  PartStatus,
  RoadmapProgress,
  RoadmapStatus,
  State,
  StateCode,
} from './rules'

type Mark = 'ok' | 'warn' | 'bad' | 'none'

export const roadmapStatusLabels: Record<RoadmapStatus, { short: string; mark: Mark }> = {
  DRAFT: { short: 'черновик', mark: 'none' },
  APPROVAL: { short: 'на утверждении у руководителя', mark: 'warn' },
  APPROVED: { short: 'утверждена', mark: 'ok' },
  CLOSED: { short: 'закрыта', mark: 'none' },
}

export const partStatusLabels: Record<PartStatus, string> = {
  OPEN: 'ещё не сдано',
  SUBMITTED: 'на проверке',
  RETURNED: 'возвращено',
  ACCEPTED: 'принято',
  CLOSED: 'снято',
}

const partMoveLabels: Record<PartMove, string> = {
  submit: 'сдать',
  takeBack: 'отозвать',
  accept: 'принять',
  return: 'вернуть',
  reopen: 'открыть заново',
  close: 'снять',
  restore: 'вернуть в работу',
}

export const stateLabels: Record<StateCode, { short: string; mark: Mark }> = {
  OVERDUE: { short: 'просрочено', mark: 'bad' },
  DUE_SOON: { short: 'скоро срок', mark: 'warn' },
  AHEAD: { short: 'срок впереди', mark: 'none' },
  CHECKING: { short: 'на проверке', mark: 'none' },
  DONE: { short: 'выполнено в срок', mark: 'ok' },
  DONE_LATE: { short: 'выполнено с опозданием', mark: 'warn' },
  CLOSED: { short: 'снято', mark: 'none' },
  UNASSIGNED: { short: 'исполнители не назначены', mark: 'warn' },
}

const days = (n: number): string => count(Math.abs(n), 'день', 'дня', 'дней')

/**
 * «просрочено на 5 дней», «выполнено с опозданием на 2 дня», «скоро срок: 3 дня · 2 рабочих», «на проверке, сдано на 2
 * дня позже срока».
 */
export function stateText({ code, days: left, workingDays }: State): string {
  switch (code) {
    case 'OVERDUE':
      return `просрочено на ${days(left)}`
    case 'DUE_SOON':
      return left === 0
        ? 'сегодня последний день'
        : `скоро срок: ${days(left)} · ${count(workingDays, 'рабочий', 'рабочих', 'рабочих')}`
    case 'AHEAD':
      return `срок впереди: ${days(left)}`
    case 'DONE_LATE':
      return `выполнено с опозданием на ${days(left)}`
    case 'DONE':
    case 'CHECKING':
    case 'CLOSED':
    case 'UNASSIGNED':
      return stateLabels[code].short
  }
}

/** How what was handed in stands against its due day, before it is accepted: «в срок», «на 5 дней позже срока». */
export const handedText = ({ days: left }: State): { mark: Mark; text: string } =>
  left < 0 ? { mark: 'warn', text: `на ${days(left)} позже срока` } : { mark: 'ok', text: 'в срок' }

export const changeKindLabels: Record<ChangeKind, string> = {
  ADD: 'Новое мероприятие',
  EDIT: 'Изменение мероприятия',
  REMOVE: 'Исключение мероприятия',
}

export const changeStatusLabels: Record<ChangeStatus, { short: string; mark: Mark }> = {
  PROPOSED: { short: 'ждёт согласия', mark: 'warn' },
  CONSENTED: { short: 'согласовано', mark: 'ok' },
  REFUSED: { short: 'отказано', mark: 'bad' },
  WITHDRAWN: { short: 'отозвано', mark: 'none' },
}

export const consentLabels = { COUNCIL: 'координационный совет', AUTHORITY: 'уполномоченный орган' } as const
export type ConsentName = keyof typeof consentLabels

export const itemFieldLabels: Record<(typeof itemFields)[number], string> = {
  number: 'Номер',
  section: 'Раздел',
  title: 'Наименование мероприятия',
  dueOn: 'Срок реализации',
  dueText: 'Срок словами',
  responsible: 'Ответственный исполнитель',
  result: 'Вид документа (результат)',
}

/** The term as the table shows it: the act's words with the control day, or the day alone. */
export const dueLabel = (dueOn: DateString, dueText: string): string =>
  dueText === '' ? formatShort(dueOn) : `${dueText}, контроль ${formatShort(dueOn)}`

/** «8 из 11», «8 из 11, 1 просрочено»; without items «нет мероприятий». */
export function progressText({ items, done, overdue }: Pick<RoadmapProgress, 'items' | 'done' | 'overdue'>): string {
  if (items === 0) return 'нет мероприятий'
  return `${done} из ${items}${overdue > 0 ? `, ${overdue} просрочено` : ''}`
}

/** Sign of a map: overdue – bad; soon – warn; nothing to do – none. */
export const progressMark = ({ items, overdue, soon }: Pick<RoadmapProgress, 'items' | 'overdue' | 'soon'>): Mark =>
  items === 0 ? 'none' : overdue > 0 ? 'bad' : soon > 0 ? 'warn' : 'ok'

/** «утвердить до 28 сентября 2023 г.», «утверждена на 3 дня позже срока». */
export function approvalText(
  { code, days: late }: { code: 'NONE' | 'ON_TIME' | 'LATE' | 'WAITING' | 'OVERDUE'; days: number },
  due: DateString | null,
): string {
  if (due === null) return ''
  switch (code) {
    case 'NONE':
      return ''
    case 'ON_TIME':
      return 'утверждена в срок'
    case 'LATE':
      return `утверждена на ${days(late)} позже срока (${formatShort(due)})`
    case 'WAITING':
      return `утвердить до ${formatLong(due)}`
    case 'OVERDUE':
      return `не утверждена: срок ${formatShort(due)} прошёл ${days(late)} назад`
  }
}

/** Why a move of a part is not open: said with its present state. */
export const partRefusal = (status: PartStatus, move: PartMove): string =>
  `Мероприятие сейчас в состоянии «${partStatusLabels[status]}»: ${partMoveLabels[move]} нельзя. Обновите страницу.`

export const yearsText = (from: number, to: number): string => (from === to ? `${from} год` : `${from}–${to} годы`)
