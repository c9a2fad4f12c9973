/** Words of the self-check. Pure. */
import { count } from '@/lib/core/format'
import type { AnswerKey } from './form'
import type { CheckState } from './rules'

export const answerLabels: Record<AnswerKey, string> = {
  yes: 'да',
  partly: 'частично',
  no: 'нет',
  none: 'не относится',
}

export const checkStateLabels: Record<CheckState, { short: string; mark: 'ok' | 'none' | 'warn' | 'bad' }> = {
  OPEN: { short: 'не проверена', mark: 'none' },
  NO_PLAN: { short: 'нет плана', mark: 'bad' },
  PLANNED: { short: 'план выполняется', mark: 'warn' },
  DONE: { short: 'план выполнен', mark: 'ok' },
  GOOD: { short: 'план не нужен', mark: 'ok' },
}

export const services = (n: number): string => count(n, 'услуга', 'услуги', 'услуг')
