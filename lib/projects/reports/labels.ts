/** Russian texts of reports. Every Record is exhaustive. Pure. */
import type { ReportKind, ReportStatus } from './rules'
import type { Mark } from '../state/labels'

export const reportKindLabels: Record<ReportKind, string> = {
  OPENING: 'Отчёт об открытии',
  INTERIM: 'Отчёт о ходе проекта',
  CLOSING: 'Отчёт о закрытии',
}

export const reportStatusLabels: Record<ReportStatus, { short: string; mark: Mark }> = {
  DUE: { short: 'ждёт сдачи', mark: 'warn' },
  SUBMITTED: { short: 'на рассмотрении', mark: 'none' },
  RETURNED: { short: 'возвращён', mark: 'bad' },
  ACCEPTED: { short: 'принят', mark: 'ok' },
}
