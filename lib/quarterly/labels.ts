/** Russian names of what quarterly reports are made of. */
import { formatLong, formatShort, formatWeekday, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { DueDays, NotAsked, QuarterlyState, SentTiming } from './rules'
import type { ReportSection } from './words'

export const stateLabels: Record<QuarterlyState, string> = {
  NOT_BEGUN: 'не начат',
  DRAFT: 'черновик',
  OVERDUE: 'просрочен',
  SUBMITTED: 'сдан',
  SUBMITTED_LATE: 'сдан с опозданием',
  RETURNED: 'возвращён',
  ACCEPTED: 'принят',
  NOT_ASKED: 'не нужен',
}

/** Filters speak of many. */
export const statesLabels: Record<QuarterlyState, string> = {
  NOT_BEGUN: 'Не начаты',
  DRAFT: 'Черновики',
  OVERDUE: 'Просрочены',
  SUBMITTED: 'Сданы',
  SUBMITTED_LATE: 'Сданы с опозданием',
  RETURNED: 'Возвращены',
  ACCEPTED: 'Приняты',
  NOT_ASKED: 'Не нужны',
}

export const stateSigns: Record<QuarterlyState, 'ok' | 'warn' | 'bad' | 'none'> = {
  NOT_BEGUN: 'none',
  DRAFT: 'none',
  OVERDUE: 'bad',
  SUBMITTED: 'ok',
  SUBMITTED_LATE: 'warn',
  RETURNED: 'warn',
  ACCEPTED: 'ok',
  NOT_ASKED: 'none',
}

export const timingLabels: Record<SentTiming, string> = {
  IN_TIME: 'в срок',
  GRACE: 'после срока, до крайнего дня',
  LATE: 'с опозданием',
}

export const sectionTitles: Record<ReportSection, string> = {
  done: 'Что сделано',
  indicators: 'Пояснения к показателям',
  difficulties: 'Трудности',
  needs: 'Какая нужна помощь',
  plans: 'Планы на следующий квартал',
}
export const sectionHints: Record<ReportSection, string> = {
  done: 'Главное за квартал словами: записи портала ниже и в документе стоят сами.',
  indicators: 'Почему показатель ниже цели и когда будет достигнут. Нечего пояснить – оставьте пустым.',
  difficulties: 'Что мешало. Если трудностей нет, так и напишите.',
  needs: 'О чём вы просите уполномоченный орган или центр компетенций.',
  plans: 'Что будет сделано и кем.',
}
/** Without these words a report is not submitted. */
export const requiredSections: readonly ReportSection[] = ['done', 'difficulties', 'plans']

export const eventLabels: Record<string, string> = {
  OPENED: 'Отчёт начат',
  SUBMITTED: 'Отчёт сдан',
  RETURNED: 'Возвращён с замечаниями',
  ACCEPTED: 'Принят',
  REOPENED: 'Принятый отчёт возвращён на доработку',
}
export const reminderLabels: Record<string, string> = {
  BEFORE: 'Письмо-напоминание о сроке',
  OVERDUE: 'Письмо о просрочке',
}

/** «3 октября 2026 г. (суббота, выходной)», «5 октября 2026 г. (перенесён с субботы 3 октября…)». */
export function dueText({ dueOn, movedFrom, dayOff }: Pick<DueDays, 'dueOn' | 'movedFrom' | 'dayOff'>): string {
  if (movedFrom !== null)
    return `${formatLong(dueOn)} (перенесён с ${formatShort(movedFrom)}: ${formatWeekday(movedFrom)}, нерабочий день)`
  return dayOff ? `${formatLong(dueOn)} (${formatWeekday(dueOn)}, выходной)` : formatLong(dueOn)
}

export function notAskedText(reason: NotAsked, until: DateString | null): string {
  switch (reason.why) {
    case 'NOT_YET':
      return 'Органа в этом квартале ещё не было: отчёт не нужен.'
    case 'ABOLISHED':
      return `Орган упразднён${until ? ` ${formatLong(until)}` : ''}, до срока отчёта: отчёт не нужен.`
    case 'MERGED':
      return `Орган присоединён${until ? ` ${formatLong(until)}` : ''} к органу «${reason.into.name}»: его записи вошли в отчёт этого органа.`
  }
}

export const daysWord = (n: number): string => count(n, 'день', 'дня', 'дней')
