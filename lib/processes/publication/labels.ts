/** Words of what is cleared for the public. Pure. */
import type { ClientKey } from '../model/client'
import type { EditionState } from './rules'

export const editionLabels: Record<EditionState, { short: string; mark: 'ok' | 'none' | 'warn' }> = {
  NONE: { short: 'не открыт', mark: 'none' },
  PUBLIC: { short: 'открыт всем', mark: 'ok' },
  WITHDRAWN: { short: 'снят с публикации', mark: 'warn' },
}

export const materialKindLabels = { DOCUMENT: 'Документ', TEACHING: 'Обучающий материал' } as const

/** What the public page calls the client's own costs. */
export const publicClientLabels: Record<ClientKey, string> = {
  visits: 'Прийти, раз',
  documents: 'Собрать документов',
  hours: 'Ваше время, часов',
  money: 'Ваши расходы',
}

/** Until the tenant says otherwise. */
export const PORTAL_NAME = 'Процессы региона'
