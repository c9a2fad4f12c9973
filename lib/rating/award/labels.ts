/** Russian texts of awards. */
import type { LevelValidity } from './validity'

export const levelValidityLabels: Record<LevelValidity, string> = {
  UNLIMITED: 'бессрочно',
  VALID: 'действует',
  CONFIRM_SOON: 'скоро истекает, нужно подтвердить',
  EXPIRED: 'истёк, нужно подтвердить',
}
