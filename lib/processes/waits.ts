/** What of processes waits for somebody; its SQL: wait-sources.ts. Pure. */
import { count } from '@/lib/core/format'
import { agencySide } from '@/lib/core/permissions'
import type { Waits } from '@/lib/core/wait'
import { services } from './check/labels'
import { operations } from './operations'
import { requestTitle } from './request/labels'

/** A registry that has changed is approved anew within so many days. */
export const REGISTRY_DAYS = 30

export const waits = {
  ANSWER_PROCESS: {
    side: 'agency',
    operation: operations['process.answer'],
    todo: true,
    order: 352,
    words: {
      title: 'Ответить на вопросы о процессах',
      forms: ['вопрос о процессе', 'вопроса о процессах', 'вопросов о процессах'],
      action: 'Ответить',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/${ref}#comments` }),
  },
  ANSWER_COURSE: {
    side: 'agency',
    operation: operations['request.answer'],
    todo: true,
    order: 295,
    words: {
      title: 'Ответить процессному офису о ходе процессов',
      forms: ['ответ о ходе процессов сдать', 'ответа о ходе процессов сдать', 'ответов о ходе процессов сдать'],
      action: 'Заполнить',
    },
    line: ({ id, number, title, n }) => ({
      what: `${requestTitle(number)} «${title}»${n > 0 ? ' · возвращён с замечанием' : ''}`,
      href: `processes/requests/${id}`,
    }),
  },
  ACCEPT_COURSE: {
    side: 'staff',
    operation: operations['request.decide'],
    todo: true,
    order: 115,
    words: {
      title: 'Принять ответы о ходе процессов',
      forms: ['ответ о ходе процессов принять', 'ответа о ходе процессов принять', 'ответов о ходе процессов принять'],
      action: 'Открыть',
    },
    line: ({ id, number, title }) => ({
      what: `${requestTitle(number)} «${title}»`,
      href: `processes/requests/${id}`,
    }),
  },
  REGISTRY_CHANGED: {
    side: 'agency',
    operation: { grants: agencySide, relations: [] },
    todo: false,
    order: 365,
    words: {
      title: 'Реестр процессов изменён и не утверждён',
      forms: ['реестр не утверждён', 'реестра не утверждены', 'реестров не утверждены'],
      action: 'К реестру',
    },
    line: ({ ref, n }) => ({
      what: `изменения в ${count(n, 'процессе', 'процессах', 'процессах')}`,
      href: `processes/registry/${ref}`,
    }),
  },
  OPTIMISATION_DECIDE: {
    side: 'agency',
    operation: operations['optimisation.decide'],
    todo: true,
    order: 353,
    words: {
      title: 'Согласовать или утвердить план оптимизации',
      forms: ['план оптимизации', 'плана оптимизаций', 'планов оптимизаций'],
      action: 'Рассмотреть',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/optimisations/${ref}#papers` }),
  },
  OPTIMISATION_ANSWER: {
    side: 'agency',
    operation: operations['optimisation.answer'],
    todo: true,
    order: 354,
    words: {
      title: 'Ответить на проблему при оптимизации',
      forms: ['проблема при оптимизации', 'проблемы при оптимизации', 'проблем при оптимизации'],
      action: 'Ответить',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/optimisations/${ref}#troubles` }),
  },
  OPTIMISATION_RECEIVE: {
    side: 'staff',
    operation: operations['optimisation.receive'],
    todo: true,
    order: 355,
    words: {
      title: 'Принять документ оптимизации',
      forms: ['документ оптимизации', 'документа оптимизаций', 'документов оптимизаций'],
      action: 'Посмотреть',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/optimisations/${ref}#papers` }),
  },
  STANDARD_READ: {
    side: 'agency',
    operation: operations['standard.acknowledge'],
    todo: true,
    order: 357,
    words: {
      title: 'Прочитать стандарт',
      forms: ['стандарт не прочитан', 'стандарта не прочитаны', 'стандартов не прочитаны'],
      action: 'Прочитать',
    },
    line: ({ ref, title, number }) => ({
      what: `${title}, версия ${number}`,
      href: `processes/standards/${ref}`,
    }),
  },
  STANDARD_MEASURE: {
    side: 'agency',
    operation: operations['standard.measure'],
    todo: true,
    order: 356,
    words: {
      title: 'Внести замер постмониторинга',
      forms: ['замер постмониторинга', 'замера постмониторинга', 'замеров постмониторинга'],
      action: 'Внести',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/standards/${ref}#checks` }),
  },
  CHECK_SERVICE: {
    side: 'agency',
    operation: operations['check.answer'],
    todo: true,
    order: 366,
    words: {
      title: 'Проверить услуги',
      forms: ['услуга не проверена', 'услуги не проверены', 'услуг не проверены'],
      action: 'Проверить',
    },
    line: ({ ref, title, n }) => ({ what: `${title}: ${services(n)}`, href: `processes/checks/${ref}` }),
  },
  CHECK_PLAN: {
    side: 'agency',
    operation: operations['check.plan'],
    todo: true,
    order: 367,
    words: {
      title: 'Составить и утвердить планы оптимизации услуг',
      forms: ['услуга без плана', 'услуги без плана', 'услуг без плана'],
      action: 'Составить',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/checks/${ref}` }),
  },
} satisfies Waits
