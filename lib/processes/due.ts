/** Deadlines of processes; their SQL: due-sources.ts. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { operations } from './operations'
import { requestTitle } from './request/labels'

export const due = {
  COURSE_ANSWER: {
    read: operations['request.read'],
    duty: ['CURATOR'],
    order: 95,
    words: { one: 'Ответ о ходе процессов', many: 'Ответы о ходе процессов' },
    title: ({ number, text }) => `${requestTitle(number ?? 0)} о ходе процессов «${text}»`,
    href: ({ id }) => `processes/requests/${id}`,
  },
  OPTIMISATION_PLAN: {
    read: operations['optimisation.read'],
    duty: ['CURATOR'],
    order: 61,
    words: { one: 'План оптимизации', many: 'Планы оптимизаций' },
    title: ({ text }) => `Утвердить план оптимизации: ${text}`,
    href: ({ id }) => `processes/optimisations/${id}`,
  },
  STANDARD_READ: {
    read: operations['standard.read'],
    duty: [],
    named: true,
    given: true,
    order: 71,
    words: { one: 'Прочитать стандарт', many: 'Прочитать стандарты' },
    title: ({ text }) => `Прочитать стандарт: ${text}`,
    href: ({ id }) => `processes/standards/${id}`,
  },
  STANDARD_CHECK: {
    read: operations['standard.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 72,
    words: { one: 'Постмониторинг процесса', many: 'Постмониторинг процессов' },
    title: ({ text }) => `Постмониторинг: ${text}`,
    href: ({ parent }) => `processes/standards/${parent ?? ''}#checks`,
  },
  STANDARD_REVIEW: {
    read: operations['standard.read'],
    duty: ['CURATOR'],
    order: 73,
    words: { one: 'Пересмотр стандарта', many: 'Пересмотры стандартов' },
    title: ({ text }) => `Пересмотреть стандарт: ${text}`,
    href: ({ id }) => `processes/standards/${id}`,
  },
} satisfies Dues
