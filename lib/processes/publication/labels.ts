/** Words of what is cleared for the public. Pure. */
import type { EditionState } from './rules'

export const editionLabels: Record<EditionState, { short: string; mark: 'ok' | 'none' | 'warn' }> = {
  NONE: { short: 'не открыт', mark: 'none' },
  PUBLIC: { short: 'открыт всем', mark: 'ok' },
  WITHDRAWN: { short: 'снят с публикации', mark: 'warn' },
}

export const materialKindLabels = { DOCUMENT: 'Документ', TEACHING: 'Обучающий материал' } as const

/** Until the tenant says otherwise. */
export const PORTAL_NAME = 'Процессы региона'
