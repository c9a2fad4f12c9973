/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { deadlineLabels } from './methodology/labels'
import { settlementOutcomeLabels } from './settlement/labels'
import { assessmentStatusLabels, campaignStatusLabels } from './status/labels'
import { methodologyBlockProblems } from './methodology/template'
import { ratingFacts } from './facts'
import { ratingCells } from './cockpit'
import { operations } from './operations'

export const rating = {
  name: 'rating',
  operations,
  journal: {
    groups: {
      methodology: 'Настройки',
      campaign: 'Рейтинг',
      assessment: 'Самооценка и проверка',
      objection: 'Несогласия',
      evidence: 'Файлы и подтверждения',
      award: 'Награды',
    },
    fields: {
      attested: 'Отмеченные ступени',
      answered: 'Дан ответ',
      criterion: 'Критерий',
      rung: 'Ступень',
      total: 'Балл',
      level: 'Уровень',
      selfTotal: 'Балл самооценки',
      verifiedTotal: 'Балл проверки',
      finalTotal: 'Итоговый балл',
      selfLevel: 'Уровень самооценки',
      verifiedLevel: 'Уровень проверки',
      finalLevel: 'Итоговый уровень',
      score: 'Балл',
      verifiedScore: 'Балл проверки',
      verifiedReason: 'Обоснование',
      finalScore: 'Итоговый балл',
      outcome: 'Решение',
      outcomeReason: 'Обоснование решения',
      settledScore: 'Балл после рассмотрения',
      requestedScore: 'Запрошенный балл',
      finding: 'Вывод',
      verifierName: 'Проверяет',
      selfAssessmentDue: 'Срок самооценки',
      ratingDue: 'Срок рейтинга',
      resultsSentDue: 'Срок направления результатов',
      publicationDue: 'Срок публикации',
      receivedAt: 'Получены',
      resultsSentAt: 'Направлены',
      fromDate: 'Было',
      toDate: 'Стало',
    },
    values: {
      ...campaignStatusLabels,
      ...settlementOutcomeLabels,
      ...deadlineLabels,
      ...shortWords(assessmentStatusLabels),
    },
  },
  tables: {
    Methodology: { word: 'Методика' },
    RatingCampaign: { word: 'Рейтинг' },
    DeadlineChange: { word: 'Перенос срока рейтинга', personal: { reason: 'TEXT', byName: 'DOER' } },
    SelfAssessment: {
      word: 'Самооценка',
      personal: {
        submittedBy: 'DOER',
        verifierName: 'DOER',
        receivedBy: 'DOER',
        withdrawnBy: 'DOER',
        withdrawnReason: 'TEXT',
      },
    },
    AssessmentAnswer: {
      word: 'Ответ по критерию',
      personal: { comment: 'TEXT', updatedBy: 'DOER', verifiedReason: 'TEXT', verifiedBy: 'DOER' },
    },
    Evidence: { word: 'Подтверждение', personal: { addedBy: 'DOER' } },
    AssessmentTransition: { word: 'Событие самооценки', personal: { byName: 'DOER', note: 'TEXT' } },
    MaterialRequest: {
      word: 'Запрос материалов',
      personal: { text: 'TEXT', askedBy: 'DOER', answer: 'TEXT', answeredBy: 'DOER' },
    },
    DocumentaryCheck: { word: 'Документарная проверка', personal: { finding: 'TEXT', byName: 'DOER' } },
    Objection: { word: 'Несогласие', personal: { filedBy: 'DOER', settledBy: 'DOER' } },
    ObjectionItem: { word: 'Пункт несогласия', personal: { reason: 'TEXT', outcomeReason: 'TEXT' } },
    RatingVersion: { word: 'Опубликованный рейтинг', personal: { reason: 'TEXT', publishedBy: 'DOER' } },
    RatingResult: { word: 'Опубликованная оценка', impersonal: ['agencyName'] },
    Award: { word: 'Награда', impersonal: ['agencyName'] },
  },
  agencyEnd: {
    stays: 'Опубликованные оценки, самооценки и награды остаются под названием органа.',
    holds:
      'Орган участвует в рейтинге, который ещё не опубликован. Выведите его из рейтинга на странице кампании («Вывести участника») или дождитесь публикации, потом упраздняйте или присоединяйте.',
  },
  files: { evidence: 'Подтверждение самооценки' },
  template: { problems: methodologyBlockProblems },
  facts: ratingFacts,
  cockpit: ratingCells,
} satisfies Module<typeof operations>
