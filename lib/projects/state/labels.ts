/**
 * Russian texts for codes of projects. Every Record is exhaustive: a new code does not compile without its text. Pure.
 */
import type { PassportStatus, ProjectEventKind, ProjectKind, ProjectMove, ProjectStatus } from './rules'

export const projectKindLabels: Record<ProjectKind, string> = {
  LEAN: 'бережливый',
  CLIENT_CENTRIC: 'клиентоцентричный',
}

/** `short` – for tables; `next` – what comes now. */
export const projectStatusLabels: Record<ProjectStatus, { short: string; next: string; mark: Mark }> = {
  DRAFT: { short: 'черновик', next: 'Заполните паспорт и отправьте его на согласование.', mark: 'none' },
  APPROVAL: { short: 'на согласовании', next: 'Руководитель заказчика согласует и утверждает паспорт.', mark: 'warn' },
  RUNNING: { short: 'выполняется', next: 'Закрывайте этапы с подтверждением.', mark: 'ok' },
  MONITORING: { short: 'на мониторинге', next: 'В срок измерьте, держится ли результат.', mark: 'ok' },
  FINISHED: { short: 'завершён', next: 'Проект завершён. Оформите его как практику.', mark: 'ok' },
  CANCELLED: { short: 'прекращён', next: 'Проект прекращён.', mark: 'none' },
}

/** A line of the project's feed; what the event holds is added by the page. */
export const projectEventLabels: Record<ProjectEventKind, string> = {
  OPENED: 'Проект открыт',
  IMPORTED: 'Паспорт загружен из документа',
  PARTICIPANTS_CHANGED: 'Изменён состав участников',
  PORTFOLIO_CHANGED: 'Изменён портфель',
  SUBMITTED: 'Паспорт отправлен на согласование',
  WITHDRAWN: 'Паспорт отозван с согласования',
  AGREED: 'Паспорт согласован',
  RETURNED: 'Паспорт возвращён с замечаниями',
  APPROVED: 'Паспорт утверждён',
  SENT: 'Паспорт направлен в центр компетенций',
  STAGE_STARTED: 'Этап начат',
  STAGE_CLOSED: 'Этап закрыт',
  STAGE_REOPENED: 'Этап открыт заново',
  STAGE_MOVED: 'Перенесён срок этапа',
  TASK_ADDED: 'Добавлена задача',
  TASK_DONE: 'Задача выполнена',
  SHARED_TASK_ADDED: 'Добавлена общая задача портфеля',
  SHARED_TASK_DONE: 'Выполнена общая задача портфеля',
  ARTEFACT_ADDED: 'Добавлен материал',
  NOTE_ADDED: 'Добавлена запись встречи',
  MEASURED: 'Измерен показатель',
  MEASUREMENT_DECIDED: 'Рассмотрено измерение',
  EFFECT_REPORTED: 'Заявлен эффект',
  EFFECT_DECIDED: 'Рассмотрен эффект',
  REPORT_ASKED: 'Запрошен отчёт',
  REPORT_SUBMITTED: 'Отчёт сдан',
  REPORT_DECIDED: 'Отчёт рассмотрен',
  EVALUATED: 'Оценена значимость',
  CLOSED: 'Проект закрыт',
  STABILITY_ASKED: 'Запрошено новое измерение: держится ли результат',
  FINISHED: 'Проект завершён',
  CANCELLED: 'Проект прекращён',
  RESUMED: 'Проект возобновлён',
  PRACTICE_CREATED: 'Оформляется как практика',
  PUBLISHED: 'Открыт в публичной галерее',
  UNPUBLISHED: 'Убран из публичной галереи',
}

export const passportStatusLabels: Record<PassportStatus, { short: string; mark: Mark }> = {
  SUBMITTED: { short: 'на согласовании', mark: 'warn' },
  RETURNED: { short: 'возвращена с замечаниями', mark: 'bad' },
  APPROVED: { short: 'утверждена', mark: 'ok' },
  WITHDRAWN: { short: 'отозвана', mark: 'none' },
}

/** Why a move is not open now. */
export const moveRefusals: Record<ProjectMove, string> = {
  submit: 'Паспорт уже на согласовании или проект завершён: отправить его сейчас нельзя.',
  withdraw: 'Паспорт не на согласовании: отзывать нечего.',
  return: 'Паспорт не на согласовании: возвращать нечего.',
  approve: 'Паспорт не на согласовании: сначала его отправляет куратор.',
  close: 'Закрыть можно только выполняемый проект.',
  finish: 'Завершить можно проект, который выполняется или на мониторинге.',
  cancel: 'Прекратить можно проект, который ещё не закрыт.',
  resume: 'Проект не прекращён: возобновлять нечего.',
}

/** Colour of a state's mark. */
export type Mark = 'ok' | 'warn' | 'bad' | 'none'
