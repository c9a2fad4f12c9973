/** Russian texts for measurements and effects. Pure. */
import { withUnit } from '@/lib/core/units'
import { formatLong, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import type { EffectKind, MeasurementStatus, Stability } from './rules'

type Mark = 'ok' | 'warn' | 'bad' | 'none'

export const measurementStatusLabels: Record<MeasurementStatus, { text: string; mark: Mark }> = {
  REPORTED: { text: 'ждёт подтверждения', mark: 'warn' },
  CONFIRMED: { text: 'подтверждено', mark: 'ok' },
  REJECTED: { text: 'не принято', mark: 'bad' },
}

export const stabilityLabels: Record<Stability, { text: string; mark: Mark }> = {
  HELD: { text: 'результат держится', mark: 'ok' },
  WEAKER: { text: 'хуже, чем при закрытии, но цель достигнута', mark: 'warn' },
  LOST: { text: 'откат: результат потерян', mark: 'bad' },
}

export const effectKindLabels: Record<EffectKind, string> = { MONEY: 'деньги', HOURS: 'рабочее время' }
const effectUnits: Record<EffectKind, string> = { MONEY: '₽', HOURS: 'ч' }

/** «1 200 000 ₽», «340,5 ч»; no more than two places. */
export const amountText = (kind: EffectKind, amount: string): string =>
  `${formatDecimal(amount)}${NBSP}${effectUnits[kind]}`

/** «40 минут», «3 подписи»; the unit as the passport has it, in the form of the number. */
export const valueText = withUnit

/** Why nothing can be measured in a state; null when it can. */
export const notMeasurable: Record<ProjectStatus, string | null> = {
  DRAFT: 'Измерения вносят после того, как утверждён паспорт проекта.',
  APPROVAL: 'Измерения вносят после того, как утверждён паспорт проекта.',
  RUNNING: null,
  MONITORING: null,
  FINISHED: 'Проект завершён: измерения больше не принимаются.',
  CANCELLED: 'Проект прекращён: измерения не принимаются.',
}

export type StabilityCall = 'NOT_CLOSED' | 'LATER' | 'DUE' | 'DONE'
/** What is asked of a closed project, and by when. */
export function stabilityCallText(call: StabilityCall, due: DateString | null): string | null {
  switch (call) {
    case 'NOT_CLOSED':
      return null
    case 'LATER':
      return due && `Проект закрыт. ${formatLong(due)} измерьте показатели ещё раз: держится ли результат.`
    case 'DUE':
      return (
        due && `Пора проверить, держится ли результат: с ${formatLong(due)} внесите новое измерение по каждой цели.`
      )
    case 'DONE':
      return 'Стабильность проверена по каждой цели.'
  }
}
