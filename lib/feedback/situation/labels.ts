/** Words of life situations, their journeys, decisions and studies. Pure. */
import { situationDecisions } from '@/lib/core/tenant'

export type SituationStatusName = 'CANDIDATE' | 'CHOSEN' | 'DECLINED' | 'CLOSED'
export const situationStatusLabels: Record<SituationStatusName, { short: string; mark: 'ok' | 'warn' | 'none' }> = {
  CHOSEN: { short: 'выбрана', mark: 'ok' },
  CANDIDATE: { short: 'предложена', mark: 'warn' },
  DECLINED: { short: 'отклонена', mark: 'none' },
  CLOSED: { short: 'завершена', mark: 'none' },
}

export type DecisionKey = (typeof situationDecisions)[number]
export const decisionKeys: readonly DecisionKey[] = situationDecisions
export const decisionLabels: Record<DecisionKey, string> = {
  choice: 'Выбор ситуации',
  services: 'Перечень услуг и функций',
  target: 'Целевое состояние',
  plan: 'План достижения',
}
/** «Решение о выборе ситуации». */
export const decisionAbout: Record<DecisionKey, string> = {
  choice: 'о выборе ситуации',
  services: 'о перечне услуг и функций',
  target: 'о целевом состоянии',
  plan: 'о плане достижения',
}
export const outcomes = ['approved', 'returned', 'declined'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeLabels: Record<Outcome, string> = {
  approved: 'утверждено',
  returned: 'возвращено на доработку',
  declined: 'отклонено',
}

export const serviceKinds = ['service', 'function', 'facility'] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const serviceKindLabels: Record<ServiceKind, string> = {
  service: 'услуга',
  function: 'функция',
  facility: 'сервис',
}
/** Given without asking (Kirov app. 1, 2.3): only with consent. */
export const proactives = ['no', 'possible', 'yes'] as const
export type Proactive = (typeof proactives)[number]
export const proactiveLabels: Record<Proactive, string> = {
  no: 'только по заявлению',
  possible: 'можно без заявления, пока не даётся',
  yes: 'без заявления',
}

export const studyKinds = ['INTERVIEW', 'FOCUS_GROUP', 'OBSERVATION', 'OWN_EXPERIENCE', 'DESK'] as const
export type StudyKindName = (typeof studyKinds)[number]
export const studyKindLabels: Record<StudyKindName, string> = {
  INTERVIEW: 'интервью',
  FOCUS_GROUP: 'фокус-группа',
  OBSERVATION: 'наблюдение',
  OWN_EXPERIENCE: 'личный опыт: путь пройден самими',
  DESK: 'изучение документов',
}

export const hypothesisStates = ['put', 'held', 'fell'] as const
export type HypothesisState = (typeof hypothesisStates)[number]
export const hypothesisLabels: Record<HypothesisState, string> = {
  put: 'ещё не проверена',
  held: 'подтвердилась',
  fell: 'не подтвердилась',
}
