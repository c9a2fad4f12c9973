import { describe, expect, it } from 'vitest'
import { cellsOf, type Cells } from '@/lib/cockpit/cells'
import type { AgencyFacts as Agency } from '@/lib/cockpit/facts'
import type { CockpitFrame as Frame } from '@/lib/core/cockpit'
import type { PlanFacts } from '@/lib/plan/cockpit'
import type { ProjectFacts } from '@/lib/projects/cockpit'
import type { ProposalFacts } from '@/lib/proposals/cockpit'
import type { ReportFacts } from '@/lib/quarterly/cockpit'
import type { AssessmentFacts, RatingFacts } from '@/lib/rating/cockpit'
import type { AssessmentStatus } from '@/lib/rating/status/rules'
import type { RoadmapFacts } from '@/lib/roadmaps/cockpit'
import type { ToolFacts } from '@/lib/tools/cockpit'

/** Everything that the modules know of an agency, as one flat record. */
type AgencyFacts = Agency &
  Omit<RatingFacts, 'sign'> &
  Omit<AssessmentFacts, 'due' | 'criteria'> &
  ProjectFacts &
  ProposalFacts & { roadmapId: string | null }
type CockpitFrame = Frame & { assessmentDue: string | null; criteria: number; level: RatingFacts['sign'] }

