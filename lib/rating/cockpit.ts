/** The rating's cells of the cockpit. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { formatDayMonth, todayIn, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { submissionTiming } from '@/lib/core/due'
import { formatDifference, NBSP } from '@/lib/core/format'
import type { LevelTone } from './methodology/levels'
import { assessmentStatusLabels } from './status/labels'
import type { AssessmentStatus } from './status/rules'

export type RatingFacts = {
  /** Published rating of the year before the shown one, and of the year before that. */
  total: string | null
  level: string | null
  totalBefore: string | null
  levelBefore: string | null
  /** A level's sign by its code; rank 0 – the highest. */
  sign: (code: string) => { tone: LevelTone; glyph: string; title: string; rank: number }
}
export type AssessmentFacts = {
  /** Self-assessment of the shown year. */
  assessmentId: string | null
  status: AssessmentStatus | null
  submittedAt: Date | null
  answered: number
  finalTotal: string | null
  /** Of its campaign: last day, and how many criteria are to be answered. */
  due: DateString | null
  criteria: number
}

function ratingCell(facts: RatingFacts | undefined, { slug }: CellAgency, frame: CockpitFrame): Cell {
  if (!facts || facts.total === null || facts.level === null) return noCell('нет оценки')
  const level = facts.sign(facts.level)
  const fell = facts.levelBefore !== null && facts.sign(facts.levelBefore).rank < level.rank
  return cell(fell ? 'warn' : 'ok', formatDecimal(facts.total), {
    level,
    n: Number(facts.total),
    href: `agencies/${slug}/${frame.year - 1}`,
    aside:
      facts.totalBefore === null || facts.totalBefore === facts.total
        ? undefined
        : formatDifference(facts.totalBefore, facts.total),
    why: fell ? `уровень ниже, чем за ${frame.year - 2}${NBSP}год: «${level.title}»` : '',
  })
}

function assessmentCell(
  facts: AssessmentFacts | undefined,
  _agency: CellAgency,
  { timeZone, now, side }: CockpitFrame,
): Cell {
  if (!facts) return noCell('не участвует')
  const { status, assessmentId, due, criteria } = facts
  if (status === null || assessmentId === null || due === null) return noCell('не участвует')
  const href = side === 'staff' ? `office/verification/${assessmentId}` : `office/assessments/${assessmentId}`
  switch (status) {
    case 'NOT_STARTED':
    case 'DRAFT': {
      const { code } = submissionTiming(due, timeZone, null, now)
      const begun = status === 'DRAFT'
      const text = begun ? `черновик ${facts.answered}/${criteria}` : 'не начата'
      const said = `самооценка ${begun ? 'не сдана' : 'не начата'}`
      if (code === 'OVERDUE')
        return cell('bad', text, {
          href,
          n: 0,
          of: 1,
          why: `${said}, срок прошёл ${formatDayMonth(due, todayIn(timeZone, now))}`,
        })
      if (code === 'DUE_SOON')
        return cell('warn', text, {
          href,
          n: 0,
          of: 1,
          why: `${said}, срок – ${formatDayMonth(due, todayIn(timeZone, now))}`,
        })
      return cell(begun ? 'ok' : 'none', text, { href, n: 0, of: 1 })
    }
    case 'WITHDRAWN':
      return noCell('выбыл')
    case 'FINAL':
      return cell('ok', facts.finalTotal === null ? 'итог подведён' : `итог ${formatDecimal(facts.finalTotal)}`, {
        href,
        n: 1,
        of: 1,
      })
    case 'SUBMITTED':
    case 'VERIFICATION':
    case 'VERIFIED':
    case 'RESULTS_SENT':
    case 'RECEIVED':
    case 'OBJECTED':
    case 'SETTLED': {
      const late = facts.submittedAt !== null && submissionTiming(due, timeZone, facts.submittedAt, now).code === 'LATE'
      const text = assessmentStatusLabels[status].short
      return cell(late ? 'warn' : 'ok', text, { href, n: 1, of: 1, why: late ? 'самооценка сдана с опозданием' : '' })
    }
  }
}

export const ratingCells = {
  rating: {
    place: 1,
    title: ({ year }) => `Рейтинг ${year - 1}`,
    total: 'MEAN',
    order: 'По рейтингу',
    cell: ratingCell,
  },
  assessment: { place: 2, title: ({ year }) => `Самооценка ${year}`, total: 'HANDED_IN', cell: assessmentCell },
} satisfies CellSpecs
