/** What of surveys waits for somebody, and their last days; the SQL: sources.ts. Pure. */
import type { Dues } from '@/lib/core/deadline'
import type { Waits } from '@/lib/core/wait'
import { operations } from '../operations'

const survey = { side: 'agency', operation: operations['survey.edit'] } as const

export const surveyWaits = {
  SURVEY_START: {
    ...survey,
    todo: true,
    order: 371,
    words: {
      title: 'Запустить опрос: его первый день наступил',
      forms: ['опрос запустить', 'опроса запустить', 'опросов запустить'],
      action: 'Открыть',
    },
    line: ({ id, title }) => ({ what: title, href: `surveys/${id}/edit` }),
  },
  SURVEY_ENDS: {
    ...survey,
    todo: false,
    order: 374,
    words: {
      title: 'Опрос заканчивается завтра',
      forms: ['опрос заканчивается', 'опроса заканчиваются', 'опросов заканчиваются'],
      action: 'Посмотреть',
    },
    line: ({ id, title }) => ({ what: title, href: `surveys/${id}` }),
  },
  SURVEY_ENDED: {
    ...survey,
    todo: true,
    order: 372,
    words: {
      title: 'Закрыть опрос: его дни прошли',
      forms: ['опрос закрыть', 'опроса закрыть', 'опросов закрыть'],
      action: 'Открыть',
    },
    line: ({ id, title }) => ({ what: title, href: `surveys/${id}` }),
  },
  SURVEY_REPORT: {
    ...survey,
    todo: true,
    order: 373,
    words: {
      title: 'Подготовить отчёт об удовлетворённости',
      forms: ['опрос без отчёта', 'опроса без отчёта', 'опросов без отчёта'],
      action: 'Открыть',
    },
    line: ({ id, title }) => ({ what: title, href: `surveys/${id}/report` }),
  },
} satisfies Waits

export const surveyDue = {
  SURVEY_LAST_DAY: {
    read: operations['survey.read'],
    duty: ['CURATOR'],
    unowned: true,
    order: 98,
    words: { one: 'Последний день опроса', many: 'Последние дни опросов' },
    title: ({ text }) => `Последний день опроса «${text}»`,
    href: ({ id }) => `surveys/${id}`,
    escalation: 'never',
  },
} satisfies Dues
