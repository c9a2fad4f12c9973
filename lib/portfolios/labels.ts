/** Russian texts of portfolios. Pure. */
import { count, plural } from '@/lib/core/format'
import type { PlacementRefusal } from './rules'

/** Why a project may not be put in or taken out, and what to do. A foreign portfolio is not found. */
export function placementText(refusal: Exclude<PlacementRefusal, 'FOREIGN_PORTFOLIO'>): string {
  switch (refusal) {
    case 'CLOSED':
      return 'Портфель закрыт: состав, описание и общие задачи больше не меняются. Откройте его заново, если это нужно.'
    case 'FOREIGN_PROJECT':
      return 'Этот проект ведёт другой орган. Включить или исключить его может уполномоченный орган.'
    case 'ALREADY_HERE':
      return 'Этот проект уже в портфеле.'
    case 'HELD_BY_OTHERS':
      return 'Проект стоит в портфеле, который ведёте не вы. Попросите исключить его оттуда.'
    case 'HELD_BY_CLOSED':
      return 'Проект стоит в закрытом портфеле. Откройте тот портфель и исключите проект оттуда.'
  }
}

/** Said before a project leaves: what becomes of the shared tasks that concern it. */
export function leavingText(number: number, { tasks, alone }: { tasks: number; alone: number }): string {
  const goesOn = `Проект № ${number} продолжится сам по себе.`
  if (tasks === 0) return goesOn
  const loses = `${count(tasks, 'общая задача перестанет', 'общие задачи перестанут', 'общих задач перестанут')} его касаться`
  if (alone === 0) return `${goesOn} ${loses}.`
  const whole =
    alone === tasks
      ? `${plural(tasks, 'она касалась', 'они касались', 'они касались')} только его и ${plural(tasks, 'станет задачей', 'станут задачами', 'станут задачами')}`
      : `${alone} из них ${plural(alone, 'касалась', 'касались', 'касались')} только его и ${plural(alone, 'станет задачей', 'станут задачами', 'станут задачами')}`
  return `${goesOn} ${loses}: ${whole} всего портфеля.`
}

/** Said before a portfolio is closed. */
export const closingText = (open: number): string =>
  `Проекты продолжатся, но состав портфеля больше не изменится.${open > 0 ? ` ${count(open, 'незавершённая общая задача останется', 'незавершённые общие задачи останутся', 'незавершённых общих задач останутся')} как есть и ${plural(open, 'уйдёт', 'уйдут', 'уйдут')} из календаря.` : ''}`
