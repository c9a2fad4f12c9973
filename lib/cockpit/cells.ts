/** The cockpit's cells: what a figure of an agency says – sign, words, why it is so, and where the evidence is. Pure. */
import { formatDayMonth, todayIn } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { submissionTiming } from '@/lib/core/due'
import { NBSP, agree, count, formatDifference } from '@/lib/core/format'
import { formatQuarter, quarterKey } from '@/lib/core/quarters'
import { stageLateness } from '@/lib/projects/stages/rules'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { AgencyFacts, CockpitFrame, PlanFacts, ReportFacts, RoadmapFacts, ToolFacts } from './facts'
import type { CellKey } from './filter'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

export type Cell = {
  mark: Mark
  text: string
  /** Path under /‹tenant›/; null – there is nothing to open. */
  href: string | null
  /** Why it is «внимание» or «просрочено», as a part of a sentence; empty otherwise. */
  why: string
  /** What a column is sorted and summed by: n, or n of `of`; null – no figure. */
  n: number | null
  of: number | null
  /** Sign of the rating's level, in the place of a mark. */
  level?: { tone: string; glyph: string; title: string }
  /** Small, behind the text: «+0,6». */
  aside?: string
}
export type Cells = Record<CellKey, Cell>

const cell = (mark: Mark, text: string, more: Partial<Cell> = {}): Cell => ({
  mark,
  text,
  href: null,
  why: '',
  n: null,
  of: null,
  ...more,
})
const none = (text = 'нет данных'): Cell => cell('none', text)

function rating(facts: AgencyFacts, frame: CockpitFrame): Cell {
  if (facts.total === null || facts.level === null) return none('нет оценки')
  const level = frame.level(facts.level)
  const fell = facts.levelBefore !== null && frame.level(facts.levelBefore).rank < level.rank
  return cell(fell ? 'warn' : 'ok', formatDecimal(facts.total), {
    level,
    n: Number(facts.total),
    href: `agencies/${facts.slug}/${frame.year - 1}`,
    aside:
      facts.totalBefore === null || facts.totalBefore === facts.total
        ? undefined
        : formatDifference(facts.totalBefore, facts.total),
    why: fell ? `уровень ниже, чем за ${frame.year - 2}${NBSP}год: «${level.title}»` : '',
  })
}

