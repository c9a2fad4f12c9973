/** Russian texts for codes of problems and words to the agency. Pure. */
import { count, formatNumber, NBSP, plural, upperFirst } from '@/lib/core/format'
import type {
  DayState,
  HeardAs,
  MessageKind,
  MessageMove,
  MessageStatus,
  ProblemMove,
  ProblemStatus,
  Tally,
} from './rules'

type Mark = 'ok' | 'warn' | 'bad' | 'none'

export const problemStatusLabels: Record<ProblemStatus, { short: string; mark: Mark }> = {
  NEW: { short: 'ждёт разбора', mark: 'warn' },
  IN_WORK: { short: 'делаем', mark: 'ok' },
  DONE: { short: 'сделано, людям не сказано', mark: 'warn' },
  DECLINED: { short: 'отказались, людям не сказано', mark: 'warn' },
  TOLD: { short: 'людям сказано', mark: 'ok' },
  JOINED: { short: 'присоединена к другой', mark: 'none' },
}

const problemMoveLabels: Record<ProblemMove, string> = {
  sort: 'Разобрать',
  finish: 'Сделано',
  decline: 'Отказаться',
  tell: 'Сказать людям',
  reopen: 'Вернуть в работу',
  join: 'Присоединить',
  part: 'Отделить',
}

/** Why a move is not open. */
export const problemRefusal = (status: ProblemStatus, move: ProblemMove): string =>
  `Сейчас проблема в состоянии «${problemStatusLabels[status].short}»: действие «${problemMoveLabels[move]}» недоступно. Обновите страницу.`

export const messageKindLabels: Record<MessageKind, string> = {
  THANKS: 'спасибо',
  PROBLEM: 'проблема',
  IDEA: 'идея',
}

export const messageStatusLabels: Record<MessageStatus, { short: string; mark: Mark }> = {
  NEW: { short: 'ждёт ответа', mark: 'warn' },
  IN_WORK: { short: 'в работе', mark: 'ok' },
  ANSWERED: { short: 'ответили', mark: 'ok' },
  CLOSED: { short: 'закрыто с причиной', mark: 'none' },
}

const messageMoveLabels: Record<MessageMove, string> = {
  take: 'Взять в работу',
  answer: 'Ответить',
  close: 'Закрыть',
  reopen: 'Вернуть в работу',
}

export const messageRefusal = (status: MessageStatus, move: MessageMove): string =>
  `Сейчас сообщение в состоянии «${messageStatusLabels[status].short}»: действие «${messageMoveLabels[move]}» недоступно. Обновите страницу.`

export const heardLabels: Record<HeardAs, { title: string; forms: readonly [string, string, string] }> = {
  ANSWERS: { title: 'ответы на опрос', forms: ['ответ', 'ответа', 'ответов'] },
  COMPLAINTS: { title: 'жалобы', forms: ['жалоба', 'жалобы', 'жалоб'] },
  PEOPLE: { title: 'люди, которые сказали сами', forms: ['человек', 'человека', 'человек'] },
}

/** «58 ответов и 13 сообщений, осень 2026»; answers under the threshold stand without a number. */
export function heardText(p: { heard: number | null; heardAs: HeardAs; heardWhere: string; messages: number }): string {
  const own =
    p.heard !== null && p.heard > 0
      ? count(p.heard, ...heardLabels[p.heardAs].forms)
      : p.messages === 0 && p.heardAs === 'ANSWERS' && p.heardWhere !== ''
        ? 'несколько ответов'
        : ''
  const written = p.messages > 0 ? count(p.messages, 'сообщение', 'сообщения', 'сообщений') : ''
  return [[own, written].filter(Boolean).join(' и '), p.heardWhere].filter(Boolean).join(', ')
}

const working = (n: number): string => count(n, 'рабочий день', 'рабочих дня', 'рабочих дней')

