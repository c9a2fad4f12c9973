/** The quarterly report's cell of the cockpit. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { formatDayMonth, todayIn } from '@/lib/core/dates'
import { submissionTiming } from '@/lib/core/due'
import { NBSP } from '@/lib/core/format'
import { formatQuarter, quarterKey, quarterNumeral } from '@/lib/core/quarters'
import type { QuarterlyLine } from './view'

/** How the agency stands with the quarter's report. */
export type ReportFacts = Pick<QuarterlyLine, 'reportId' | 'state' | 'dueOn'>

function reportCell(
  found: ReportFacts | undefined,
  _agency: CellAgency,
  { quarter, timeZone, now }: CockpitFrame,
): Cell {
  if (!found) return noCell('не нужен')
  const { reportId, state, dueOn } = found
  const href = reportId === null ? `office/quarterly?quarter=${quarterKey(quarter)}` : `office/quarterly/${reportId}`
  const said = `отчёт за ${formatQuarter(quarter)}`
  const sent = { href, n: 1, of: 1 }
  const owed = { href, n: 0, of: 1 }
  switch (state) {
    case 'NOT_ASKED':
      return noCell('не нужен')
    case 'ACCEPTED':
      return cell('ok', 'принят', sent)
    case 'SUBMITTED':
      return cell('ok', 'на проверке', sent)
    case 'SUBMITTED_LATE':
      return cell('warn', 'на проверке', { ...sent, why: `${said} сдан с опозданием` })
    case 'RETURNED':
      return cell('warn', 'возвращён', { ...owed, why: `${said} возвращён` })
    case 'OVERDUE':
      return cell('bad', 'нет', {
        ...owed,
        why: `${said} просрочен, срок был ${formatDayMonth(dueOn, todayIn(timeZone, now))}`,
      })
    case 'NOT_BEGUN':
    case 'DRAFT': {
      const text = state === 'DRAFT' ? 'черновик' : 'нет'
      return submissionTiming(dueOn, timeZone, null, now).code === 'AHEAD'
        ? cell('none', text, owed)
        : cell('warn', text, {
            ...owed,
            why: `${said} ещё не сдан, срок – ${formatDayMonth(dueOn, todayIn(timeZone, now))}`,
          })
    }
  }
}

export const reportCells = {
  report: {
    place: 5,
    title: ({ quarter }) => `Отчёт ${quarterNumeral(quarter.quarter)}${NBSP}кв.`,
    total: 'HANDED_IN',
    ofQuarter: true,
    cell: reportCell,
  },
} satisfies CellSpecs
