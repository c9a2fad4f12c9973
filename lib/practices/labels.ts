/** Russian texts for practices. Every Record is exhaustive. Pure. */
import { decimal, formatDecimal } from '@/lib/core/decimal'
import { formatSigned, NBSP } from '@/lib/core/format'
import type { PracticeStatus, ReplicationProblem } from './rules'

export const practiceStatusLabels: Record<PracticeStatus, { short: string; next: string; mark: 'ok' | 'warn' | 'bad' | 'none' }> = {
  DRAFT: { short: 'черновик', next: 'Опишите практику и отправьте её на публикацию.', mark: 'none' },
  SUBMITTED: { short: 'на рассмотрении', next: 'Уполномоченный орган или методолог публикует практику или возвращает её с замечаниями.', mark: 'warn' },
  RETURNED: { short: 'возвращена', next: 'Исправьте описание по замечаниям и отправьте снова.', mark: 'bad' },
  PUBLISHED: { short: 'опубликована', next: 'Практика видна всем, другие органы могут её тиражировать.', mark: 'ok' },
  WITHDRAWN: { short: 'снята с публикации', next: 'Практику больше не предлагают для тиражирования.', mark: 'none' },
}

export const replicationProblemTexts: Record<ReplicationProblem, string> = {
  NOT_PUBLISHED: 'Эта практика не опубликована: тиражировать можно только опубликованные. Выберите другую в перечне практик.',
  OWN_PRACTICE: 'Это практика того же органа: тиражировать её ему незачем. Выберите другой орган или откройте проект заново.',
  OWN_PROJECT: 'Практика выросла из этого же проекта: он не может тиражировать сам себя. Выберите другую практику.',
  CIRCLE: 'Получился бы круг: эта практика сама выросла из практики того же органа. Выберите другой орган или возьмите исходную практику за образец без тиражирования.',
}

/** «−55 %», «+12,5 %»; what cannot be computed is a dash. */
export const changeText = (change: string | null): string => (change === null ? '–' : `${formatSigned(change)}${NBSP}%`)

/** «40 → 18 минут», «18 минут» when the value before is not known. */
export function beforeAfterText({ before, after, unit }: { before: string | null; after: string; unit: string }): string {
  const arrow = before === null ? '' : `${formatDecimal(decimal(before))}${NBSP}→${NBSP}`
  return `${arrow}${formatDecimal(decimal(after))}${unit ? `${NBSP}${unit}` : ''}`
}

/** A contact whose telephone stays on one line. */
export const contactText = (contact: string): string => contact.replace(/(?<=\d) (?=\()|(?<=\)) (?=\d)/g, NBSP)
