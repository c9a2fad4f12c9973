/** What of the rating waits for somebody; its SQL: wait-sources.ts. Pure. */
import { NBSP } from '@/lib/core/format'
import type { WaitFacts, Waits } from '@/lib/core/wait'
import { operations } from './operations'

/** `number` is the campaign's year. */
const year = ({ number }: WaitFacts): string => `за ${number}${NBSP}год`
const criterion = ({ number, n }: WaitFacts): string => `критерий${NBSP}${n} · за ${number}${NBSP}год`

export const waits = {
  TAKE_UP: {
    side: 'staff',
    operation: operations['assessment.takeUp'],
    todo: true,
    order: 10,
    words: {
      title: 'Взять самооценки в проверку',
      forms: ['самооценку проверить', 'самооценки проверить', 'самооценок проверить'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: year(facts), href: `verification/${facts.id}` }),
    timing: 'since',
  },
  VERIFY_MINE: {
    side: 'staff',
    operation: operations['assessment.verify'],
    todo: true,
    order: 20,
    words: {
      title: 'Вы проверяете',
      forms: ['самооценка в вашей проверке', 'самооценки в вашей проверке', 'самооценок в вашей проверке'],
      action: 'Продолжить',
    },
    line: (facts) => ({ what: year(facts), href: `verification/${facts.id}` }),
  },
  MATERIAL_ANSWERED: {
    side: 'staff',
    operation: operations['assessment.verify'],
    todo: true,
    order: 30,
    words: {
      title: 'Ответы на запросы материалов',
      forms: ['ответ на запрос посмотреть', 'ответа на запросы посмотреть', 'ответов на запросы посмотреть'],
      action: 'Посмотреть',
    },
    line: (facts) => ({ what: criterion(facts), href: `verification/${facts.ref}#criterion-${facts.n}` }),
    mark: 'warn',
  },
  OBJECTION: {
    side: 'staff',
    operation: operations['objection.settle'],
    todo: true,
    order: 40,
    words: {
      title: 'Рассмотреть несогласия',
      forms: ['несогласие рассмотреть', 'несогласия рассмотреть', 'несогласий рассмотреть'],
      action: 'Рассмотреть',
    },
    line: (facts) => ({ what: year(facts), href: `objections/${facts.ref}` }),
  },
  SEND_RESULTS: {
    side: 'staff',
    operation: operations['assessment.sendResults'],
    todo: true,
    order: 50,
    words: {
      title: 'Направить результаты',
      forms: ['результат направить', 'результата направить', 'результатов направить'],
      action: 'Направить',
    },
    line: (facts) => ({ what: year(facts), href: `campaigns/${facts.ref}/publish#send` }),
  },
  FINALISE: {
    side: 'staff',
    operation: operations['assessment.finalise'],
    todo: true,
    order: 60,
    words: {
      title: 'Подвести итог',
      forms: ['итог подвести', 'итога подвести', 'итогов подвести'],
      action: 'Подвести итог',
    },
    line: (facts) => ({ what: year(facts), href: `campaigns/${facts.ref}/publish#finalise` }),
  },
  PUBLISH: {
    side: 'staff',
    operation: operations['campaign.publish'],
    todo: true,
    order: 70,
    words: {
      title: 'Опубликовать рейтинг',
      forms: ['рейтинг готов к публикации', 'рейтинга готовы к публикации', 'рейтингов готовы к публикации'],
      action: 'К публикации',
    },
    line: (facts) => ({
      whose: `Рейтинг ${year(facts)}`,
      what: 'все итоги подведены',
      href: `campaigns/${facts.id}/publish`,
    }),
  },
  CONFIRM_LEVEL: {
    side: 'staff',
    operation: operations['award.confirm'],
    todo: true,
    order: 80,
    words: {
      title: 'Подтвердить уровень',
      forms: ['уровень подтвердить', 'уровня подтвердить', 'уровней подтвердить'],
      action: 'Подтвердить',
    },
    line: ({ title }) => ({ what: `свидетельство ${title}`, href: 'awards' }),
    mark: 'warn',
  },
  NOT_SUBMITTED: {
    side: 'staff',
    operation: operations['assessment.verify'],
    todo: false,
    order: 170,
    words: {
      title: 'Самооценка не сдана в срок',
      forms: ['участник не сдал в срок', 'участника не сдали в срок', 'участников не сдали в срок'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: year(facts), href: `verification/${facts.id}` }),
  },
  RECEIPT_MISSING: {
    side: 'staff',
    operation: operations['assessment.confirmReceipt'],
    todo: false,
    order: 180,
    words: {
      title: 'Результаты направлены, но не получены',
      forms: ['результат не получен', 'результата не получены', 'результатов не получены'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: year(facts), href: `verification/${facts.id}` }),
  },
  VERIFY_OTHERS: {
    side: 'staff',
    operation: operations['assessment.verify'],
    todo: false,
    order: 190,
    words: {
      title: 'Проверяют коллеги',
      forms: ['самооценку проверяют коллеги', 'самооценки проверяют коллеги', 'самооценок проверяют коллеги'],
      action: 'Открыть',
    },
    line: (facts) => ({
      what: `${year(facts)} · проверяет ${facts.title || 'другой сотрудник'}`,
      href: `verification/${facts.id}`,
    }),
  },
  ANSWER_MATERIAL: {
    side: 'agency',
    operation: operations['assessment.answerMaterial'],
    todo: true,
    order: 210,
    words: {
      title: 'Ответить на запрос материалов',
      forms: ['запрос материалов', 'запроса материалов', 'запросов материалов'],
      action: 'Ответить',
    },
    line: (facts) => ({ what: criterion(facts), href: `assessments/${facts.ref}` }),
  },
  FILL: {
    side: 'agency',
    operation: operations['assessment.edit'],
    todo: true,
    order: 220,
    words: {
      title: 'Заполнить и отправить самооценку',
      forms: ['самооценку заполнить', 'самооценки заполнить', 'самооценок заполнить'],
      action: 'Заполнить',
    },
    line: (facts) => ({
      what: `${year(facts)}, ${facts.n > 0 ? 'черновик' : 'не начата'}`,
      href: `assessments/${facts.id}`,
    }),
  },
  OPEN_RESULTS: {
    side: 'agency',
    operation: operations['assessment.receiveResults'],
    todo: true,
    order: 230,
    words: {
      title: 'Открыть результаты',
      forms: ['результат открыть', 'результата открыть', 'результатов открыть'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: year(facts), href: `assessments/${facts.id}/results` }),
    mark: 'warn',
  },
  OBJECT_OR_AGREE: {
    side: 'agency',
    operation: operations['objection.file'],
    todo: true,
    order: 240,
    words: {
      title: 'Согласиться с результатом или направить несогласие',
      forms: ['решение по результату', 'решения по результатам', 'решений по результатам'],
      action: 'Решить',
    },
    line: (facts) => ({ what: year(facts), href: `assessments/${facts.id}/results` }),
  },
  LEVEL_ENDS: {
    side: 'agency',
    operation: operations['assessment.edit'],
    todo: false,
    order: 360,
    words: {
      title: 'Уровень истекает',
      forms: ['уровень истекает', 'уровня истекают', 'уровней истекает'],
      action: 'Посмотреть',
    },
    line: ({ title }) => ({ what: `свидетельство ${title}`, href: 'awards' }),
    mark: 'warn',
  },
} satisfies Waits
