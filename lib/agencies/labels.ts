import type { StatusName } from './schema'

export const agencyStatusLabels: Record<StatusName, string> = {
  ACTIVE: 'Действует',
  ABOLISHED: 'Упразднён',
  MERGED: 'Присоединён',
}

export const agencyEventLabels = {
  CREATED: 'Создан',
  RENAMED: 'Переименован',
  MOVED: 'Переподчинён',
  ABOLISHED: 'Упразднён',
  MERGED: 'Присоединён',
} as const
export type AgencyEventName = keyof typeof agencyEventLabels
