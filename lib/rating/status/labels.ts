/**
 * Russian texts for codes and statuses of the rating. Every Record is exhaustive: a new code does not compile without
 * its text.
 */
import type { AssessmentEvent, AssessmentStatus, CampaignStatus, ReasonCode } from './rules'

/** `short` – for tables; `agency` and `authority` – what each of them is to do now. */
export const assessmentStatusLabels: Record<AssessmentStatus, { short: string; agency: string; authority: string }> = {
  NOT_STARTED: {
    short: 'не начата',
    agency: 'Начните самооценку.',
    authority: 'Участник ещё не начал самооценку. Напомните ему.',
  },
  DRAFT: {
    short: 'черновик',
    agency: 'Заполните критерии и передайте куратору для отправки.',
    authority: 'Участник заполняет самооценку.',
  },
  SUBMITTED: {
    short: 'сдана',
    agency: 'Самооценка отправлена. Ждите начала проверки.',
    authority: 'Возьмите самооценку в работу.',
  },
  VERIFICATION: {
    short: 'проверяется',
    agency: 'Идёт проверка. Ответьте на запросы материалов, если они есть.',
    authority: 'Поставьте оценку по каждому критерию и завершите проверку.',
  },
  VERIFIED: {
    short: 'проверена',
    agency: 'Проверка завершена. Ждите результатов.',
    authority: 'Направьте результаты участнику.',
  },
  RESULTS_SENT: {
    short: 'результаты направлены',
    agency: 'Откройте результаты, чтобы подтвердить получение.',
    authority: 'Дождитесь, когда участник получит результаты.',
  },
  RECEIVED: {
    short: 'результаты получены',
    agency: 'Согласитесь с результатами или направьте несогласие, пока идёт срок.',
    authority: 'Идёт срок для несогласия. После него подведите итог.',
  },
  OBJECTED: {
    short: 'есть несогласие',
    agency: 'Несогласие отправлено. Ждите решения.',
    authority: 'Рассмотрите несогласие по каждому критерию.',
  },
  SETTLED: {
    short: 'несогласие рассмотрено',
    agency: 'Решение принято. Ждите подведения итога.',
    authority: 'Подведите итог по участнику.',
  },
  FINAL: { short: 'итог подведён', agency: 'Итог подведён.', authority: 'Итог подведён. Можно публиковать.' },
  WITHDRAWN: {
    short: 'выбыл',
    agency: 'Ваш орган больше не участвует в рейтинге этого года, заполнять ничего не нужно.',
    authority: 'Участник выбыл из рейтинга. Вернуть его можно на странице кампании, пока рейтинг не опубликован.',
  },
}

export const campaignStatusLabels: Record<CampaignStatus, string> = { OPEN: 'идёт', PUBLISHED: 'опубликован' }

const refusals: Record<AssessmentEvent, string> = {
  START: 'Начать самооценку нельзя',
  SUBMIT: 'Отправить самооценку нельзя',
  RETURN: 'Вернуть самооценку нельзя',
  TAKE_UP: 'Взять самооценку в работу нельзя',
  TAKE_UP_OVERDUE: 'Оценить участника без самооценки нельзя',
  VERIFY: 'Завершить проверку нельзя',
  SEND_RESULTS: 'Направить результаты нельзя',
  RECEIVE: 'Подтвердить получение результатов нельзя',
  OBJECT: 'Направить несогласие нельзя',
  SETTLE: 'Рассмотреть несогласие нельзя',
  FINALISE: 'Подвести итог нельзя',
  REOPEN: 'Вернуть к проверке нельзя',
  WITHDRAW: 'Вывести участника из рейтинга нельзя',
}

const because: Record<AssessmentStatus, string> = {
  NOT_STARTED: 'самооценка ещё не начата',
  DRAFT: 'самооценка ещё не отправлена',
  SUBMITTED: 'самооценка отправлена и ждёт проверки',
  VERIFICATION: 'идёт проверка',
  VERIFIED: 'проверка завершена, результаты ещё не направлены',
  RESULTS_SENT: 'результаты направлены и ещё не получены',
  RECEIVED: 'результаты получены, идёт или истёк срок для несогласия',
  OBJECTED: 'несогласие ещё рассматривается',
  SETTLED: 'несогласие рассмотрено',
  FINAL: 'итог подведён',
  WITHDRAWN: 'участник выбыл из рейтинга',
}

/** «Отправить самооценку нельзя: идёт проверка. Обновите страницу.» – for WRONG_STATUS. */
export function transitionRefusal(status: AssessmentStatus, event: AssessmentEvent): string {
  return `${refusals[event]}: ${because[status]}. Обновите страницу.`
}

export const reasonMessages: Record<ReasonCode, string> = {
  WRONG_STATUS: 'Сейчас это действие невозможно: состояние изменилось. Обновите страницу.',
  CAMPAIGN_OVER: 'Рейтинг уже опубликован, состав участников больше не меняется.',
  AGENCY_ENDED: 'Орган упразднён или присоединён к другому, поэтому вернуть его в рейтинг нельзя.',
  NOT_OVERDUE: 'Срок самооценки ещё не истёк. Оценить участника без самооценки можно на следующий день после срока.',
  NOT_RECEIVED:
    'Участник ещё не получил результаты: срок для несогласия не начался. Отметьте получение, когда оно состоится.',
  WINDOW_OPEN: 'Срок для несогласия ещё идёт. Дождитесь его окончания или согласия участника с результатами.',
  WINDOW_CLOSED: 'Срок для несогласия истёк. Обратитесь в уполномоченный орган.',
  CHECKLIST_BLOCKS: 'Опубликовать рейтинг пока нельзя: завершите то, что отмечено в перечне.',
  REASON_REQUIRED: 'Укажите причину: она будет опубликована вместе с рейтингом.',
}
