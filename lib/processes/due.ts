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
} satisfies Dues