/** «осталось 8 рабочих дней», «последний день», «5 рабочих дней назад». */
export function dayStateText({ code, workingDays }: DayState): string {
  if (code === 'LATE') return `${working(workingDays)} назад`
  if (code === 'TODAY') return 'сегодня последний день'
  return workingDays > 0
    ? `${plural(workingDays, 'остался', 'осталось', 'осталось')} ${working(workingDays)}`
    : 'до конца выходных'
}

export const dayStateMark = ({ code }: DayState): 'ok' | 'warn' | 'bad' =>
  code === 'LATE' ? 'bad' : code === 'OPEN' ? 'ok' : 'warn'

/** «№ 15». */
export const problemSign = (number: number): string => `№${NBSP}${number}`

/** The heading of the board: what was solved, and of how many people do not know yet. */
export function boardTitle({ all, done, toTell, toSort }: Tally): string {
  if (all === 0) return 'Проблем пока нет'
  const solved = `Решили ${count(done, 'проблему', 'проблемы', 'проблем')} из${NBSP}${formatNumber(all)}`
  if (toTell > 0)
    return `${solved} – ${toTell === 1 || toTell === 11 ? 'об' : 'о'}${NBSP}${ofWhich(toTell)} людям ещё не${NBSP}сказали`
  return toSort > 0 ? `${solved}, ${formatNumber(toSort)} ${plural(toSort, 'ждёт', 'ждут', 'ждут')} разбора` : solved
}

const words = ['', 'одной', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти', 'десяти']
const ofWhich = (n: number): string => words[n] ?? formatNumber(n)

/** «Отказались от 2 – с объяснением, 3 делаем, 2 ждут разбора.» */
export function boardLead({ declined, inWork, toSort }: Tally): string {
  const parts = [
    declined > 0 && `отказались от${NBSP}${formatNumber(declined)} – с${NBSP}объяснением`,
    inWork > 0 && `${formatNumber(inWork)} делаем`,
    toSort > 0 && `${formatNumber(toSort)} ${plural(toSort, 'ждёт', 'ждут', 'ждут')} разбора`,
  ].filter((part) => part !== false)
  const text = parts.join(', ')
  return text === '' ? '' : `${upperFirst(text)}.`
}

/** «Вы сказали – мы сделали: выполнено 7 просьб из 12». */
export const toldTitle = ({ shown, shownDone }: Tally): string =>
  shown === 0
    ? 'Вы сказали – мы сделали'
    : `Вы сказали – мы сделали: ${plural(shownDone, 'выполнена', 'выполнено', 'выполнено')} ${count(shownDone, 'просьба', 'просьбы', 'просьб')} из${NBSP}${formatNumber(shown)}`

/** What of the page is still being done, declined and not yet there: nothing is left out without a word. */
export function toldLead({ shown, shownDone, shownDeclined, unshown }: Tally): string {
  const doing = shown - shownDone - shownDeclined
  const parts = [
    doing > 0 && `Ещё ${count(doing, 'просьбу', 'просьбы', 'просьб')} выполняем`,
    shownDeclined > 0 &&
      `${doing > 0 ? 'от' : 'От'}${NBSP}${formatNumber(shownDeclined)} отказались – и${NBSP}говорим почему`,
  ].filter((part) => part !== false)
  const more =
    unshown > 0
      ? `Разбираем или готовим ответ ещё по${NBSP}${count(unshown, 'просьбе', 'просьбам', 'просьбам')}: здесь их пока нет.`
      : ''
  return [parts.length > 0 ? `${parts.join(', ')}.` : '', more].filter(Boolean).join(' ')
}

/** The line that no form of the portal leaves out. */
export const APPEAL_NOTE = `Это не обращение по Федеральному закону №${NBSP}59-ФЗ: по нему ответ дают в установленный законом срок и за подписью.`
/** Where an official appeal is filed when the programme gives no address. */
export const APPEAL_HOW =
  'Официальное обращение подают письмом в орган, на личном приёме или через Госуслуги («Мои обращения»).'
export const NO_NAMES = 'Не пишите имён, телефонов и номеров документов: ответ вы увидите по коду.'
