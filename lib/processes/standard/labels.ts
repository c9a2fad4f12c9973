/** Words of standards. Pure. */
import type { StandardState } from './rules'

export const standardStateLabels: Record<StandardState, { short: string; mark: 'ok' | 'warn' | 'bad' | 'none' }> = {
  draft: { short: 'проект', mark: 'none' },
  new: { short: 'действует, замеров ещё нет', mark: 'none' },
  holds: { short: 'держится', mark: 'ok' },
  fell: { short: 'откатился', mark: 'bad' },
  old: { short: 'заменён новой версией', mark: 'none' },
}
