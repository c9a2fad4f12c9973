/** Deadlines of proposals. Pure. */
import type { DeadlineFacts, Dues } from '@/lib/core/deadline'
import { NBSP } from '@/lib/core/format'
import { operations } from './operations'

const proposal = ({ number, text }: DeadlineFacts): string => `№${NBSP}${number ?? ''} «${text}»`

export const due = {
  PROPOSAL_ANSWER: {
    read: operations['proposal.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 100,
    words: { one: 'Ответ на предложение', many: 'Ответы на предложения' },
    title: (facts) => `Ответить на предложение ${proposal(facts)}`,
    href: ({ id }) => `proposals/${id}`,
    escalation: {
      toldElsewhere: ['CURATOR', 'AUTHORITY'],
      hint: 'Куратору и уполномоченному органу портал пишет и без этого правила',
    },
  },
  PROPOSAL_WORK: {
    read: operations['proposal.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 110,
    words: { one: 'Внедрение предложения', many: 'Внедрения предложений' },
    title: (facts) => `Внедрить предложение ${proposal(facts)}`,
    href: ({ id }) => `proposals/${id}`,
  },
} satisfies Dues
