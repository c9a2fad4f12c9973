/** Words of requests for the actual course. Pure. */
import type { CourseStatusName, ItemProblem } from './rules'

export const courseStatusLabels: Record<CourseStatusName, { short: string; mark: 'ok' | 'warn' | 'bad' | 'none' }> = {
  DUE: { short: 'ждёт ответа', mark: 'warn' },
  SUBMITTED: { short: 'на рассмотрении', mark: 'none' },
  RETURNED: { short: 'возвращён', mark: 'bad' },
  ACCEPTED: { short: 'принят', mark: 'ok' },
}

export const itemProblemLabels: Record<ItemProblem, string> = {
  NO_STEPS: 'В таблице шагов «как есть» пусто: внесите, как процесс идёт на самом деле.',
  NO_RUNS: 'Напишите, сколько раз в год выполняется процесс.',
}

/** «Запрос № 3». */
export const requestTitle = (number: number): string => `Запрос №\u00a0${number}`
