/** Words of collecting. Pure. */
import type { SurveyChannel } from '@/lib/generated/prisma/enums'

export const channelLabels: Record<SurveyChannel, string> = {
  LINK: 'по ссылке',
  TOUCHPOINT: 'у точки, по коду',
  KIOSK: 'на планшете',
  INVITATION: 'по приглашению',
  EMPLOYEE: 'сотрудники',
  PAPER: 'на бумаге',
  PHONE: 'по телефону',
  SHEET: 'в беседе',
  IMPORT: 'из другой системы',
}

/** Ways in which somebody else writes an answer down. */
export const enteredChannels = ['PAPER', 'PHONE', 'SHEET'] as const
export type EnteredChannel = (typeof enteredChannels)[number]
