/** Russian texts of the publication. */
import type { ChecklistCode } from './checklist'

/** What is unfinished before publishing and what to do about it. */
export const checklistLabels: Record<ChecklistCode, { title: string; action: string }> = {
  NOBODY_FINAL: { title: 'Нет ни одного итога', action: 'Подведите итог хотя бы по одному участнику.' },
  OBJECTION_OPEN: { title: 'Несогласие не рассмотрено', action: 'Рассмотрите несогласия.' },
  WINDOW_OPEN: { title: 'Идёт срок для несогласия', action: 'Дождитесь окончания срока или согласия участника.' },
  NOT_RECEIVED: { title: 'Результаты не получены', action: 'Напомните участнику или отметьте получение.' },
  RESULTS_NOT_SENT: { title: 'Результаты не направлены', action: 'Направьте результаты.' },
  NOT_VERIFIED: { title: 'Самооценка не проверена', action: 'Завершите проверку.' },
  NOT_FINALISED: { title: 'Итог не подведён', action: 'Подведите итог.' },
  NOT_SUBMITTED: {
    title: 'Самооценка не сдана',
    action: 'Участник не войдёт в рейтинг; оцените его по имеющейся информации или укажите причину.',
  },
  NOT_STARTED: {
    title: 'Самооценка не начата',
    action: 'Участник не войдёт в рейтинг; оцените его по имеющейся информации или укажите причину.',
  },
  MATERIAL_OPEN: { title: 'Нет ответа на запрос материалов', action: 'Дождитесь ответа или закройте запрос.' },
  PAST_DUE: { title: 'Срок публикации прошёл', action: 'Опубликуйте рейтинг, как только он будет готов.' },
}
