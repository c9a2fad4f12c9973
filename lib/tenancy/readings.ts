/** How unclear places of the rating's act are read. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { Reading } from '@/lib/core/reading'
import { levelRuleText } from '@/lib/rating/methodology/labels'
import { findCriterion, type Methodology } from '@/lib/rating/methodology/types'
import { subjectLabel, subjectPlace } from './labels'

type InterpretationRow = {
  key: string
  subject: string
  text: string
  ruledBy: string | null
  ruledOn: DateString | null
}

/** Of the rating: the levels' limits and the criteria's scores as they are now. */
export function ratingReading(
  { key, subject, text, ruledBy, ruledOn }: InterpretationRow,
  methodology: Methodology | null,
): Reading {
  const criterion = /^criterion:(\d+)$/.exec(subject)?.[1]
  const found = methodology && criterion ? findCriterion(methodology, Number(criterion)) : undefined
  const value =
    subject === 'level' && methodology
      ? methodology.levels.map((level) => `«${level.title}» – ${levelRuleText(level)}`).join('; ')
      : found
        ? `возможные баллы: ${found.options
            .map(({ score }) => score)
            .sort((a, b) => a - b)
            .join(', ')}`
        : ''
  return {
    key: `rating:${key}`,
    title: subjectLabel(subject),
    text,
    value,
    since: '',
    by: ruledBy,
    on: ruledOn,
    place: subjectPlace(subject),
    seen: null,
    change: `interpretations/${encodeURIComponent(key)}`,
  }
}
