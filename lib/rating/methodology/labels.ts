/** Russian texts of the methodology: levels, dates, what an interpretation is about. */
import { type LevelTone, levelTone, findLevel, levelRule } from './levels'
import type { Methodology, Level, InterpretationSubject } from './types'
import { formatDecimal } from '@/lib/core/decimal'
import type { CampaignDeadlines } from './clock'
import { NBSP } from '@/lib/core/format'

/** Sign of a level: glyph, word and colour always go together. */
export type LevelSign = { glyph: string; title: string; tone: LevelTone }

const levelGlyphs: Record<LevelTone, string> = { leader: '★', progressive: '▲', basic: '●', initial: '○' }

/** Glyph, title and colour token of a level by its code; an unknown code shows itself. */
export function levelSign(methodology: Methodology, code: string): LevelSign {
  const tone = levelTone(methodology, code)
  return { glyph: levelGlyphs[tone], title: findLevel(methodology, code)?.title ?? code, tone }
}

/** «более 12», «от 8 до 12», «от 5, менее 8». */
export function levelRuleText(level: Level): string {
  return levelRule(level, (text) => formatDecimal(text))
}

export const deadlineLabels: Record<keyof CampaignDeadlines, string> = {
  selfAssessmentDue: 'Самооценка',
  ratingDue: 'Определение рейтинга',
  resultsSentDue: 'Направление результатов',
  publicationDue: 'Итоги и публикация',
}

/** What an interpretation is about. */
export function subjectLabel(subject: InterpretationSubject): string {
  switch (subject) {
    case 'level':
      return 'Уровни'
    case 'total':
      return 'Итоговая оценка'
    case 'general':
      return 'Порядок в целом'
    default:
      return `Критерий${NBSP}${subject.slice('criterion:'.length)}`
  }
}
