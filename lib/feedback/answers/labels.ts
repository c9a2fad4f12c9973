/** Words of collecting. Pure. */

export const channelLabels = {
  LINK: 'по ссылке',
  TOUCHPOINT: 'у точки, по коду',
  KIOSK: 'на планшете',
  INVITATION: 'по приглашению',
  EMPLOYEE: 'сотрудники',
  PAPER: 'на бумаге',
  PHONE: 'по телефону',
  SHEET: 'в беседе',
  IMPORT: 'из файла',
} as const satisfies Record<string, string>

/** Ways in which somebody else writes an answer down. */
export const enteredChannels = ['PAPER', 'PHONE', 'SHEET'] as const
export type EnteredChannel = (typeof enteredChannels)[number]
