/** Russian texts for codes of proposals. Pure. */
import { formatLong, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, NBSP } from '@/lib/core/format'
import type { AnswerTiming, ProposalMove, ProposalStatus } from './rules'

/** `short` – for tables; `column` – heading of the board; `author` – what the author is told. */
export const proposalStatusLabels: Record<
  ProposalStatus,
  { short: string; column: string; author: string; mark: 'ok' | 'warn' | 'bad' | 'none' }
> = {
  FILED: { short: 'ждёт ответа', column: 'Ждут ответа', author: 'Предложение рассматривают', mark: 'warn' },
  ACCEPTED: { short: 'принято', column: 'Приняты, внедряются', author: 'Предложение принято', mark: 'ok' },
  DECLINED: { short: 'отклонено', column: 'Отклонены', author: 'Предложение отклонено', mark: 'none' },
  DONE: { short: 'внедрено', column: 'Внедрены', author: 'Предложение внедрено', mark: 'ok' },
}

const proposalMoveLabels: Record<ProposalMove, string> = {
  accept: 'Принять',
  decline: 'Отклонить',
  complete: 'Внедрено',
  return: 'Отменить решение',
}

/** Why a move is not open. */
export const moveRefusal = (status: ProposalStatus, move: ProposalMove): string =>
  `Предложение сейчас ${proposalStatusLabels[status].short === 'ждёт ответа' ? 'ждёт ответа' : `уже ${proposalStatusLabels[status].short}`}: «${proposalMoveLabels[move]}» сделать нельзя. Обновите страницу.`

export function answerTimingText(timing: AnswerTiming): string {
  switch (timing.code) {
    case 'LATE':
      return `просрочено на ${count(timing.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
    case 'TODAY':
      return 'последний день'
    case 'SOON':
    case 'OPEN':
      return timing.workingDays > 0
        ? `осталось ${count(timing.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
        : 'до конца выходных'
  }
}

export const answerTimingMark = (timing: AnswerTiming): 'ok' | 'warn' | 'bad' =>
  timing.code === 'LATE' ? 'bad' : timing.code === 'OPEN' ? 'ok' : 'warn'

/** «ППУ № 17». */
export const proposalSign = (number: number): string => `ППУ${NBSP}№${NBSP}${number}`

export const ANONYMOUS = 'Без имени'

/** «120 ч и 48 000 ₽ в год»; empty when nothing was counted. */
export function effectText({ hours, money }: { hours: string | null; money: string | null }): string {
  const parts = [
    hours === null ? '' : `${formatDecimal(hours)}${NBSP}ч`,
    money === null || money === '0' ? '' : `${formatDecimal(money)}${NBSP}₽`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(' и ')} в${NBSP}год` : ''
}

/** «ответят до 5 июня 2025 г.» */
export const answerUntil = (due: DateString): string => `ответят до ${formatLong(due)}`
