/** Russian names of what the adoption of tools is made of. */
import type { ToolLevel } from './rules'

export const levelLabels: Record<ToolLevel, string> = {
  NOT_BEGUN: 'не начат',
  PILOT: 'пилот',
  APPLIED: 'применяется',
  STANDARD: 'стандарт',
}
/** Shape says the level without colour: empty, quarter, half, full. */
export const levelGlyphs: Record<ToolLevel, string> = { NOT_BEGUN: '○', PILOT: '◔', APPLIED: '◑', STANDARD: '●' }
export const levelHints: Record<ToolLevel, string> = {
  NOT_BEGUN: 'инструментом пока не пользуются',
  PILOT: 'пробуют в одном месте, результат ещё не оценён',
  APPLIED: 'пользуются в ежедневной работе',
  STANDARD: 'закреплён документом, по нему работают и обучают новых',
}
const WHOLE_AGENCY = 'Орган в целом'
export const unitLabel = (unit: string): string => unit || WHOLE_AGENCY
