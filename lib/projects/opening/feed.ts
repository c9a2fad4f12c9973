/** Sentences of a project's feed from what the events hold. Pure; an unknown kind or broken data still make a line. */
import { formatLong, isDateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { projectEventLabels } from '../state/labels'
import type { ProjectEventKind } from '../state/rules'
import type { ReportKind } from '../reports/rules'
import { reportKindLabels } from '../reports/labels'

export type FeedSentence = { title: string; /** Said below in full: a reason, a result, remarks. */ text: string }

const isKind = (kind: string): kind is ProjectEventKind => kind in projectEventLabels

/** What an event holds, read as words; broken data is empty words. */
function wordsOf(stored: unknown) {
  const data =
    typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {}
  const text = (key: string): string =>
    typeof data[key] === 'string' || typeof data[key] === 'number'
      ? String(data[key])
      : Array.isArray(data[key])
        ? data[key].filter((one) => typeof one === 'string').join(', ')
        : ''
  const quoted = (key: string): string => (text(key) ? ` «${text(key)}»` : '')
  const on = (key: string): string => (isDateString(text(key)) ? formatLong(text(key)) : '')
  const stage = text('stage') ? `Этап ${text('stage')}${quoted('title')}` : 'Этап'
  const remarks =
    typeof data.remarks === 'number'
      ? `${count(data.remarks, 'замечание', 'замечания', 'замечаний')} у полей паспорта`
      : text('remarks')
  return { text, quoted, on, stage, why: text('reason') || remarks || text('comment') }
}
type Words = ReturnType<typeof wordsOf>

function movedSentence({ text, on, stage, why }: Words): FeedSentence {
  const others = Number(text('others'))
  return {
    title: `${stage}: срок перенесён${on('from') ? ` с ${on('from')}` : ''}${on('to') ? ` на ${on('to')}` : ''}${others > 0 ? `, следом – ещё ${count(others, 'этап', 'этапа', 'этапов')}` : ''}`,
    text: why,
  }
}

function reportSentence(
  kind: 'REPORT_ASKED' | 'REPORT_SUBMITTED' | 'REPORT_DECIDED',
  { text, on, why }: Words,
): FeedSentence {
  const which = text('report') || text('kind')
  const report = which in reportKindLabels ? reportKindLabels[which as ReportKind] : 'Отчёт'
  const direction = text('direction') ? ` по направлению «${text('direction')}»` : ''
  const verb =
    kind === 'REPORT_ASKED'
      ? `запрошен${on('dueOn') ? `, срок – ${on('dueOn')}` : ''}`
      : kind === 'REPORT_SUBMITTED'
        ? 'сдан'
        : text('accepted') === 'no'
          ? 'возвращён'
          : 'принят'
  return { title: `${report}${direction} ${verb}`, text: why }
}

/** What happened, with its version, its thing and its value. */
function plainSentence(label: string, { text, why }: Words): FeedSentence {
  const version = text('version') ? `, версия ${text('version')}` : ''
  const what = text('goal') || text('title') || text('portfolio') || text('practice')
  const value = text('value') || text('amount')
  return {
    title: `${label}${version}${what ? `: ${what}` : ''}${value ? ` – ${value.replace('.', ',')}${text('unit') ? ` ${text('unit')}` : ''}` : ''}`,
    text: why,
  }
}

/** A line of the feed: what happened, to what, when and why. */
export function feedSentence(kind: string, stored: unknown): FeedSentence {
  if (!isKind(kind)) return { title: 'Изменение в проекте', text: '' }
  const words = wordsOf(stored)
  const { text, quoted, on, stage, why } = words
  const label = projectEventLabels[kind]
  switch (kind) {
    case 'STAGE_STARTED':
      return { title: `${stage} начат${on('on') ? ` ${on('on')}` : ''}`, text: '' }
    case 'STAGE_CLOSED':
      return { title: `${stage} закрыт${on('on') ? ` ${on('on')}` : ''}`, text: text('result') }
    case 'STAGE_REOPENED':
      return { title: `${stage} открыт заново`, text: why }
    case 'STAGE_MOVED':
      return movedSentence(words)
    case 'TASK_ADDED':
      return {
        title: `Добавлена задача${quoted('title')}${text('board') === 'DAILY' ? ' на ежедневную доску' : ''}`,
        text: '',
      }
    case 'TASK_DONE':
      return { title: `Выполнена задача${quoted('title')}`, text: '' }
    case 'SHARED_TASK_ADDED':
    case 'SHARED_TASK_DONE':
      return { title: `${label}${text('portfolio') ? ` «${text('portfolio')}»` : ''}: ${text('title')}`, text: '' }
    case 'ARTEFACT_ADDED':
      return {
        title: `К этапу ${text('stage')} приложен материал${quoted('title')}${text('tool') ? ` (${text('tool')})` : ''}`,
        text: '',
      }
    case 'NOTE_ADDED': {
      const tasks = Number(text('tasks'))
      return {
        title: `Записана встреча${on('on') ? ` ${on('on')}` : ''}${tasks > 0 ? `, из неё ${count(tasks, 'задача', 'задачи', 'задач')}` : ''}`,
        text: '',
      }
    }
    case 'REPORT_ASKED':
    case 'REPORT_SUBMITTED':
    case 'REPORT_DECIDED':
      return reportSentence(kind, words)
    case 'EVALUATED':
      return {
        title: `${label}${text('total') ? `: ${text('total').replace('.', ',')}${text('level') ? `, ${text('level')}` : ''}` : ''}`,
        text: why,
      }
    case 'CLOSED':
      return {
        title: `${label}${on('on') ? ` ${on('on')}` : ''}`,
        text: on('stabilityDue') ? `Результат измерить снова: ${on('stabilityDue')}.` : '',
      }
    case 'OPENED':
      return {
        title: `${label}${text('proposal') ? ` из предложения № ${text('proposal')}` : text('practice') ? ` по практике «${text('practice')}»` : text('process') ? ` для процесса «${text('process')}»` : ''}`,
        text: '',
      }
    case 'PARTICIPANTS_CHANGED':
      return { title: label, text: text('agencies') }
    case 'IMPORTED':
    case 'PORTFOLIO_CHANGED':
    case 'SUBMITTED':
    case 'WITHDRAWN':
    case 'AGREED':
    case 'RETURNED':
    case 'APPROVED':
    case 'SENT':
    case 'MEASURED':
    case 'MEASUREMENT_DECIDED':
    case 'STABILITY_ASKED':
    case 'EFFECT_REPORTED':
    case 'EFFECT_DECIDED':
    case 'FINISHED':
    case 'CANCELLED':
    case 'RESUMED':
    case 'PRACTICE_CREATED':
    case 'PUBLISHED':
    case 'UNPUBLISHED':
      return plainSentence(label, words)
  }
}