function assessment(facts: AgencyFacts, { assessmentDue: due, criteria, timeZone, now, side }: CockpitFrame): Cell {
  const { status, assessmentId } = facts
  if (status === null || assessmentId === null || due === null) return none('не участвует')
  const href = side === 'staff' ? `office/verification/${assessmentId}` : `office/assessments/${assessmentId}`
  switch (status) {
    case 'NOT_STARTED':
    case 'DRAFT': {
      const { code } = submissionTiming(due, timeZone, null, now)
      const begun = status === 'DRAFT'
      const text = begun ? `черновик ${facts.answered}/${criteria}` : 'не начата'
      const said = `самооценка ${begun ? 'не сдана' : 'не начата'}`
      if (code === 'OVERDUE')
        return cell('bad', text, { href, n: 0, of: 1, why: `${said}, срок прошёл ${formatDayMonth(due)}` })
      if (code === 'DUE_SOON')
        return cell('warn', text, { href, n: 0, of: 1, why: `${said}, срок – ${formatDayMonth(due)}` })
      return cell(begun ? 'ok' : 'none', text, { href, n: 0, of: 1 })
    }
    case 'WITHDRAWN':
      return none('выбыл')
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

function roadmap(found: RoadmapFacts | undefined, { id, roadmapId }: AgencyFacts): Cell {
  if (!found || found.items === 0) return none('пунктов нет')
  const { items, done, overdue, soon } = found
  const text = `${done}${NBSP}из${NBSP}${items}`
  const points = (n: number) => `${count(n, 'пункт', 'пункта', 'пунктов')} дорожной карты`
  const base = {
    n: done,
    of: items,
    href: roadmapId === null ? 'office/roadmaps' : `office/roadmaps/${roadmapId}?body=${id}`,
  }
  if (overdue > 0)
    return cell('bad', text, {
      ...base,
      why: `${agree(overdue, 'просрочен', 'просрочено')} ${points(overdue)}`,
    })
  return soon > 0 ? cell('warn', text, { ...base, why: `скоро срок: ${points(soon)}` }) : cell('ok', text, base)
}

function report(found: ReportFacts | undefined, { quarter, timeZone, now }: CockpitFrame): Cell {
  if (!found) return none('не нужен')
  const { reportId, state, dueOn } = found
  const href = reportId === null ? `office/quarterly?quarter=${quarterKey(quarter)}` : `office/quarterly/${reportId}`
  const said = `отчёт за ${formatQuarter(quarter)}`
  const sent = { href, n: 1, of: 1 }
  const owed = { href, n: 0, of: 1 }
  switch (state) {
    case 'NOT_ASKED':
      return none('не нужен')
    case 'ACCEPTED':
      return cell('ok', 'принят', sent)
    case 'SUBMITTED':
      return cell('ok', 'на проверке', sent)
    case 'SUBMITTED_LATE':
      return cell('warn', 'на проверке', { ...sent, why: `${said} сдан с опозданием` })
    case 'RETURNED':
      return cell('warn', 'возвращён', { ...owed, why: `${said} возвращён` })
    case 'OVERDUE':
      return cell('bad', 'нет', { ...owed, why: `${said} просрочен, срок был ${formatDayMonth(dueOn)}` })
    case 'NOT_BEGUN':
    case 'DRAFT': {
      const text = state === 'DRAFT' ? 'черновик' : 'нет'
      return submissionTiming(dueOn, timeZone, null, now).code === 'AHEAD'
        ? cell('none', text, owed)
        : cell('warn', text, { ...owed, why: `${said} ещё не сдан, срок – ${formatDayMonth(dueOn)}` })
    }
  }
}

function projects(facts: AgencyFacts, { year, current, timeZone, now }: CockpitFrame): Cell {
  // The list of projects has those of subordinates and those it only takes part in, too: the cell opens its own.
  const href = `office/agencies/${facts.id}/projects`
  if (!current)
    return facts.finished === 0
      ? cell('none', '0', { n: 0 })
      : cell('ok', String(facts.finished), { n: facts.finished, href: `${href}?year=${year}` })
  const { running, lateProjects, lateSince } = facts
  if (running === 0) return cell('none', 'нет', { n: 0 })
  if (lateProjects === 0 || lateSince === null) return cell('ok', String(running), { n: running, href })
  const late = stageLateness({ dueTo: lateSince, closedOn: null }, todayIn(timeZone, now))
  return cell(
    late.kind === 'CRITICAL' ? 'bad' : 'warn',
    `${running}, ${lateProjects === running ? 'срыв этапа' : `срыв в${NBSP}${lateProjects}`}`,
    {
      n: running,
      href,
      why: `этап ${lateProjects === 1 ? 'проекта' : `в ${count(lateProjects, 'проекте', 'проектах', 'проектах')}`} просрочен на ${count(late.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}`,
    },
  )
}

function proposals(facts: AgencyFacts, { year, current }: CockpitFrame): Cell {
  const list = `office/proposals?agency=${facts.id}`
  const n = facts.proposals
  if (current && facts.unanswered > 0) {
    return cell('warn', `${n}, без ответа ${facts.unanswered}`, {
      n,
      href: `${list}&state=LATE`,
      why: `на ${count(facts.unanswered, 'предложение', 'предложения', 'предложений')} не ответили в срок`,
    })
  }
  return n === 0 ? cell('none', '0', { n }) : cell('ok', String(n), { n, href: `${list}&year=${year}` })
}

function tools(found: ToolFacts | undefined, id: string): Cell {
  if (!found || found.tools === 0) return none()
  const { levels, differences } = found
  if (levels.NOT_BEGUN === found.tools)
    return cell('none', 'не начато', { href: `office/tools/${id}`, n: 0, of: found.tools })
  const applied = levels.APPLIED + levels.STANDARD
  const base = { href: `office/tools/${id}`, n: applied, of: found.tools }
  const text = `${applied}${NBSP}из${NBSP}${found.tools}`
  return differences > 0
    ? cell('warn', text, { ...base, why: 'инструменты: посещение показало не то, что заявлено' })
    : cell('ok', text, base)
}

function plan(facts: PlanFacts | undefined, id: string, { year }: CockpitFrame): Cell {
  if (!facts || facts.of === 0) return none()
  const mark: Mark = facts.worst
  return cell(mark, `${facts.met}${NBSP}из${NBSP}${facts.of}`, {
    n: facts.met,
    of: facts.of,
    href: `office/plan?agency=${id}&year=${year}`,
    why: mark === 'bad' || mark === 'warn' ? `план: ${facts.words.join('; ')}` : '',
  })
}

function trained(facts: PlanFacts | undefined, id: string, { year }: CockpitFrame): Cell {
  const found = facts?.trained
  if (!found) return none()
  const text =
    found.target === null
      ? formatDecimal(found.value)
      : `${formatDecimal(found.value)}${NBSP}из${NBSP}${formatDecimal(found.target)}`
  return cell(found.kind, text, { n: Number(found.value), href: `office/plan?agency=${id}&year=${year}` })
}

/** Every cell of an agency; which of them are shown says the programme (shownColumns). */
export function cellsOf(
  facts: AgencyFacts,
  {
    planned,
    mapped,
    reported,
    adopted,
  }: { planned?: PlanFacts; mapped?: RoadmapFacts; reported?: ReportFacts; adopted?: ToolFacts },
  frame: CockpitFrame,
): Cells {
  const cells: Cells = {
    rating: rating(facts, frame),
    assessment: assessment(facts, frame),
    plan: plan(planned, facts.id, frame),
    roadmap: roadmap(mapped, facts),
    report: report(reported, frame),
    projects: projects(facts, frame),
    proposals: proposals(facts, frame),
    tools: tools(adopted, facts.id),
    trained: trained(planned, facts.id, frame),
  }
  if (facts.until === null) return cells
  // Of one that is gone nothing more is asked; its figures stay.
  return Object.fromEntries(
    Object.entries(cells).map(([key, one]) => [key, { ...one, mark: one.mark === 'ok' ? 'ok' : 'none', why: '' }]),
  ) as Cells
}
