/** Russian texts of results, objections and settlements. */
import type { ObjectionProblemCode, SettlementProblemCode } from './rules'
import { count } from '@/lib/core/format'
import { formatLong } from '@/lib/core/dates'
import type { SettlementOutcome } from '../status/rules'
import type { ObjectionState } from '../methodology/window'

export const objectionProblemLabels: Record<ObjectionProblemCode, string> = {
  NO_ITEMS: 'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.',
  CRITERION_UNKNOWN: 'Такого критерия нет. Обновите страницу.',
  CRITERION_REPEATED: 'Критерий указан дважды. Оставьте одну запись.',
  NO_REASON: 'Напишите, почему вы не согласны с оценкой.',
  SCORE_UNKNOWN: 'Такого балла у критерия нет, выберите из перечня.',
  SCORE_NOT_HIGHER: 'Выберите балл выше того, что поставлен при проверке.',
}

export const settlementProblemLabels: Record<SettlementProblemCode, string> = {
  NO_OUTCOME: 'Примите решение по этому критерию.',
  CRITERION_UNKNOWN: 'По этому критерию несогласия нет. Обновите страницу.',
  NO_REASON: 'Напишите обоснование решения.',
  SCORE_UNKNOWN: 'Такого балла у критерия нет, выберите из перечня.',
  UPHELD_SCORE:
    'Несогласие принято, значит, поставьте балл, о котором просит участник (или выше прежнего, если балл не назван).',
  PARTLY_SCORE: 'Несогласие принято частично, значит, поставьте балл выше прежнего и ниже запрошенного.',
  REJECTED_SCORE: 'Несогласие отклонено, значит, балл остаётся прежним.',
}

export const settlementOutcomeLabels: Record<SettlementOutcome, string> = {
  UPHELD: 'принято',
  PARTLY: 'принято частично',
  REJECTED: 'отклонено',
}

/** «Несогласие можно направить до 17 марта 2026 г. включительно, осталось 15 рабочих дней.» */
export function objectionStateText(state: ObjectionState): string {
  switch (state.code) {
    case 'NOT_RECEIVED':
      return 'Срок для несогласия начнётся на следующий день после получения результатов.'
    case 'OPEN': {
      const left = `${count(state.workingDaysLeft, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
      return `Несогласие можно направить до ${formatLong(state.lastDay)} включительно, в запасе ${left}.${calendarCaveat(state)}`
    }
    case 'CLOSED':
      return `Срок для несогласия истёк ${formatLong(state.lastDay)}${calendarCaveat(state)}`
  }
}

/** Said beside a date counted in working days of a year whose production calendar is not published yet. */
export function calendarCaveat({ calendarKnown }: { calendarKnown: boolean }): string {
  return calendarKnown
    ? ''
    : ' Производственного календаря на этот год ещё нет: посчитано по дням с понедельника по пятницу.'
}
