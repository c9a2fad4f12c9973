/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { proposalStatusLabels } from './labels'
import { due } from './due'
import { proposalsFacts } from './facts'
import { proposalCells } from './cockpit'
import { operations } from './operations'
import { proposalsQuarter } from './quarter'
import { waits } from './waits'
import { proposalYearColumns, proposalYearFigures } from './over-years'

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
    Proposal: {
      word: 'Предложение',
      personal: {
        title: 'TEXT',
        place: 'TEXT',
        problem: 'TEXT',
        suggestion: 'TEXT',
        authorName: 'AUTHOR',
        email: 'AUTHOR',
        answeredBy: 'DOER',
        answer: 'TEXT',
        responsible: 'NAMED',
        effectBasis: 'TEXT',
      },
    },
    ProposalPhoto: { word: 'Снимок предложения' },
    ProposalTransition: { word: 'Событие предложения', personal: { note: 'TEXT', byName: 'DOER' } },
  },
  agencyEnd: { stays: 'Предложения остаются под названием органа, куда их подали.' },
  files: { proposals: 'Снимок предложения' },
  // Proposals whose limit has passed: each tenant's own midnight falls into another hour.
  sweeps: { 'proposal-sweep': { cron: '5 * * * *', seconds: 600 } },
  facts: proposalsFacts,
  search: {
    proposal: {
      needs: operations['proposal.read'],
      prefix: 'ППУ №',
      all: 'Все найденные предложения',
      path: 'proposals',
      status: proposalStatusLabels,
    },
  },
  quarter: { proposals: proposalsQuarter },
  cockpit: proposalCells,
  yearFigures: proposalYearFigures,
  yearColumns: proposalYearColumns,
  settings: { proposals: { order: 40, title: 'Предложения по улучшению' } },
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