const ranks: Record<string, number> = { LEADER: 0, PROGRESSIVE: 1, BASIC: 2 }
const frame: CockpitFrame = {
  side: 'staff',
  timeZone: 'Asia/Novokuznetsk',
  now: new Date('2026-11-02T05:00:00Z'),
  year: 2026,
  current: true,
  assessmentDue: '2026-12-15',
  criteria: 8,
  quarter: { year: 2026, quarter: 3 },
  level: (code) => ({ tone: 'basic', glyph: code.charAt(0), title: code, rank: ranks[code] ?? 9 }),
}
const facts: AgencyFacts = {
  id: 'a1',
  parentId: null,
  name: 'Министерство',
  kind: 'EXECUTIVE_BODY',
  slug: 'minobr',
  until: null,
  successor: null,
  since: null,
  total: null,
  level: null,
  totalBefore: null,
  levelBefore: null,
  roadmapId: null,
  assessmentId: null,
  status: null,
  submittedAt: null,
  answered: 0,
  finalTotal: null,
  running: 0,
  lateProjects: 0,
  lateSince: null,
  finished: 0,
  proposals: 0,
  unanswered: 0,
}
type More = {
  planned?: PlanFacts
  mapped?: Omit<RoadmapFacts, 'roadmapId'>
  reported?: ReportFacts
  adopted?: ToolFacts
}
const cells = (
  own: Partial<AgencyFacts> = {},
  { planned, mapped, reported, adopted }: More = {},
  at: Partial<CockpitFrame> = {},
): Cells => {
  const known = { ...facts, ...own }
  const { assessmentDue: due, criteria, level: sign, ...shown } = { ...frame, ...at }
  return cellsOf(
    known,
    {
      rating: { ...known, sign },
      assessment: { ...known, due, criteria },
      plan: planned,
      trained: planned,
      roadmap: mapped && { ...mapped, roadmapId: known.roadmapId },
      report: reported,
      projects: known,
      proposals: known,
      tools: adopted,
    },
    shown,
  )
}
/** An amount as text is written with no-break spaces; here they stand as ordinary ones. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' ')) as T

describe('nothing known of an agency', () => {
  it('is said in each column’s own words, neither good nor bad', () => {
    expect(
      Object.fromEntries(
        Object.entries(cells()).map(([key, { mark, text, n, href, why }]) => [key, [mark, text, n, href, why]]),
      ),
    ).toEqual({
      rating: ['none', 'нет оценки', null, null, ''],
      assessment: ['none', 'не участвует', null, null, ''],
      plan: ['none', 'нет данных', null, null, ''],
      roadmap: ['none', 'пунктов нет', null, null, ''],
      report: ['none', 'не нужен', null, null, ''],
      projects: ['none', 'нет', 0, null, ''],
      proposals: ['none', '0', 0, null, ''],
      processes: ['none', 'нет', null, null, ''],
      SATISFACTION: ['none', 'не спрашивали', null, null, ''],
      PROBLEMS_OPEN: ['none', 'нет', null, null, ''],
      tools: ['none', 'нет данных', null, null, ''],
      trained: ['none', 'нет данных', null, null, ''],
    })
  })
})

describe('rating', () => {
  const rated = { total: '9.4', level: 'PROGRESSIVE' }

  it('is the published total with its level, of the year before the shown one', () => {
    expect(cells(rated).rating).toEqual({
      mark: 'ok',
      text: '9,4',
      href: 'agencies/minobr/2025',
      why: '',
      n: 9.4,
      of: null,
      level: { tone: 'basic', glyph: 'P', title: 'PROGRESSIVE', rank: 1 },
      aside: undefined,
    })
    expect(cells({ total: '9.4' }).rating.text).toBe('нет оценки')
    expect(cells({ level: 'BASIC' }).rating.text).toBe('нет оценки')
  })

  it('asks for attention when the level fell, not when it stayed or rose', () => {
    const from = (levelBefore: string | null) => plain(cells({ ...rated, levelBefore }).rating)
    expect(from('LEADER')).toMatchObject({ mark: 'warn', why: 'уровень ниже, чем за 2024 год: «PROGRESSIVE»' })
    for (const before of ['PROGRESSIVE', 'BASIC', null]) expect(from(before)).toMatchObject({ mark: 'ok', why: '' })
  })

  it('says the difference beside the total, and nothing when there is none', () => {
    expect(cells({ ...rated, totalBefore: '8.8' }).rating.aside).toBe('+0,6')
    expect(cells({ ...rated, totalBefore: '9.4' }).rating.aside).toBeUndefined()
  })
})

describe('self-assessment', () => {
  const of = (status: AssessmentStatus, own: Partial<AgencyFacts> = {}, at: Partial<CockpitFrame> = {}) =>
    cells({ assessmentId: 's1', status, ...own }, {}, at).assessment

  it('opens the checking for the staff and the self-assessment for the agency', () => {
    expect(of('DRAFT').href).toBe('office/verification/s1')
    expect(of('DRAFT', {}, { side: 'agency' }).href).toBe('office/assessments/s1')
  })

  it('is nothing without a campaign, a record or a due day', () => {
    expect(of('DRAFT', { assessmentId: null }).text).toBe('не участвует')
    expect(of('DRAFT', {}, { assessmentDue: null }).text).toBe('не участвует')
    expect(cells({ assessmentId: 's1' }).assessment.text).toBe('не участвует')
  })

  it('waits quietly, warns shortly before the day and is overdue after it', () => {
    const on = (day: string, status: AssessmentStatus) =>
      of(status, { answered: 3 }, { now: new Date(`${day}T05:00:00Z`) })
    expect(on('2026-11-02', 'DRAFT')).toMatchObject({ mark: 'ok', text: 'черновик 3/8', why: '', n: 0, of: 1 })
    expect(on('2026-11-02', 'NOT_STARTED')).toMatchObject({ mark: 'none', text: 'не начата', why: '', n: 0, of: 1 })
    expect(plain(on('2026-12-14', 'DRAFT'))).toMatchObject({
      mark: 'warn',
      text: 'черновик 3/8',
      why: 'самооценка не сдана, срок – 15 декабря',
      n: 0,
      of: 1,
    })
    expect(plain(on('2026-12-14', 'NOT_STARTED'))).toMatchObject({
      mark: 'warn',
      why: 'самооценка не начата, срок – 15 декабря',
    })
    expect(plain(on('2026-12-16', 'NOT_STARTED'))).toMatchObject({
      mark: 'bad',
      text: 'не начата',
      href: 'office/verification/s1',
      why: 'самооценка не начата, срок прошёл 15 декабря',
      n: 0,
      of: 1,
    })
  })

  it('counts as handed in from the submission on; late is said', () => {
    const statuses = [
      'SUBMITTED',
      'VERIFICATION',
      'VERIFIED',
      'RESULTS_SENT',
      'RECEIVED',
      'OBJECTED',
      'SETTLED',
    ] as const
    for (const status of statuses) {
      expect(of(status, { submittedAt: new Date('2026-12-15T05:00:00Z') })).toMatchObject({
        mark: 'ok',
        why: '',
        n: 1,
        of: 1,
        href: 'office/verification/s1',
      })
      expect(of(status, { submittedAt: new Date('2026-12-16T05:00:00Z') })).toMatchObject({
        mark: 'warn',
        why: 'самооценка сдана с опозданием',
      })
      expect(of(status).mark).toBe('ok')
    }
    expect(of('SUBMITTED').text).toBe('сдана')
  })

  it('ends with the total, or with the withdrawal', () => {
    expect(of('FINAL')).toMatchObject({
      mark: 'ok',
      text: 'итог подведён',
      n: 1,
      of: 1,
      href: 'office/verification/s1',
    })
    expect(of('FINAL', { finalTotal: '10.2' }).text).toBe('итог 10,2')
    expect(of('WITHDRAWN')).toMatchObject({ mark: 'none', text: 'выбыл', href: null, n: null })
  })
})

describe('road map', () => {
  const of = (more: Partial<RoadmapFacts>, own: Partial<AgencyFacts> = {}) =>
    plain(cells(own, { mapped: { items: 30, done: 4, overdue: 0, soon: 0, ...more } }).roadmap)

  it('is done of all, overdue before soon', () => {
    expect(of({})).toMatchObject({ mark: 'ok', text: '4 из 30', n: 4, of: 30, href: 'office/roadmaps', why: '' })
    expect(of({}, { roadmapId: 'r1' }).href).toBe('office/roadmaps/r1?body=a1')
    expect(of({ soon: 2 })).toMatchObject({ mark: 'warn', n: 4, why: 'скоро срок: 2 пункта дорожной карты' })
    expect(of({ overdue: 5, soon: 2 })).toMatchObject({
      mark: 'bad',
      of: 30,
      why: 'просрочено 5 пунктов дорожной карты',
    })
    expect(of({ items: 0 }).text).toBe('пунктов нет')
  })

  it('agrees the verb with the number', () => {
    expect(of({ overdue: 1 }).why).toBe('просрочен 1 пункт дорожной карты')
    expect(of({ overdue: 11 }).why).toBe('просрочено 11 пунктов дорожной карты')
    expect(of({ overdue: 21 }).why).toBe('просрочен 21 пункт дорожной карты')
  })
})

describe('quarterly report', () => {
  const of = (state: ReportFacts['state'], dueOn = '2026-12-03', reportId: string | null = 'q1') =>
    plain(cells({}, { reported: { state, dueOn, reportId } }).report)

  it('says what became of it', () => {
    expect(of('NOT_ASKED')).toMatchObject({ mark: 'none', text: 'не нужен', href: null, n: null })
    expect(of('ACCEPTED')).toMatchObject({ mark: 'ok', text: 'принят', n: 1, of: 1, href: 'office/quarterly/q1' })
    expect(of('SUBMITTED')).toMatchObject({ mark: 'ok', text: 'на проверке', n: 1, of: 1, why: '' })
    expect(of('SUBMITTED_LATE')).toMatchObject({
      mark: 'warn',
      text: 'на проверке',
      n: 1,
      why: 'отчёт за III квартал 2026 г. сдан с опозданием',
    })
    expect(of('RETURNED')).toMatchObject({
      mark: 'warn',
      text: 'возвращён',
      n: 0,
      of: 1,
      why: 'отчёт за III квартал 2026 г. возвращён',
    })
    expect(of('OVERDUE', '2026-10-03', null)).toMatchObject({
      mark: 'bad',
      text: 'нет',
      n: 0,
      of: 1,
      href: 'office/quarterly?quarter=2026-3',
      why: 'отчёт за III квартал 2026 г. просрочен, срок был 3 октября',
    })
  })

  it('warns of what is not handed in only near its day', () => {
    expect(of('DRAFT')).toMatchObject({ mark: 'none', text: 'черновик', n: 0, of: 1, why: '' })
    expect(of('NOT_BEGUN')).toMatchObject({ mark: 'none', text: 'нет' })
    expect(of('DRAFT', '2026-11-03')).toMatchObject({
      mark: 'warn',
      text: 'черновик',
      n: 0,
      why: 'отчёт за III квартал 2026 г. ещё не сдан, срок – 3 ноября',
    })
  })
})

describe('projects', () => {
  const of = (own: Partial<AgencyFacts>, at: Partial<CockpitFrame> = {}) => plain(cells(own, {}, at).projects)

  it('are those finished, in a year that is over', () => {
    expect(of({ finished: 0, running: 4 }, { current: false })).toMatchObject({
      mark: 'none',
      text: '0',
      n: 0,
      href: null,
    })
    expect(of({ finished: 3 }, { current: false })).toMatchObject({
      mark: 'ok',
      text: '3',
      n: 3,
      href: 'office/agencies/a1/projects?year=2026',
    })
  })

  it('are those under way in the current one, with the worst delay of a stage', () => {
    expect(of({ running: 4 })).toMatchObject({
      mark: 'ok',
      text: '4',
      n: 4,
      href: 'office/agencies/a1/projects',
      why: '',
    })
    expect(of({ running: 0, lateProjects: 1, lateSince: '2026-10-01' }).text).toBe('нет')
    expect(of({ running: 4, lateProjects: 1 }).mark).toBe('ok')
    expect(of({ running: 4, lateSince: '2026-10-30' }).mark).toBe('ok')
    expect(of({ running: 4, lateProjects: 1, lateSince: '2026-10-30' })).toMatchObject({
      mark: 'warn',
      text: '4, срыв в 1',
      n: 4,
      href: 'office/agencies/a1/projects',
    })
    expect(of({ running: 2, lateProjects: 2, lateSince: '2026-09-01' })).toMatchObject({
      mark: 'bad',
      text: '2, срыв этапа',
    })
    expect(of({ running: 4, lateProjects: 1, lateSince: '2026-10-30' }).why).toMatch(
      /^этап проекта просрочен на \d+ рабоч/,
    )
    expect(of({ running: 4, lateProjects: 3, lateSince: '2026-10-30' }).why).toMatch(/^этап в 3 проектах просрочен на /)
  })
})

describe('proposals', () => {
  const of = (own: Partial<AgencyFacts>, at: Partial<CockpitFrame> = {}) => plain(cells(own, {}, at).proposals)

  it('are counted by the year; those without an answer matter while the year runs', () => {
    expect(of({ proposals: 7 })).toMatchObject({
      mark: 'ok',
      text: '7',
      n: 7,
      href: 'office/proposals?agency=a1&year=2026',
      why: '',
    })
    expect(of({ proposals: 7, unanswered: 2 })).toMatchObject({
      mark: 'warn',
      text: '7, без ответа 2',
      n: 7,
      href: 'office/proposals?agency=a1&state=LATE',
      why: 'на 2 предложения не ответили в срок',
    })
    expect(of({ proposals: 7, unanswered: 2 }, { current: false })).toMatchObject({ mark: 'ok', text: '7' })
  })
})

describe('tools', () => {
  const of = (levels: Partial<ToolFacts['levels']>, more: Partial<ToolFacts> = {}) =>
    plain(
      cells(
        {},
        {
          adopted: {
            tools: 5,
            differences: 0,
            levels: { NOT_BEGUN: 0, PILOT: 0, APPLIED: 0, STANDARD: 0, ...levels } as ToolFacts['levels'],
            ...more,
          },
        },
      ).tools,
    )

  it('counts what is applied or standard; a visit that saw otherwise asks for attention', () => {
    expect(of({ NOT_BEGUN: 5 })).toMatchObject({
      mark: 'none',
      text: 'не начато',
      n: 0,
      of: 5,
      href: 'office/tools/a1',
    })
    expect(of({ NOT_BEGUN: 1, PILOT: 1, APPLIED: 2, STANDARD: 1 })).toMatchObject({
      mark: 'ok',
      text: '3 из 5',
      n: 3,
      of: 5,
      href: 'office/tools/a1',
      why: '',
    })
    expect(of({ PILOT: 5 }, { differences: 1 })).toMatchObject({
      mark: 'warn',
      text: '0 из 5',
      n: 0,
      why: 'инструменты: посещение показало не то, что заявлено',
    })
    expect(of({}, { tools: 0 }).text).toBe('нет данных')
  })
})

describe('plan', () => {
  const planned = (more: Partial<PlanFacts> = {}): PlanFacts => ({
    met: 3,
    of: 5,
    worst: 'ok',
    words: ['обучено 2 из 10', 'проектов 0 из 1'],
    trained: null,
    ...more,
  })

  it('is as bad as its worst indicator, and says which they are', () => {
    const of = (worst: PlanFacts['worst']) => plain(cells({}, { planned: planned({ worst }) }).plan)
    expect(of('ok')).toMatchObject({
      mark: 'ok',
      text: '3 из 5',
      n: 3,
      of: 5,
      why: '',
      href: 'office/plan?agency=a1&year=2026',
    })
    for (const worst of ['warn', 'bad'] as const)
      expect(of(worst)).toMatchObject({ mark: worst, why: 'план: обучено 2 из 10; проектов 0 из 1' })
    expect(of('none')).toMatchObject({ mark: 'none', why: '' })
    expect(cells({}, { planned: planned({ of: 0 }) }).plan.text).toBe('нет данных')
  })

  it('shows those trained with the target, where there is one', () => {
    const of = (target: string | null) =>
      plain(cells({}, { planned: planned({ trained: { value: '12', target, kind: 'warn', words: '' } }) }).trained)
    expect(of('30')).toMatchObject({ mark: 'warn', text: '12 из 30', n: 12, href: 'office/plan?agency=a1&year=2026' })
    expect(of(null).text).toBe('12')
    expect(cells({}, { planned: planned() }).trained.text).toBe('нет данных')
  })
})

describe('an agency that is gone', () => {
  it('keeps its figures, is asked for nothing and has no red or yellow mark', () => {
    const own = {
      total: '9',
      level: 'BASIC',
      levelBefore: 'LEADER',
      assessmentId: 's1',
      status: 'DRAFT' as const,
      running: 2,
      lateProjects: 1,
      lateSince: '2026-01-12',
      proposals: 3,
      unanswered: 1,
    }
    const more: More = {
      reported: { state: 'OVERDUE', dueOn: '2026-10-03', reportId: null },
      mapped: { items: 3, done: 1, overdue: 2, soon: 0 },
      planned: { met: 1, of: 1, worst: 'ok', words: [], trained: null },
    }
    const at = { now: new Date('2026-12-20T05:00:00Z') }
    const [there, gone] = [cells(own, more, at), cells({ ...own, until: '2026-06-01' }, more, at)]
    expect(Object.values(there).filter(({ mark }) => mark === 'bad' || mark === 'warn').length).toBeGreaterThanOrEqual(
      5,
    )
    for (const [key, one] of Object.entries(gone) as [keyof Cells, Cells[keyof Cells]][]) {
      expect(one, key).toMatchObject({ why: '', text: there[key].text, n: there[key].n, href: there[key].href })
      expect(one.mark, key).toBe(there[key].mark === 'ok' ? 'ok' : 'none')
    }
    expect(gone.plan.mark).toBe('ok')
  })
})
