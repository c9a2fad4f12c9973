/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { proposalStatusLabels } from './labels'
import { due } from './due'
import { operations } from './operations'
import { waits } from './waits'

export const proposals = {
  name: 'proposals',
  operations,
  journal: {
    groups: { proposal: 'Предложения' },
    fields: {
      hours: 'Часов в год',
      money: 'Рублей в год',
      hourRate: 'Рублей за час',
      doneOn: 'Внедрено',
      anonymous: 'Без имени',
      answerDue: 'Ответить до',
    },
    values: { ...shortWords(proposalStatusLabels) },
  },
  tables: {
    Proposal: { word: 'Предложение' },
    ProposalPhoto: { word: 'Снимок предложения' },
    ProposalTransition: { word: 'Событие предложения' },
  },
  menu: [
    {
      section: 'PROJECTS',
      order: 30,
      path: 'proposals',
      label: 'Предложения',
      needs: operations['proposal.read'],
      counts: ['ANSWER_PROPOSAL', 'LATE_PROPOSAL'],
    },
  ],
  waits,
  due,
  notices: {
    PROPOSAL_ANSWERED: 'Предложение',
  },
} satisfies Module<typeof operations>
