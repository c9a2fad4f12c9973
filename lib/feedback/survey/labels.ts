/** Words of surveys. Pure. */
import { formatShort } from '@/lib/core/dates'
import { count, formatNumber } from '@/lib/core/format'
import type { QuestionKind } from './definition'
import type { PageField, QuestionField } from './draft'
import type { SurveyStage, SurveyStatus } from './status'

export const surveyStatusLabels: Record<SurveyStatus, { short: string }> = {
  DRAFT: { short: 'черновик' },
  OPEN: { short: 'запущен' },
  CLOSED: { short: 'закрыт' },
}

export const surveyStageLabels: Record<SurveyStage, string> = {
  DRAFT: 'черновик',
  WAITING: 'запущен, ещё не начался',
  OPEN: 'идёт',
  ENDED: 'дни опроса прошли',
  CLOSED: 'закрыт',
}

export const sideLabels = { EXTERNAL: 'внешние клиенты', INTERNAL: 'внутренние клиенты' } as const
export type ClientSide = keyof typeof sideLabels

export const purposeLabels = {
  SERVICE: 'Оценка услуги',
  INTERNAL_CLIENT: 'Внутренний клиент',
  TRAINING: 'После обучения',
  INTERVIEW: 'Лист интервью',
  FOCUS_GROUP: 'Лист фокус-группы',
  CULTURE: 'Корпоративная культура',
  NEEDS: 'Потребности клиентов',
  OTHER: 'Другое',
} as const
export type SurveyPurpose = keyof typeof purposeLabels

export const audienceLabels = {
  PUBLIC: 'все, у кого есть ссылка или код на табличке',
  INVITED: 'приглашённые: один ответ по приглашению',
  EMPLOYEES: 'сотрудники, войдя в портал',
  MODERATED: 'ведущий заполняет лист с ответами',
} as const
export type SurveyAudience = keyof typeof audienceLabels
/** «отвечают все, у кого есть ссылка»; of a moderator's sheet the moderator's words. */
export const audienceText = (audience: SurveyAudience): string =>
  audience === 'MODERATED' ? audienceLabels.MODERATED : `отвечают ${audienceLabels[audience]}`

export const kindLabels: Record<QuestionKind, string> = {
  one: 'Один ответ',
  many: 'Несколько',
  scale: 'Шкала',
  stars: 'Звёзды',
  nps: '0–10',
  matrix: 'Таблица',
  csi: 'Важность и оценка',
  ranking: 'По порядку',
  text: 'Слова',
  number: 'Число',
  date: 'Дата',
  file: 'Файл',
}

export const fieldLabels: Record<PageField | QuestionField, string> = {
  place: 'место',
  kind: 'как ответить',
  title: 'текст',
  note: 'пояснение',
  required: 'обязательный',
  options: 'варианты',
  rows: 'строки',
  other: '«Другое»',
  dontKnow: '«Не знаю»',
  main: 'по нему считают довольных',
  min: 'наименьшее',
  max: 'наибольшее',
  places: 'знаков после запятой',
  minLabel: 'слова у наименьшего',
  maxLabel: 'слова у наибольшего',
  minChosen: 'отметить не меньше',
  maxChosen: 'отметить не больше',
  showWhen: 'кому показывать',
  personal: 'личные данные',
  consent: 'согласие',
  next: 'что дальше',
}

export const questionsText = (n: number): string => count(n, 'вопрос', 'вопроса', 'вопросов')

/** «около 2 минут», «30 секунд». */
export const timeText = (seconds: number): string =>
  seconds < 50
    ? `около ${Math.max(10, Math.ceil(seconds / 10) * 10)} секунд`
    : `около ${count(Math.max(1, Math.round(seconds / 60)), 'минуты', 'минут', 'минут')}`

export const surveysText = (n: number): string => count(n, 'опрос', 'опроса', 'опросов')

type Days = { opensOn: string | null; closesOn: string | null; stage: SurveyStage }

/** «5–30 октября»; open ends in words. */
export function daysText({ opensOn, closesOn, stage }: Days): string {
  if (opensOn && closesOn) return `${formatShort(opensOn)} – ${formatShort(closesOn)}`
  if (opensOn) return `с ${formatShort(opensOn)}`
  return closesOn ? `до ${formatShort(closesOn)}` : stage === 'CLOSED' ? 'без срока' : 'пока не закроют'
}

/** «412 из 3 104»; what is not told yet says so. */
export function answeredText({ answered, asked }: { answered: number | null; asked: number | null }): string {
  if (answered === null) return `партия не закрыта${asked === null ? '' : `, спросили ${formatNumber(asked)}`}`
  if (asked === null) return formatNumber(answered)
  // Fewer asked than answered: the share is not known.
  return asked < answered
    ? `${formatNumber(answered)}; спросили ${formatNumber(asked)}, меньше, чем ответили`
    : `${formatNumber(answered)} из ${formatNumber(asked)}`
}
