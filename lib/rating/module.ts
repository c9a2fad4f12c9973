/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { deadlineLabels } from './methodology/labels'
import { settlementOutcomeLabels } from './settlement/labels'
import { assessmentStatusLabels, campaignStatusLabels } from './status/labels'
import { operations } from './operations'
import { waits } from './waits'

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
    DeadlineChange: { word: 'Перенос срока рейтинга' },
    SelfAssessment: { word: 'Самооценка' },
    AssessmentAnswer: { word: 'Ответ по критерию' },
    Evidence: { word: 'Подтверждение' },
    AssessmentTransition: { word: 'Событие самооценки' },
    MaterialRequest: { word: 'Запрос материалов' },
    DocumentaryCheck: { word: 'Документарная проверка' },
    Objection: { word: 'Несогласие' },
    ObjectionItem: { word: 'Пункт несогласия' },
    RatingVersion: { word: 'Опубликованный рейтинг' },
    RatingResult: { word: 'Опубликованная оценка' },
    Award: { word: 'Награда' },
  },
  waits,
} satisfies Module<typeof operations>
