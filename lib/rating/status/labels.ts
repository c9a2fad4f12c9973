/** Russian texts for codes and statuses of the rating. Every Record is exhaustive: a new code does not compile without its text. */
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, NBSP } from '@/lib/core/format'
import type {
  ObjectionProblemCode,
  SettlementOutcome,
  SettlementProblemCode,
  SubmissionProblem,
  VerificationProblemCode,
} from '../assessment/answer-rules'
import type { CampaignDeadlines } from '../methodology/clock'
import { findLevel, levelRule, levelTone, type LevelTone } from '../methodology/levels'
import type { InterpretationSubject, Level, Methodology } from '../methodology/types'
import type { LevelPath } from '../assessment/path'
import type {
  AssessmentEvent,
  AssessmentStatus,
  CampaignStatus,
  ChecklistCode,
  LevelValidity,
  ObjectionState,
  ReasonCode,
} from './rules'

/** Sign of a level: glyph, word and colour always go together. */
export type LevelSign = { glyph: string; title: string; tone: LevelTone }

export const levelGlyphs: Record<LevelTone, string> = { leader: '★', progressive: '▲', basic: '●', initial: '○' }

/** Glyph, title and colour token of a level by its code; an unknown code shows itself. */
export function levelSign(methodology: Methodology, code: string): LevelSign {
  const tone = levelTone(methodology, code)
  return { glyph: levelGlyphs[tone], title: findLevel(methodology, code)?.title ?? code, tone }
}

/** «более 12», «от 8 до 12», «от 5, менее 8». */
export function levelRuleText(level: Level): string {
  return levelRule(level, (text) => formatDecimal(text))
}

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

/** «Критерий 5: подтвердите ступени 1 и 2, без них ступени выше не засчитываются.» */
export function submissionProblemText(problem: SubmissionProblem): string {
  return `Критерий${NBSP}${problem.criterion}: ${submissionProblemDetail(problem)}`
}

/** The same without the criterion's number, for use beside it. */
export function submissionProblemDetail({ code, blocking, rungs }: SubmissionProblem): string {
  switch (code) {
    case 'NO_ANSWER':
      return 'выберите ответ.'
    case 'NO_EVIDENCE':
      return blocking ? 'приложите подтверждение или напишите пояснение.' : 'нет подтверждающего документа.'
    case 'NO_COMMENT':
      return 'нет пояснения.'
    case 'LADDER_GAP': {
      const missing =
        rungs.length === 1 ? `ступень${NBSP}${rungs[0] ?? ''}, без неё` : `ступени${NBSP}${listOf(rungs)}, без них`
      return `подтвердите ${missing} ступени выше не засчитываются.`
    }
  }
}

export const verificationProblemLabels: Record<VerificationProblemCode, string> = {
  NO_SCORE: 'поставьте оценку.',
  SCORE_UNKNOWN: 'такого балла у критерия нет, выберите из перечня.',
  NO_REASON: 'оценка отличается от самооценки, напишите почему.',
  MATERIAL_PENDING: 'участник ещё не ответил на запрос материалов.',
}

export const objectionProblemLabels: Record<ObjectionProblemCode, string> = {
  NO_ITEMS: 'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.',
  CRITERION_UNKNOWN: 'Такого критерия нет. Обновите страницу.',
  CRITERION_REPEATED: 'Критерий указан дважды. Оставьте одну запись.',
  NO_REASON: 'Напишите, почему вы не согласны с оценкой.',
  SCORE_UNKNOWN: 'Такого балла у критерия нет, выберите из перечня.',
  SCORE_NOT_HIGHER: 'Выберите балл выше того, что поставлен при проверке.',
}

export const settlementProblemLabels: Record<SettlementProblemCode, string> = {
  NO_OUTCOME: 'Примите решение по этому критерию.',
  CRITERION_UNKNOWN: 'По этому критерию несогласия нет. Обновите страницу.',
  NO_REASON: 'Напишите обоснование решения.',
  SCORE_UNKNOWN: 'Такого балла у критерия нет, выберите из перечня.',
  UPHELD_SCORE:
    'Несогласие принято, значит, поставьте балл, о котором просит участник (или выше прежнего, если балл не назван).',
  PARTLY_SCORE: 'Несогласие принято частично, значит, поставьте балл выше прежнего и ниже запрошенного.',
  REJECTED_SCORE: 'Несогласие отклонено, значит, балл остаётся прежним.',
}

export const settlementOutcomeLabels: Record<SettlementOutcome, string> = {
  UPHELD: 'принято',
  PARTLY: 'принято частично',
  REJECTED: 'отклонено',
}

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

export const levelValidityLabels: Record<LevelValidity, string> = {
  UNLIMITED: 'бессрочно',
  VALID: 'действует',
  CONFIRM_SOON: 'скоро истекает, нужно подтвердить',
  EXPIRED: 'истёк, нужно подтвердить',
}

export const deadlineLabels: Record<keyof CampaignDeadlines, string> = {
  selfAssessmentDue: 'Самооценка',
  ratingDue: 'Определение рейтинга',
  resultsSentDue: 'Направление результатов',
  publicationDue: 'Итоги и публикация',
}

/** «Несогласие можно направить до 17 марта 2026 г. включительно, осталось 15 рабочих дней.» */
export function objectionStateText(state: ObjectionState): string {
  switch (state.code) {
    case 'NOT_RECEIVED':
      return 'Срок для несогласия начнётся на следующий день после получения результатов.'
    case 'OPEN': {
      const left = `${count(state.workingDaysLeft, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
      return `Несогласие можно направить до ${formatLong(state.lastDay)} включительно, в запасе ${left}.${calendarCaveat(state)}`
    }
    case 'CLOSED':
      return `Срок для несогласия истёк ${formatLong(state.lastDay)}${calendarCaveat(state)}`
  }
}

/** Said beside a date counted in working days of a year whose production calendar is not published yet. */
export function calendarCaveat({ calendarKnown }: { calendarKnown: boolean }): string {
  return calendarKnown
    ? ''
    : ' Производственного календаря на этот год ещё нет: посчитано по дням с понедельника по пятницу.'
}

/** «До «Лидера» – одна ступень»: heading of the path. */
export function pathHeading(target: Level, { rungs }: LevelPath): string {
  return `До уровня «${target.title}» – ${rungs === 1 ? `одна${NBSP}ступень` : count(rungs, 'ступень', 'ступени', 'ступеней')}`
}

/** What an interpretation is about. */
export function subjectLabel(subject: InterpretationSubject): string {
  switch (subject) {
    case 'level':
      return 'Уровни'
    case 'total':
      return 'Итоговая оценка'
    case 'general':
      return 'Порядок в целом'
    default:
      return `Критерий${NBSP}${subject.slice('criterion:'.length)}`
  }
}

function listOf(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} и${NBSP}${numbers.at(-1) ?? ''}`
}
