import { describe, expect, it } from 'vitest'
import { periodProblem, presenceProblem } from '@/lib/plan/fact-rules'
import type { PlanAgency } from '@/lib/plan/progress'

const agency = (since: string | null, until: string | null): PlanAgency => ({ since, until }) as PlanAgency
const refused = (problem: { fields: Record<string, string> } | null): boolean => problem !== null

describe('the quarter of a typed fact', () => {
  it('has begun: the running one is taken, the next is not', () => {
    const on = (year: number, quarter: number) => refused(periodProblem(year, quarter, '2026-06-30'))
    expect([on(2025, 4), on(2026, 1), on(2026, 2), on(2026, 3), on(2027, 1)]).toEqual([false, false, false, true, true])
    expect(periodProblem(2026, 3, '2026-07-01')).toBeNull()
    expect(periodProblem(2026, 3, '2026-06-30')?.fields.quarter).toContain('III\u00a0квартал 2026 г.')
  })

  it('had the agency for a day at least', () => {
    const on = (since: string | null, until: string | null) => refused(presenceProblem(agency(since, until), 2026, 2))
    expect([on(null, null), on('2026-06-30', null), on('2026-07-01', null)]).toEqual([false, false, true])
    expect([on(null, '2026-04-01'), on(null, '2026-03-31')]).toEqual([false, true])
  })
})
