/** Russian texts of stages. Every Record is exhaustive. Pure. */
import { type StageState, type Lateness, CRITICAL_WORKING_DAYS, type StageRefusal, type MoveRefusal } from './rules'
import type { Mark } from '../state/labels'
import { count, oneOrMany } from '@/lib/core/format'
import { formatLong } from '@/lib/core/dates'

export const stageStateLabels: Record<StageState, { text: string; mark: Mark }> = {
  WAITING: { text: 'не начат', mark: 'none' },
  IN_WORK: { text: 'в работе', mark: 'warn' },
  CLOSED: { text: 'закрыт', mark: 'ok' },
}

const days = (n: number): string => count(n, 'рабочий день', 'рабочих дня', 'рабочих дней')

/** «опаздывает на 4 рабочих дня»; closed stages «закрыт на 4 рабочих дня позже». Empty when in time. */
export function latenessText({ kind, workingDays }: Lateness, closed: boolean): string {
  if (kind === 'NONE') return ''
  if (closed) return `на ${days(workingDays)} позже срока`
  return kind === 'CRITICAL' ? `критично: опаздывает на ${days(workingDays)}` : `опаздывает на ${days(workingDays)}`
}

export const criticalNote = `Критично – больше чем на ${days(CRITICAL_WORKING_DAYS)} позже срока.`

/** «на 5 дней позже плана» */
export const shiftText = (shift: number): string =>
  shift === 0 ? '' : `на ${count(Math.abs(shift), 'день', 'дня', 'дней')} ${shift > 0 ? 'позже' : 'раньше'} плана`

const numbers = (list: readonly number[]): string => `${oneOrMany(list.length, 'этап', 'этапы')} ${list.join(', ')}`

/** Why a stage cannot be started, closed or opened again, and what to do. */
export function stageRefusalText(refusal: StageRefusal): string {
  switch (refusal.code) {
    case 'WRONG_STATUS':
      return 'В этом состоянии проекта этап не меняется: этапы идут, пока проект выполняется, а мониторинг стабильности – после его закрытия.'
    case 'ALREADY_STARTED':
      return 'Этап уже начат. Обновите страницу.'
    case 'ALREADY_CLOSED':
      return 'Этап уже закрыт. Обновите страницу.'
    case 'NOT_CLOSED':
      return 'Этап не закрыт, открывать его заново не нужно.'
    case 'EARLIER_OPEN':
      return `Сначала закройте ${numbers(refusal.open)}: этапы закрываются по порядку.`
    case 'LATER_CLOSED':
      return `Сначала откройте заново ${numbers(refusal.closed)}: следующие этапы опираются на этот.`
    case 'FUTURE':
      return 'Этот день ещё не наступил. Укажите сегодняшний или прошедший.'
    case 'BEFORE_START':
      return 'Этап не может закончиться раньше, чем начался.'
    case 'BEFORE_EARLIER':
      return `Этап ${refusal.number} закрыт ${formatLong(refusal.closedOn)}: этот не может быть закрыт раньше.`
  }
}

export function moveRefusalText(refusal: MoveRefusal): string {
  switch (refusal.code) {
    case 'WRONG_STATUS':
      return 'Сроки переносят, пока проект выполняется или за его результатом наблюдают.'
    case 'CLOSED':
      return 'Этап закрыт, его срок больше не переносится.'
    case 'NOTHING':
      return 'Даты те же, что и сейчас. Укажите новые.'
    case 'END_BEFORE_START':
      return 'Окончание раньше начала. Исправьте одну из дат.'
    case 'BEFORE_PREVIOUS':
      return `Нарушится порядок этапов: этап ${refusal.number} стоит на ${formatLong(refusal.date)} Укажите более поздний день или перенесите сначала его.`
    case 'AFTER_NEXT':
      return `Нарушится порядок этапов: этап ${refusal.number} стоит на ${formatLong(refusal.date)} Отметьте «Сдвинуть следующие этапы» или укажите более ранний день.`
  }
}
