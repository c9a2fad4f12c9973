/** Words of optimisations. Pure. */
import type { SolutionStateName, PaperKindName, PaperStatusName } from './schema'
import type { Quarter } from './rank'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

export const solutionStateLabels: Record<SolutionStateName, { short: string; mark: Mark }> = {
  PROPOSED: { short: 'предложена', mark: 'none' },
  CHOSEN: { short: 'взята', mark: 'ok' },
  POSTPONED: { short: 'отложена', mark: 'warn' },
  REJECTED: { short: 'отклонена', mark: 'none' },
}

export const quarterLabels: Record<Quarter, string> = {
  now: 'делать сразу',
  project: 'готовить как проект',
  byTheWay: 'попутно',
  leave: 'не браться',
}

export const paperKindLabels: Record<PaperKindName, string> = {
  INFO: 'Сведения о процессе',
  PLAN: 'План мероприятий («дорожная карта»)',
}

export const paperStatusLabels: Record<PaperStatusName, { short: string; mark: Mark }> = {
  SENT: { short: 'на рассмотрении владельца', mark: 'warn' },
  AGREED: { short: 'согласован', mark: 'ok' },
  APPROVED: { short: 'утверждён', mark: 'ok' },
  RETURNED: { short: 'возвращён', mark: 'bad' },
}

export const measureKind = (internal: boolean): string => (internal ? 'внутреннее мероприятие' : 'решение')
