/** Words of the calendar: kinds, titles, addresses. Every Record is exhaustive. Pure. */
import type { DateString } from '@/lib/core/dates'
import { NBSP } from '@/lib/core/format'
import { formatQuarter, readQuarter } from '@/lib/core/quarters'
import type { Deadline, DeadlineKind } from './rules'
import { deadlineLabels } from '@/lib/rating/methodology/labels'
import { reportKindLabels } from '@/lib/projects/reports/labels'

/** `one` – in a filter, `many` – a group of one day («Самооценки: 45»). */
export const deadlineKindLabels: Record<DeadlineKind, { one: string; many: string }> = {
  SELF_ASSESSMENT: { one: 'Самооценка', many: 'Самооценки' },
  MATERIAL: { one: 'Запрос материалов', many: 'Запросы материалов' },
  OBJECTION: { one: 'Несогласие с оценкой', many: 'Несогласия с оценкой' },
  CAMPAIGN: { one: 'Срок рейтинга', many: 'Сроки рейтинга' },
  AWARD: { one: 'Подтверждение уровня', many: 'Подтверждения уровня' },
  STAGE: { one: 'Этап проекта', many: 'Этапы проектов' },
  TASK: { one: 'Задача проекта', many: 'Задачи проектов' },
  STABILITY: { one: 'Повторное измерение', many: 'Повторные измерения' },
  PROJECT_REPORT: { one: 'Отчёт о проекте', many: 'Отчёты о проектах' },
  PROPOSAL_ANSWER: { one: 'Ответ на предложение', many: 'Ответы на предложения' },
  PROPOSAL_WORK: { one: 'Внедрение предложения', many: 'Внедрения предложений' },
  ROADMAP: { one: 'Пункт дорожной карты', many: 'Пункты дорожных карт' },
  QUARTERLY: { one: 'Квартальный отчёт', many: 'Квартальные отчёты' },
  PORTFOLIO_TASK: { one: 'Общая задача портфеля', many: 'Общие задачи портфелей' },
}

/** What a record says of itself, as the SQL brings it. */
export type DeadlineFacts = {
  kind: DeadlineKind
  id: string
  /** What is beside the id in the key: a stage's number, a campaign's date. */
  sub: string
  on: DateString
  /** What the address goes through (project, assessment, map and item). */
  parent: string | null
  text: string
  number: number | null
  year: number | null
}

const year = ({ year: y }: DeadlineFacts): string => `за ${y ?? ''}${NBSP}год`
const no = ({ number }: DeadlineFacts): string => `№${NBSP}${number ?? ''}`

/** Items of an act may be a paragraph long. */
const clipped = (text: string): string => (text.length > 140 ? `${text.slice(0, 137).trimEnd()}…` : text)

export function deadlineTitle(facts: DeadlineFacts): string {
  const { kind, text, sub, number } = facts
  switch (kind) {
    case 'SELF_ASSESSMENT':
      return `Самооценка ${year(facts)}`
    case 'MATERIAL':
      return `Материалы по критерию ${number ?? ''}, рейтинг ${year(facts)}`
    case 'OBJECTION':
      return `Последний день для несогласия с оценкой ${year(facts)}`
    case 'CAMPAIGN':
      return `${sub in deadlineLabels ? deadlineLabels[sub as keyof typeof deadlineLabels] : 'Рейтинг'}: рейтинг ${year(facts)}`
    case 'AWARD':
      return `Подтвердить уровень, свидетельство ${text}`
    case 'STAGE':
      return `Этап ${sub} проекта ${no(facts)} «${text}»`
    case 'TASK':
      return `${text}, проект ${no(facts)}`
    case 'PORTFOLIO_TASK':
      return `${text}, общая задача портфеля`
    case 'STABILITY':
      return `Измерить результат снова: проект ${no(facts)} «${text}»`
    case 'PROJECT_REPORT':
      return `${sub in reportKindLabels ? reportKindLabels[sub as keyof typeof reportKindLabels] : 'Отчёт'}: проект ${no(facts)} «${text}»`
    case 'PROPOSAL_ANSWER':
      return `Ответить на предложение ${no(facts)} «${text}»`
    case 'PROPOSAL_WORK':
      return `Внедрить предложение ${no(facts)} «${text}»`
    case 'ROADMAP':
      return sub ? `Дорожная карта, пункт ${sub}: ${clipped(text)}` : `Утвердить дорожную карту «${text}»`
    case 'QUARTERLY': {
      const quarter = readQuarter(sub)
      return quarter ? `Отчёт за ${formatQuarter(quarter)}` : 'Квартальный отчёт'
    }
  }
}

/** Where the thing is worked on, below the tenant's office. */
export function deadlineHref({ kind, id, parent: through, sub }: DeadlineFacts): string {
  const parent = through ?? id
  switch (kind) {
    case 'SELF_ASSESSMENT':
      return `assessments/${id}`
    case 'MATERIAL':
      return `assessments/${parent}`
    case 'OBJECTION':
      return `assessments/${id}/results`
    case 'CAMPAIGN':
      return `campaigns/${id}`
    case 'AWARD':
      return 'awards'
    case 'STAGE':
      return `projects/${id}/stages/${sub}`
    case 'TASK':
      return `projects/${parent}/tasks/${id}`
    case 'PORTFOLIO_TASK':
      return `portfolios/${parent}/tasks/${id}`
    case 'STABILITY':
      return `projects/${id}/results`
    case 'PROJECT_REPORT':
      return `projects/${parent}/reports/${id}`
    case 'PROPOSAL_ANSWER':
    case 'PROPOSAL_WORK':
      return `proposals/${id}`
    case 'ROADMAP':
      return `roadmaps/${parent}`
    case 'QUARTERLY':
      return through === null ? `quarterly?quarter=${sub}` : `quarterly/${through}`
  }
}

/** The key keeps to the thing: a moved day does not make another one of it. */
export const deadlineKey = ({ kind, id, sub }: Pick<DeadlineFacts, 'kind' | 'id' | 'sub'>): string =>
  [kind, id, sub].filter(Boolean).join(':')

export const deadlineStateLabels: Record<Deadline['state'], { text: string; mark: 'ok' | 'warn' | 'bad' }> = {
  AHEAD: { text: 'впереди', mark: 'ok' },
  DUE_SOON: { text: 'скоро срок', mark: 'warn' },
  OVERDUE: { text: 'просрочено', mark: 'bad' },
}
